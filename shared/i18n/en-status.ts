import type { StatusWords } from './vi-status.ts';

export const enStatus = {
  vsSchedule: (gate, slip, schedule) =>
    `${gate}: ${slip} against the approved schedule in force (${schedule})`,
  onSchedule: (gate, schedule) => `${gate}: on the approved schedule in force (${schedule})`,
  overdue: (gate, length, schedule) =>
    `${gate}: ${length} overdue against the approved schedule in force (${schedule})`,
  due: (gate, schedule, lateness) =>
    `${gate}: due ${schedule} by the approved schedule in force, ${lateness}`,
  unscheduled: (gate) => `${gate}: no approved schedule, so nobody can say whether it is late`,
  completed: (date) => `Infrastructure completed: ${date}`,
  ended: (act, date) => `${act}, with effect from ${date}`,
  expected: (date) => `expected ${date}`,
  notExpected: 'no expected date yet',
  lapsed: (date) => `the expected date ${date} has passed without it`,
  occupied: (percent) => `${percent}% occupied`,
  original: (slip) => `Against the original schedule of the decision: ${slip}.`,
  rule: 'How it is classed',

  label: 'Status',
  why: 'Cause',
  obstacleOverdue: (day) => `obstacle, to be resolved by ${day}: overdue`,
  obstacleDue: (day) => `obstacle, to be resolved by ${day}`,
  moreObstacles: (n) => (n === 1 ? 'and one more obstacle' : `and ${n} more obstacles`),
  putOff: (from, to) => `last put off: ${from} → ${to}`,
  noCause: 'No cause of the delay has been given',
  move: 'Whose move',
  next: 'Next milestone',
  product: (product) => `to be proved by: ${product.charAt(0).toLowerCase()}${product.slice(1)}`,
  nextDue: (date) => `due ${date}`,
  report: 'Last report',

  moved: (from, to) => `${from} → ${to}`,
  later: (length) => `${length} later`,
  earlier: (length) => `${length} earlier`,
  unchanged: (date) => `unchanged, ${date}`,
  reworded: 'same last day',
  first: 'first forecast',
  because: (reason) => `because of: ${reason}`,
  noReason: 'no reason given',
  afterAdjustment: (date) => `after the schedule was adjusted to ${date}`,
  run: (n, from, to) => `${n} reports without a change of forecast, ${from} – ${to}`,
  older: (n) => `See ${n} older`,

  timeline: 'Timeline',
  legend: {
    original: 'original schedule',
    schedule: 'approved schedule in force',
    forecast: 'forecast',
    actual: 'actual',
  },
  today: 'today',
  asOf: (day) => `as of ${day}`,
  behindNoDate: 'done, no date on record',
  over: 'not done when the cluster ended',
  passed: (n) =>
    n === 1 ? 'One milestone passed, no date on record' : `${n} milestones passed, no date on record`,
  undated: (n) => (n === 1 ? 'One milestone ahead, no date yet' : `${n} milestones ahead, no date yet`),
  alsoDone: (n) => `Show the ${n} done as well`,
  table: 'See the table of milestones',
  nothingDated: 'No milestone of this cluster has a date yet.',

  decided: 'Established',
  started: 'Construction started',
  otherFacts: 'Other facts',
  path: 'Main milestones',
  update: 'Update a milestone',
  obstacleMore: 'Proposal and expected result',

  source: {
    title: 'Source',
    titles: (n) => `${n} sources`,
    opens: 'opens in a new window',
    none: 'No source on record',
  },

  missing: {
    cluster: (code) => `No cluster ${code}`,
    area: (code) => `No area ${code}`,
    why: 'This code is not in the system. The link may be old, or was copied with a mistake.',
    whyOnDay: (day) => `By ${day} this code was not on record.`,
    search: 'Search clusters on the map',
    today: 'See it as of today',
  },
} satisfies StatusWords;
