import type { DelaysWords } from './vi-delays.ts';

const clusters = (n: number) => `${n} ${n === 1 ? 'cluster' : 'clusters'}`;

const lateWords = (critical: number, late: number): string => {
  if (late === 0) return 'no cluster is late';
  const all = `${clusters(late)} late`;
  if (critical === 0) return `${all}, none by 12 months or more`;
  if (critical < late) return `${all}, ${critical} by 12 months or more`;
  return late === 1 ? `${all}, by 12 months or more` : `${all}, all by 12 months or more`;
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const enDelays = {
  title: (critical: number, late: number, where: string | null) =>
    where === null ? capital(lateWords(critical, late)) : `${where}: ${lateWords(critical, late)}`,
  filtered: 'Under the present filter',
  gateIs: (gate: string) => `${gate}:`,
  original: (words: string) => `against the original decision: ${words}`,
  originalShort: (words: string) => `original: ${words}`,
  column: {
    name: 'Cluster',
    area: 'Area',
    delay: 'Late, against the schedule in force',
    cause: 'Cause',
    mover: 'Whose move',
    report: 'Report',
  },
  sortBy: 'Order',
  urgency: 'Most serious first',
  groupBy: 'Group by',
  noGroups: 'No groups',
  group: { area: 'Area', mover: 'Whose move', cause: 'Cause', class: 'Class' },
  clusters,
  ofThese: (late: number, critical: number) => {
    if (late === 0) return 'none late';
    if (critical === 0) return `${late} late`;
    return critical === late
      ? `${late} late by 12 months or more`
      : `${late} late, ${critical} by 12 months or more`;
  },
  longest: (words: string) => `longest ${words}`,
  manyCauses: 'A cluster with several causes counts under each of them.',
  noCause: 'No obstacle on record',
  noMover: 'No one assigned',
  noArea: 'Not known',
  lastGiven: 'The reason given when it was last put off; no obstacle has been reported.',
  notSaid: 'Not on record',
  none: { area: 'area not known', cause: 'no obstacle on record', mover: 'no one assigned' },
  moreCauses: (n: number) => (n === 1 ? 'and another cause' : `and ${n} other causes`),
  why: 'Why, and whose move',
  worst: (where: string) => `Worst: ${where}`,
  whyHere: (where: string) => `Why ${where} is late`,
  because: 'Because of',
  waitsFor: 'Whose move',
  open: (what: string, n: number) => `${what}: ${clusters(n)}, show only these`,
  moreOfThem: (n: number) => `${n} more`,
  since: 'New since',
  sinceChoose: 'Compared with',
  sinceDay: { week: '7 days before', month: 'a month before', quarter: 'start of the quarter' },
  sinceDrop: 'Stop comparing',
  newly: (n: number) =>
    n === 0 ? 'No cluster has become late' : `${clusters(n)} ${n === 1 ? 'has' : 'have'} become late`,
  recovered: (n: number) => (n === 0 ? 'none has recovered' : `${n} ${n === 1 ? 'has' : 'have'} recovered`),
  sinceIs: (day: string) => `since ${day}`,
  isNew: 'newly late',
  isOver: 'recovered',
  changed: { newly: 'newly late', recovered: 'no longer late' },
  nothing: 'No cluster meets these conditions.',
  nothingHere: 'On this day no cluster is late or at risk.',
  dropFor: (what: string, n: number) => `Without ${what}: ${clusters(n)}`,
  dropAll: 'Drop all conditions',
  condition: {
    class: 'the class',
    cause: 'the cause',
    mover: 'whose move',
    area: 'the area',
    change: 'the comparison',
    search: 'the search',
    more: 'the other conditions',
  },
  projector: 'Projector',
  projected: (from: number, to: number, all: number) => `${from}–${to} of ${clusters(all)}`,
  projectorKeys: '← → turn pages, Esc leaves',
  earlier: 'Previous page',
  later: 'Next page',
  leave: 'Leave the projector view',
} satisfies DelaysWords;
