import type { viReorganisation } from './vi-reorganisation.ts';

const clustersOf = (n: number) => `${n} ${n === 1 ? 'cluster' : 'clusters'}`;
const unitsOf = (n: number) => `${n} ${n === 1 ? 'unit' : 'units'}`;
const accountsOf = (n: number) => `${n} ${n === 1 ? 'account' : 'accounts'}`;

export const enReorganisation = {
  title: (open: number, day: string) =>
    open === 0
      ? `Areas that pass on ${day}: every cluster has somebody who takes over`
      : `Areas that pass on ${day}: ${clustersOf(open)} still without anybody who takes over`,
  hint: 'Old units end and new ones take over their duties. Nothing changes before the day. From then on the accounts of the old units have no rights and their names stay in the history; whoever takes over also answers what the old unit has not answered. Only the department sees this plan.',
  day: 'Day of the reorganisation',
  none: 'There is nothing on record of old units and their successors, so no plan can be made. Load the administrative units on the page Manage first.',
  nothing: 'No cluster and no account belongs to a unit that ends on this day.',
  take: (name: string) => `Sign for ${name}`,
  counts: (clusters: number, open: number) =>
    clusters === 0
      ? 'no clusters'
      : open === 0
        ? `${clustersOf(clusters)}, all signed`
        : open === clusters
          ? `${clustersOf(clusters)} not signed yet`
          : `${clustersOf(clusters)}, ${open} not signed yet`,
  undecided: (n: number) => `${n} with nobody chosen`,
  ending: (n: number) => (n === 1 ? 'the duties of 1 person end' : `the duties of ${n} people end`),
  left: (units: number, undecided: number) =>
    undecided === 0
      ? `${unitsOf(units)} with something left to sign. Somebody is proposed for every cluster.`
      : `${unitsOf(units)} with something left to sign; nobody is chosen for ${clustersOf(undecided)}.`,
  done: (n: number) => `${unitsOf(n)} with nothing left to sign`,
  next: (n: number) => `Next cluster without anybody (${n})`,
  all: 'Choose every unit with something left to sign',
  account: (name: string, day: string) => `${name}: account usable until ${day}`,
  accountEnds: (name: string, day: string) => `${name}: account will end after ${day}`,
  officer: (name: string) => `${name}: no account`,
  noAccount: 'This unit has no account.',
  cluster: 'Cluster',
  commune: 'Commune or ward that takes over',
  chooseCommune: 'Choose a commune or ward',
  asked:
    'Where a commune is to be chosen the register does not say in which one the cluster lies; choose by the file. The choice is written into the register.',
  taker: 'Who takes over',
  notYet: 'Not known yet',
  noTaker: 'Nobody belongs to this area yet',
  withoutAccount: (name: string) => `${name} (no account yet)`,
  communeOf: (name: string) => `Commune or ward that takes over ${name}`,
  takerOf: (name: string) => `Who takes over ${name}`,
  signed: (commune: string, person: string) => `Signed: ${commune}, ${person}`,
  unable: (person: string) => `${person} can no longer take over; choose somebody else.`,
  chosen: (units, clusters) => `${unitsOf(units)} chosen: ${clustersOf(clusters)}`,
  toEnd: 'Go to signing',
  changes: 'What will change',
  changesHint: (day: string) => `From ${day}. Check it before you sign.`,
  totals: ({ units, clusters, ending, posts }) =>
    `Signed for ${unitsOf(units)}: ${[
      `${clustersOf(clusters)} to pass on`,
      `${accountsOf(ending)} to end`,
      ...(posts > 0 ? [`${posts} ${posts === 1 ? 'post' : 'posts'} to end`] : []),
    ].join(', ')}.`,
  noChanges: 'Choose at least one unit to see what would change.',
  before: 'Now',
  after: 'Then',
  what: 'Cluster, account',
  ofAccount: (name: string) => `Account of ${name}`,
  usable: 'usable',
  ends: (day: string) => `ends after ${day}`,
  ofPost: (name: string) => `Duties of ${name}`,
  postRuns: 'held',
  postEnds: (day: string) => `end after ${day}`,
  at: (unit: string, person: string) => (person === '' ? unit : `${unit} – ${person}`),
  stays: (n: number) =>
    `${clustersOf(n)} without anybody who takes over; they stay on the list to be signed later.`,
  sign: (clusters: number, accounts: number) => `Sign: ${clustersOf(clusters)}, ${accountsOf(accounts)}`,
  saved: (clusters: number, accounts: number, day: string) =>
    `Signed: ${clustersOf(clusters)} pass on and ${accountsOf(accounts)} end. It holds from ${day}.`,
  signings: 'Signed so far',
  signing: (number: string, issuer: string, day: string) => `Document no. ${number} of ${day}, ${issuer}`,
  signingCounts: (clusters: number, accounts: number, day: string) =>
    `${clustersOf(clusters)}, ${accountsOf(accounts)}, from ${day}`,
  cancelled: 'cancelled',
  cancel: 'Cancel this signing',
  cancelOf: (number: string) => `Cancel the signing by document no. ${number}`,
  cancelNote: 'Reason for cancelling',
  cancelHint:
    'The accounts of the old units are as they were before the signing; the clusters have nobody who takes over again.',
  cancelledNow: (number: string) => `The signing by document no. ${number} is cancelled.`,
} satisfies typeof viReorganisation;
