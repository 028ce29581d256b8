import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { RecordTargetInput } from '../../shared/programmes/command.ts';
import type { NextPlanInput } from '../../shared/programmes/plan-command.ts';
import { type Caller, callAs, type Person, type TestServices } from './services.ts';

/** A target as the department says it: started in 2026, of the 43. */
export const TARGET_SAID: RecordTargetInput['said'] = {
  position: 9,
  nameVi: 'Khởi công 11 cụm còn lại trong năm 2026',
  nameEn: '',
  definitionVi: 'Cụm thành lập giai đoạn 2018–2020; đạt khi khởi công trong năm 2026.',
  definitionEn: '',
  cohort: { milestone: 'established', from: '2018-01-01', to: '2020-12-31' },
  goal: { milestone: 'construction_started' },
  metric: 'clusters',
  min: 43,
  max: 43,
  dueOn: '2026-12-31',
  publishedOn: '2025-03',
  sourceVi: 'Kế hoạch của UBND Thành phố',
  sourceEn: '',
  sourceNo: '31/KH-UBND',
  sourceUrl: null,
  quoteVi: 'Khởi công đủ 43 cụm.',
  quoteEn: null,
  secondReadingVi: null,
  secondReadingEn: null,
  plan: {
    nameVi: 'Kế hoạch năm 2026',
    nameEn: '',
    from: '2026-01-01',
    to: '2026-12-31',
    decision: null,
    day: null,
    issuer: null,
  },
  papers: null,
  reason: null,
  copiedFrom: null,
};

export const targetCommand = <S>(code: string, said: S, expected = 999_999) => ({
  stream: streamOf('target', code),
  key: 'target' as const,
  expected,
  request: uuidv7(),
  said,
});

export const department = (services: TestServices) => callAs(services, 'department');
export const managed = async (services: TestServices, code: string) => {
  const { open, closed } = await (await department(services)).programmes.managed();
  const found = [...open, ...closed].find((one) => one.code === code);
  if (!found) throw new Error(`no target ${code}`);
  return found;
};
/** A target as it is on record, to be said again. */
export async function asSaid(services: TestServices, code: string): Promise<RecordTargetInput['said']> {
  const {
    code: _c,
    version: _v,
    cohortSize: _s,
    achieved: _a,
    closed: _d,
    closedBecause: _b,
    countsFrom: _f,
    ...said
  } = await managed(services, code);
  return { ...said, quoteVi: said.quoteVi ?? '', reason: 'Đính chính', copiedFrom: null };
}
export async function change(services: TestServices, code: string, more: Partial<RecordTargetInput['said']>) {
  const { version } = await managed(services, code);
  const said = { ...(await asSaid(services, code)), ...more };
  return (await department(services)).programmes.record(targetCommand(code, said, version));
}
export const begin = async (
  services: TestServices,
  code: string,
  more: Partial<RecordTargetInput['said']> = {},
) => (await department(services)).programmes.record(targetCommand(code, { ...TARGET_SAID, ...more }, 0));
export const close = async (services: TestServices, code: string) =>
  (await department(services)).programmes.close(
    targetCommand(code, { reason: 'Kế hoạch mới thay thế' }, (await managed(services, code)).version),
  );

const PLAN = TARGET_SAID.plan ?? {
  nameVi: '',
  nameEn: '',
  from: null,
  to: null,
  decision: null,
  day: null,
  issuer: null,
};

/** The plan of some targets as they are seen now, as it is from now on. */
export async function changePlan(services: TestServices, codes: readonly string[], nameVi: string) {
  const targets = await Promise.all(codes.map((code) => managed(services, code)));
  const seen = targets.map(({ code, version }) => ({ code, version }));
  const said = { plan: { ...PLAN, nameVi }, paper: null, targets: seen, reason: 'Điều chỉnh tên kế hoạch' };
  return (await department(services)).programmes.changePlan(
    targetCommand(codes[0] ?? '', said, seen[0]?.version),
  );
}

type NextPlan = NextPlanInput['said'];
/** The plan after one of which these are the targets: each is said anew, under a code of its own. */
export function nextPlanSaid(
  targets: readonly { code: string; copiedFrom: string }[],
  close: NextPlan['close'],
): NextPlan {
  const {
    plan: _p,
    papers: _f,
    reason: _r,
    copiedFrom: _c,
    publishedOn,
    sourceVi,
    sourceEn,
    sourceNo,
    sourceUrl,
    ...own
  } = TARGET_SAID;
  return {
    plan: PLAN,
    publishedOn,
    sourceVi,
    sourceEn,
    sourceNo,
    sourceUrl,
    papers: null,
    targets: targets.map((one) => ({ ...own, ...one })),
    close,
    reason: close.length > 0 ? 'Kế hoạch mới thay thế' : null,
  };
}

/** What everybody is told on a day. */
export async function screensOn(services: TestServices, day: Day) {
  const anyone = await callAs(services, 'public');
  const asOf = { asOf: day };
  return {
    list: await anyone.programmes.list(asOf),
    past: await anyone.programmes.past(asOf),
    course: await anyone.programmes.course(asOf),
    rows: (await anyone.clusters.list({ ...asOf, limit: 200 })).rows,
  };
}

const recordedTarget = () => targetCommand('start-43', TARGET_SAID);
const closedTarget = () => targetCommand('start-43', { reason: 'Có kế hoạch mới' });
const PREVIEW = { cohort: TARGET_SAID.cohort, goal: TARGET_SAID.goal, code: 'start-43' };

/** What is asked and said of targets from within, and who may. */
export const PROGRAMME_CALLS: Record<string, { call: (caller: Caller) => Promise<unknown>; may: Person[] }> =
  {
    'programmes.history': {
      call: (c) => c.programmes.history({ code: 'start-43' }),
      may: ['department', 'leadership'],
    },
    'programmes.managed': { call: (c) => c.programmes.managed(), may: ['department'] },
    'programmes.preview': { call: (c) => c.programmes.preview(PREVIEW), may: ['department'] },
    'programmes.record': { call: (c) => c.programmes.record(recordedTarget()), may: ['department'] },
    'programmes.close': { call: (c) => c.programmes.close(closedTarget()), may: ['department'] },
    'programmes.changePlan': {
      call: (c) =>
        c.programmes.changePlan(
          targetCommand('start-43', {
            plan: PLAN,
            paper: null,
            targets: [{ code: 'start-43', version: 999_999 }],
            reason: 'Đổi tên',
          }),
        ),
      may: ['department'],
    },
    'programmes.nextPlan': {
      call: (c) =>
        c.programmes.nextPlan(
          targetCommand('start-43', nextPlanSaid([{ code: 'start-43', copiedFrom: 'start-43' }], [])),
        ),
      may: ['department'],
    },
    'programmes.reopen': { call: (c) => c.programmes.reopen(closedTarget()), may: ['department'] },
  };
