import type { AssignWords } from './vi-assign.ts';

export const enAssign = {
  nav: 'Assignments',
  title: (n) =>
    n === 0 ? 'Every cluster has a manager' : `${n} ${n === 1 ? 'cluster has' : 'clusters have'} no manager`,
  name: 'Assignment of project managers',
  hint: 'Only clusters in preparation or under construction are counted: there somebody must report.',
  orphans: (n) => `Clusters without a manager (${n})`,
  nobody: 'assigned to nobody',
  noInvestor: 'no infrastructure investor yet, so it cannot be assigned',
  closed: (name) => `the account of ${name} is closed: hand it over in the list below`,
  managers: (n) => `Project managers (${n})`,
  find: 'Find by person or cluster',
  noneFound: 'Nobody matches.',
  clusters: (n) => (n === 0 ? 'no clusters' : n === 1 ? '1 cluster' : `${n} clusters`),
  account: { open: 'has an account', closed: 'account closed', none: 'no account yet' },
  handOver: 'Hand over',
  handOverOf: (name) => `Hand over the clusters of ${name}`,
  which: 'Clusters to hand over',
  all: (n) => `All (${n})`,
  to: 'Successor',
  choose: 'Choose a successor',
  from: 'From',
  note: 'Reason, document',
  passes:
    'Forecasts, returned reports and reports still owed pass to the successor with the cluster. The name of the predecessor stays in the history.',
  save: (n) => (n === 1 ? 'Hand over 1 cluster' : `Hand over ${n} clusters`),
  saved: (n, from, to, day) =>
    `${from} hands ${n === 1 ? '1 cluster' : `${n} clusters`} over to ${to} from ${day}.`,
  assign: 'Assign',
  assignOf: (name) => `Assign ${name}`,
  saveAssign: 'Assign',
  savedAssign: (name, to, day) => `${name} assigned to ${to} from ${day}.`,
  said: {
    kind: 'Manager',
    passed: (from, to) => `${from} hands over to ${to}`,
    given: (to) => `assigned to ${to}`,
    since: (day) => `from ${day}`,
  },
} satisfies AssignWords;
