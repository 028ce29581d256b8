import { v7 as uuidv7 } from 'uuid';
import { streamOf } from '../../shared/log/stream.ts';
import { REPORT_TEXTS, type ReportText } from '../../shared/reports/texts.ts';
import { disciplineCommands } from './discipline.ts';
import { type Caller, OWN, PERSONS, type Person } from './services.ts';
import { WORKS_PLAN, WORKS_REPORT } from './works.ts';

/** One of every command there is, each about a cluster, over a version that never stands. */
export const command = (code: string) => ({
  stream: streamOf('cluster', code),
  key: 'infrastructure_completed' as const,
  expected: 999_999,
  request: uuidv7(),
});
export const forecast = (code: string) => ({
  ...command(code),
  said: { date: '2026-09', reason: 'permits' as const, note: 'Chờ giấy phép' },
});
export const actual = (code: string) => ({
  ...command(code),
  said: { date: '2025-03-28', document: { number: '1', day: '2025-03-28', issuer: 'x' } },
});
export const still = (code: string) => ({ ...command(code), key: 'forecasts' as const, said: {} });
export const review = (code: string) => ({
  ...command(code),
  said: { verdict: 'confirmation' as const, note: 'được' },
});
export const takeBack = (code: string) => ({ ...command(code), said: { note: 'Ghi nhầm' } });
const move = { organisation: 'department', person: PERSONS.department, due: '2025-06-30' };
const obstacle = <S>(code: string, said: S) => ({ ...command(code), key: uuidv7(), said });
export const opened = (code: string) =>
  obstacle(code, {
    ...move,
    milestone: 'infrastructure_completed' as const,
    cause: 'permits' as const,
    what: 'Thiếu hồ sơ',
    proposal: 'Bổ sung',
    product: 'Giấy phép',
  });
export const handedOn = (code: string) => obstacle(code, { ...move, note: 'Vượt thẩm quyền' });
export const answered = (code: string) => obstacle(code, { note: 'Đã nhận' });
export const resolved = (code: string) => obstacle(code, { result: 'Đã cấp phép' });

export const clearanceReport = (code: string) => ({
  ...command(code),
  key: 'reports' as const,
  said: { date: '2025-03-28', figures: { toClearHouseholds: 112 } },
});
export const landGranted = (code: string) => ({
  ...command(code),
  key: uuidv7(),
  said: {
    form: 'lease' as const,
    areaHa: 1,
    number: '1',
    day: '2025-03-28',
    issuer: 'UBND Thành phố',
  },
});

export const worksReport = (code: string) => ({ ...command(code), ...WORKS_REPORT });
export const worksPlan = (code: string) => ({ ...command(code), ...WORKS_PLAN });
export const filed = (code: string) => ({
  ...command(code),
  key: '2025-W14',
  said: {
    nothing: true,
    ...(Object.fromEntries(REPORT_TEXTS.map((name) => [name, null])) as Record<ReportText, null>),
    disbursed: null,
  },
});
export const evidence = (code: string) =>
  obstacle(code, {
    upload: uuidv7(),
    sha256: null,
    milestone: null,
    component: null,
    caption: 'Cổng phía đông',
  });
export const withdrawn = (code: string) => obstacle(code, { reason: 'Nhầm cụm' });

/** What is said of the procedure before establishment: each by whoever may enter the rung it names. */
const climbing = <S>(code: string, said: S) => ({ ...command(code), key: 'ladder' as const, said });
const DAY = '2025-03-28';
export const CLIMBING: Record<
  string,
  { call: (c: Caller, code: string) => Promise<unknown>; may: Person[] }
> = {
  'procedure.reach': {
    call: (c, code) => c.procedure.reach(climbing(code, { rung: 'first_letter', date: DAY })),
    may: ['committee', 'department'],
  },
  'procedure.reachMilestone': {
    call: (c, code) =>
      c.procedure.reachMilestone({
        ...command(code),
        key: 'public_notice',
        said: { date: DAY, document: { number: '1', day: DAY, issuer: 'UBND' } },
      }),
    may: ['committee', 'department'],
  },
  'procedure.giveBack': {
    call: (c, code) => c.procedure.giveBack(climbing(code, { date: DAY, note: 'Thiếu bản đồ' })),
    may: ['department'],
  },
  'procedure.supplement': {
    call: (c, code) => c.procedure.supplement(climbing(code, { date: DAY })),
    may: ['department'],
  },
  'procedure.correct': {
    call: (c, code) =>
      c.procedure.correct(climbing(code, { rung: 'first_letter', date: DAY, note: 'Nhầm ngày' })),
    may: ['committee', 'department'],
  },
  'procedure.takeBack': {
    call: (c, code) => c.procedure.takeBack(climbing(code, { what: 'first_letter', note: 'Nhầm cụm' })),
    may: ['committee', 'department'],
  },
};

export const queued = { device: uuidv7(), waiting: 0, files: 0, oldest: null };

/** What is said of the discipline of schedules. */
export const said = disciplineCommands;

const passing = { to: 'p-investor-01', from: '2025-03-31', note: 'Chuyển công tác' };
const handedOver = () => ({
  ...command(OWN),
  stream: streamOf('person', PERSONS.manager),
  key: 'clusters' as const,
  said: { clusters: [OWN], ...passing },
});
const leaveCommand = <S>(said: S) => ({
  ...command(OWN),
  stream: streamOf('person', PERSONS.manager),
  key: 'leave' as const,
  said,
});
/** Of a day on which nothing ended: what may be asked is refused as unknown, and nothing is signed. */
const planCommand = <S>(said: S) => ({
  ...command(OWN),
  stream: streamOf('reorganisation', '2000-01-01'),
  key: 'plan' as const,
  said,
});
/** What passes to the successors of units that end: the department's. */
const REORGANISATION_CALLS: Record<string, (caller: Caller) => Promise<unknown>> = {
  'reorganisation.plan': (c) => c.reorganisation.plan({}),
  'reorganisation.sign': (c) =>
    c.reorganisation.sign(
      planCommand({
        districts: ['017'],
        passings: [],
        document: { number: '12/KH-SCT', day: '2025-03-20', issuer: 'Sở Công Thương' },
      }),
    ),
  'reorganisation.cancel': (c) =>
    c.reorganisation.cancel(planCommand({ signing: uuidv7(), note: 'Ký nhầm' })),
};
/** Who is away and who stands in: of whoever looks after whose a cluster is. */
const LEAVE_CALLS: Record<string, (caller: Caller) => Promise<unknown>> = {
  'leaves.list': (c) => c.leaves.list(),
  'leaves.on': (c) => c.leaves.on({}),
  'leaves.record': (c) =>
    c.leaves.record(
      leaveCommand({ from: '2025-04-01', until: '2025-04-10', substitute: passing.to, note: '' }),
    ),
  'leaves.end': (c) => c.leaves.end(leaveCommand({ leave: uuidv7(), until: '2025-04-01' })),
};
export const assigned = (code: string) => ({ ...command(code), key: 'manager' as const, said: passing });

/** What is about nobody but whoever asks: no cluster and no person is named in it. */
export const OWN_ONLY: Record<string, (caller: Caller) => Promise<unknown>> = {
  'reminders.mine': (c) => c.reminders.mine(),
  'reminders.count': (c) => c.reminders.count(),
  'reminders.choose': (c) => c.reminders.choose({ mail: false, address: null, lang: 'vi' }),
  'reminders.see': (c) => c.reminders.see({ day: '2025-03-31' }),
};

/** Commands that nobody but a cluster's manager may give. */
export const MANAGERS_OWN: readonly string[] = [
  'milestones.setForecast',
  'milestones.reportStill',
  'milestones.usual',
  'milestones.reportActual',
  'reports.file',
  'evidence.add',
  'evidence.withdraw',
  'discipline.explain',
  'works.report',
];

export const OVERSEEING: Person[] = ['committee', 'department', 'leadership'];

export const ASSIGNING: Person[] = ['department', 'administrator'];
export const WRITERS: Person[] = ['manager', 'committee', 'department'];

/** 'ok', or the code with which it was refused. */
export const outcome = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { code?: string }) => error.code,
  );

/** What is asked and said of milestones and schedules of the manager's own cluster, and who may. */
export const SCHEDULE_CALLS: Record<string, { call: (caller: Caller) => Promise<unknown>; may: Person[] }> = {
  'milestones.setForecast': { call: (c) => c.milestones.setForecast(forecast(OWN)), may: ['manager'] },
  'milestones.reportStill': { call: (c) => c.milestones.reportStill(still(OWN)), may: ['manager'] },
  'milestones.usual': { call: (c) => c.milestones.usual({ code: OWN }), may: ['manager'] },
  'milestones.reportActual': { call: (c) => c.milestones.reportActual(actual(OWN)), may: ['manager'] },
  'milestones.reviewActual': {
    call: (c) => c.milestones.reviewActual(review(OWN)),
    may: ['committee', 'department'],
  },
  'milestones.takeBackActual': {
    call: (c) => c.milestones.takeBackActual(takeBack(OWN)),
    may: ['department'],
  },
  'milestones.adjustSchedule': {
    call: (c) => c.milestones.adjustSchedule(said.adjusted(command(OWN))),
    may: ['department'],
  },
  'discipline.decide': {
    call: (c) => c.discipline.decide(said.decided(command(OWN))),
    may: ['department', 'leadership'],
  },
  'discipline.explain': { call: (c) => c.discipline.explain(said.explained(command(OWN))), may: ['manager'] },
  'discipline.pause': { call: (c) => c.discipline.pause(said.paused(command(OWN))), may: ['department'] },
  'discipline.extendPause': {
    call: (c) => c.discipline.extendPause(said.extended(command(OWN))),
    may: ['department'],
  },
  'discipline.resume': { call: (c) => c.discipline.resume(said.resumed(command(OWN))), may: ['department'] },
};

/** Who is away, and what passes to the successors of units that end: about people, of whoever looks after them. */
export const DUTY_CALLS: Record<string, { call: (caller: Caller) => Promise<unknown>; may: Person[] }> = {
  'assignments.list': { call: (c) => c.assignments.list(), may: ASSIGNING },
  'assignments.handOver': { call: (c) => c.assignments.handOver(handedOver()), may: ASSIGNING },
  'audit.people': { call: (c) => c.audit.people(), may: ASSIGNING },
  ...Object.fromEntries(Object.entries(LEAVE_CALLS).map(([path, call]) => [path, { call, may: ASSIGNING }])),
  ...Object.fromEntries(
    Object.entries(REORGANISATION_CALLS).map(([path, call]) => [path, { call, may: ['department'] }]),
  ),
};

/** Not let through with a false version, but as a code that is taken, or a file that nobody has opened. */
export const TAKEN = [
  'register.enter',
  'imports.check',
  'imports.enter',
  'papers.file',
  'programmes.nextPlan',
];
/** About an act that there never was. */
export const UNKNOWN = [
  'imports.undo',
  'reorganisation.sign',
  'reorganisation.cancel',
  'papers.withdraw',
  'papers.named',
];
