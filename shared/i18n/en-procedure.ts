import type { Unit } from '../procedure/clocks.ts';
import type { ProcedureWords } from './vi-procedure.ts';

const days = (n: number, unit: Unit): string =>
  `${n} ${unit === 'workday' ? 'working ' : ''}${n === 1 ? 'day' : 'days'}`;

export const enProcedure = {
  name: 'Procedure of establishment',
  days,
  desk: {
    enterprise: 'Enterprise',
    local_committee: 'Local People’s Committee',
    department: 'Department of Industry and Trade',
    council: 'Selection council',
    city_committee: 'City People’s Committee',
  },
  local: { district: 'District People’s Committee', commune: 'Commune People’s Committee' },
  at: (desk: string) => `The dossier is with: ${desk}`,
  nextIs: (rung: string) => `Next step: ${rung}`,
  inTime: 'in time',
  left: (n: number, unit: Unit) => `${days(n, unit)} left`,
  lastDay: 'due today',
  over: (n: number, unit: Unit) => `${days(n, unit)} overdue`,
  stopped: (n: number, unit: Unit) => `clock stopped, ${days(n, unit)} left`,
  stoppedOver: (n: number, unit: Unit) => `clock stopped, ${days(n, unit)} overdue`,
  due: (day: string) => `due ${day}`,
  used: (n: number, allowed: number, unit: Unit) => `${n} of ${days(allowed, unit)}`,
  usedPlain: (n: number) => (n === 0 ? 'on the same day' : `after ${days(n, 'day')}`),
  late: (n: number, unit: Unit) => `${days(n, unit)} late`,
  supplementTime: (n: number, unit: Unit) => `${days(n, unit)} of supplement not counted`,
  inside: 'inside the appraisal’s time limit',
  noClock: 'No time limit is running',
  noClockOld:
    'The dossier falls under the rules before Decree 32/2024/NĐ-CP: no source gives the time limits of its steps, so none is judged in time or overdue.',
  clause: (clause: string) => {
    const [article, part] = clause.split('.');
    return `clause ${part}, article ${article}`;
  },
  basis: (clause: string, decree: string) => `${clause}, ${decree}`,
  unchecked: 'from a summary; to be checked against the text',
  counting:
    'Working days leave out Saturdays, Sundays, public holidays, Tết and announced days in lieu. The first day does not count; a time limit that ends on a day off ends with the next working day (Civil Code 2015, articles 147 and 148). Time for a supplement by the enterprise does not count towards the appraisal.',
  unrecorded: 'day not on record',
  waits: 'waiting for confirmation',
  returnedOn: (day: string) => `Dossier returned for a supplement on ${day}`,
  handedInOn: (day: string) => `Supplement handed in on ${day}`,
  notHandedIn: 'not handed in yet',
  done: 'The establishment has been decided.',
  all: 'All clusters in the procedure',
  record: (rung: string) => `Record: ${rung}`,
  recordMissing: 'Record this step',
  others: (desk: string) => `This step is recorded by the ${desk}.`,
  recorder: {
    local_committee: 'local People’s Committee or the Department of Industry and Trade',
    department: 'Department of Industry and Trade',
  },
  giveBack: 'Return for a supplement',
  supplement: 'Record the supplement',
  amend: 'Correct or take back',
  correctOf: (rung: string) => `Correct the day: ${rung}`,
  takeBack: (what: string) => `Take back: ${what}`,
  takeBackHint: 'What is taken back stays in the history, with the reason.',
  milestoneHint:
    'This step is a milestone of the cluster: recording it here records the milestone, with its document.',
  field: {
    date: 'Day',
    number: 'Document number',
    numberOptional: 'Document number (optional)',
    noNumber: 'The document has no number',
    documentDay: 'Day of the document',
    issuer: 'Issued by',
    note: 'Remark (optional)',
    lacks: 'What the dossier lacks',
    reason: 'Reason',
  },
  save: 'Record',
  saved: (what: string, day: string) => `${what}: ${day}.`,
  takenBack: (what: string) => `Taken back: ${what}.`,
  list: {
    title: (n: number, late: number) =>
      n === 0
        ? 'No cluster is in the procedure of establishment'
        : `${n} ${n === 1 ? 'cluster' : 'clusters'} in the procedure of establishment, ${late === 0 ? 'none overdue' : `${late} overdue`}`,
    none: 'Once the first letter of an investor is recorded on the page of a cluster, its dossier is shown here.',
    noneFound: 'No cluster matches the filter.',
    hint: 'In the order of the days left for the present step, the fewest first.',
    desk: 'With',
    rung: 'Next step',
    area: 'Area',
    anyDesk: 'anybody',
    anyRung: 'any step',
    anyArea: 'any area',
    noArea: 'area not known',
    stand: 'Time limit',
    stands: { any: 'all', late: 'overdue', running: 'in time', stopped: 'being supplemented' },
    cluster: 'Cluster',
    since: 'Last step',
    left: 'Left',
    clear: 'Clear filters',
    waiting: (n: number) => `Not begun: ${n} ${n === 1 ? 'cluster' : 'clusters'}`,
    waitingHint: 'On the Department’s list, but no first letter is on record; no time limit is running.',
    notPlanned: 'not on record in the development plan',
  },
  spread: {
    title: 'Time used',
    hint: 'All dossiers that had passed each step by the day shown. Of fewer than 5 the cases are given.',
    rules: {
      nd303: 'From 15 September 2026: Decree 303/2026/NĐ-CP',
      nd32: 'From 1 May 2024: Decree 32/2024/NĐ-CP',
      older: 'Before 1 May 2024: no source for the time limits',
    },
    total: (workdays: number, calendar: number) =>
      calendar === 0
        ? `Statutory time in all: ${workdays} working days.`
        : `Statutory time in all: ${workdays} working days and ${calendar} days.`,
    byRung: 'By step',
    byDesk: 'By who holds the dossier, in days',
    rung: 'Step',
    desk: 'Held by',
    n: 'Dossiers',
    median: 'Median',
    p80: '80% within',
    longest: 'Longest',
    within: 'In time',
    share: (kept: number, of: number, percent: string) => `${kept} of ${of} (${percent})`,
    unjudged: 'limit not known',
    inside: 'within the appraisal',
    unit: { workday: 'working days', day: 'days' },
    none: 'No dossier has passed a step with a precise day yet.',
  },
  work: (n: number) => `Procedures of establishment with you (${n})`,
} satisfies ProcedureWords;
