import type { WorkWords } from './vi-work.ts';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const enWork = {
  instead: {
    mark: (name: string) => `for ${name}`,
    title: (name: string, until: string, n: number) =>
      n === 0
        ? `Standing in for ${name} until ${until}`
        : `Standing in for ${name} until ${until}: ${n} ${n === 1 ? 'cluster' : 'clusters'}`,
    hint: (name: string) =>
      `Work of ${name} is marked beside the name of the cluster. What you report there is recorded as said for ${name}.`,
  },
  title: (n: number, parts: string) =>
    n === 0 ? 'No milestone to follow' : `${plural(n, 'milestone', 'milestones')} to follow: ${parts}`,
  part: {
    overdue: (n: number) => `${n} overdue`,
    soon: (n: number, days: number) => `${n} due within ${days} days`,
    later: (n: number) => `${n} later`,
    undated: (n: number) => `${n} without a due date`,
  },
  inboxTitle: (n: number, parts: string) =>
    n === 0 ? 'Nothing is waiting' : `${plural(n, 'task', 'tasks')} waiting: ${parts}`,
  inboxPart: {
    waiting: (n: number) => `${plural(n, 'report', 'reports')} to confirm`,
    asked: (n: number) => `${plural(n, 'obstacle', 'obstacles')} to answer`,
  },
  counted: (label: string, n: number, what: string) => `${label}: ${n} (${what})`,
  count: {
    returned: (n: number) => `${plural(n, 'report', 'reports')} returned`,
    overdue: (n: number) => `${plural(n, 'cluster', 'clusters')} with a report overdue`,
    waiting: (n: number) => `${plural(n, 'report', 'reports')} to confirm`,
    asked: (n: number) => `${plural(n, 'obstacle', 'obstacles')} to answer`,
  },
  band: {
    overdue: 'Overdue',
    30: 'Within 30 days',
    60: '31–60 days',
    90: '61–90 days',
    later: 'Next steps, after 90 days',
    undated: 'Without a due date',
  },
  dueToday: 'due today',
  dueIn: (words: string) => `${words} left`,
  overdueBy: (words: string) => `overdue by ${words}`,
  lapsed: (words: string) => `forecast passed ${words} ago`,
  clusters: 'My clusters',
  empty:
    'No cluster is assigned to this account. The Department of Industry and Trade assigns clusters to project managers.',
  returned: {
    title: (n: number) => `Reports returned (${n})`,
    said: (date: string) => `reported as completed ${date}`,
    by: (who: string, when: string) => `returned by ${who} at ${when}`,
    noNote: 'No reason was given.',
    somebody: 'the confirming agency',
  },
  report: {
    title: 'Regular reports',
    hint: 'Where nothing has changed, one press reports on all milestones of a cluster.',
    last: (day: string) => `Last report ${day}`,
    never: 'No report yet',
    still: 'Still as expected',
    stillFor: (cluster: string) => `${cluster}: still as expected`,
    expects: (names: string) => `Forecast: ${names}.`,
    lapsed: (names: string) => `This forecast has passed and needs a new date before you report: ${names}.`,
    none: 'There is no forecast yet. Set one for the next milestone in the list below.',
    saved: (n: number) => `Reported: ${plural(n, 'milestone', 'milestones')} still as expected.`,
    stands: (names: string) => `${names}.`,
  },
  effect: {
    forecast: (where: string, milestone: string, date: string) => `${where}${milestone} forecast for ${date}`,
    actual: (where: string, milestone: string, date: string) => `${where}${milestone}, ${date}`,
    where: (cluster: string) => `${cluster}: `,
    slip: (what: string, slip: string) => `${what}, ${slip} against the approved schedule.`,
    noSchedule: (what: string) =>
      `${what}. This milestone has no approved schedule, so there is no difference to show.`,
    waiting: 'The report is waiting for the local committee or the department to confirm it.',
    confirmed: (what: string) => `Confirmed: ${what}.`,
    returned: (what: string, who: string) => `Returned to ${who} with the reason: ${what}.`,
    returnedNobody: (what: string) => `Returned with the reason: ${what}.`,
  },
  next: (what: string) => `Next: ${what}`,
  nothingNext: 'Nothing else is due.',
  inbox: {
    waiting: (n: number) => `To confirm (${n})`,
    noneWaiting: 'No report is waiting for confirmation.',
    asked: (n: number) => `Obstacles to answer (${n})`,
    noneAsked: 'No obstacle is waiting for this agency.',
    own: (n: number) => `Milestones of this agency (${n})`,
    owed: (n: number) => `What others owe in the area (${n})`,
    noneOwed: 'No milestone of others falls due.',
    date: 'Completed on',
    document: 'Document',
    note: 'Note',
    noDocument: 'no document',
    of: (day: string) => `of ${day}`,
    by: 'Reported by',
    age: (words: string) => `waiting ${words}`,
    ageToday: 'reported today',
    tick: (what: string) => `Choose ${what}`,
    tickAll: 'Choose all',
    confirmChosen: (n: number) =>
      n === 0 ? 'Confirm chosen reports' : `Confirm ${plural(n, 'chosen report', 'chosen reports')}`,
    confirming: (done: number, all: number) => `Confirming ${done}/${all}…`,
    confirmedAll: (n: number) => `${plural(n, 'report', 'reports')} confirmed.`,
    confirmedSome: (n: number, all: number) => `${n} of ${all} reports confirmed.`,
    returnChosen: (n: number) =>
      n === 0 ? 'Return chosen reports' : `Return ${plural(n, 'chosen report', 'chosen reports')}`,
    returnWhyAll: 'Why they go back, for the reporter of each',
    returnedAll: (n: number) => `${plural(n, 'report', 'reports')} returned.`,
    returnedSome: (n: number, all: number) => `${n} of ${all} reports returned.`,
    givenBack: (what: string) => `${what}: returned.`,
    notGivenBack: (what: string, why: string) => `${what}: not returned. ${why}`,
    proofs: 'Evidence of the milestone',
    noProof: 'No evidence of this milestone is on file.',
    moreProofs: (n: number) => `${n} more on the page of the cluster`,
    openProof: (what: string) => `Open evidence: ${what}`,
    done: (what: string) => `${what}: confirmed.`,
    failed: (what: string, why: string) => `${what}: not confirmed. ${why}`,
    wide: 'Due dates of all clusters, with causes and whose move it is, are on the Delays page.',
  },
  causeGroup: {
    usual: 'Named before for this cluster',
    land: 'Land and clearance',
    procedure: 'Procedure and planning',
    works: 'Funds, works, market',
    other: 'Other',
  },
  issuers: ['UBND Thành phố Hà Nội', 'Sở Công Thương Hà Nội', 'Sở Xây dựng Hà Nội'],
} satisfies WorkWords;
