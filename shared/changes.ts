import type { ClusterRow } from './cluster-row.ts';
import { byUrgency } from './delay.ts';
import type { Stage } from './lifecycle.ts';
import { hasRecovered, isNewlyLate } from './newly-late.ts';

/**
 * What has changed between two days, each as it was known on that day: told by the rows of the two. A cluster stands in
 * every group that is true of it (established and started in the same year); in "moved" where its stage has changed in a way
 * that no other group tells, or its area has. Of one that was not on record nothing else is said to have changed.
 */
export const CHANGE_KINDS = [
  'started',
  'late',
  'recovered',
  'established',
  'completed',
  'operating',
  'ended',
  'entered',
  'moved',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  /** Null: not on record on the first day. */
  before: ClusterRow | null;
  after: ClusterRow;
}
export type Changes = Record<ChangeKind, Change[]>;

/** The stages of a cluster that has taken a step, and from which it takes it. */
const STEPS = {
  established: { from: ['plan', 'establishment'], to: ['preparation', 'construction', 'completed'] },
  started: { from: ['plan', 'establishment', 'preparation'], to: ['construction', 'completed'] },
  completed: { from: ['plan', 'establishment', 'preparation', 'construction'], to: ['completed'] },
} as const satisfies Record<string, Record<'from' | 'to', readonly Stage[]>>;

const STEP_NAMES = Object.keys(STEPS) as (keyof typeof STEPS)[];

const hasTaken = (step: keyof typeof STEPS, before: Stage, after: Stage): boolean => {
  const { from, to }: Record<'from' | 'to', readonly Stage[]> = STEPS[step];
  return from.includes(before) && to.includes(after);
};

interface Options {
  /** Both days have units of the same level: else every cluster would have moved when communes took over. */
  sameUnits?: boolean;
}

/** The clusters of each kind of change, the most urgent first. */
export function changesBetween(
  before: readonly ClusterRow[],
  after: readonly ClusterRow[],
  { sameUnits = true }: Options = {},
): Changes {
  const earlier = new Map(before.map((row) => [row.code, row]));
  const changes = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, []])) as unknown as Changes;
  for (const row of [...after].sort(byUrgency)) {
    const was = earlier.get(row.code) ?? null;
    for (const kind of kindsOf(was, row, sameUnits)) changes[kind].push({ before: was, after: row });
  }
  return changes;
}

function kindsOf(before: ClusterRow | null, after: ClusterRow, sameUnits: boolean): ChangeKind[] {
  if (before === null) return ['entered'];
  const kinds: ChangeKind[] = STEP_NAMES.filter((step) => hasTaken(step, before.stage, after.stage));
  const becomes = (stage: Stage) => before.stage !== stage && after.stage === stage;
  if (becomes('operating')) {
    kinds.push('operating');
    // Where building had begun, nothing operates before it has been completed (stageOf).
    if (before.stage === 'construction') kinds.push('completed');
  }
  if (becomes('ended')) kinds.push('ended');
  const moved =
    (before.stage !== after.stage && kinds.length === 0) || (sameUnits && before.unit !== after.unit);
  if (moved) kinds.push('moved');
  if (isNewlyLate(before.lateness, after.lateness)) kinds.push('late');
  if (hasRecovered(before.lateness, after)) kinds.push('recovered');
  return kinds;
}

/** Different clusters in any of the groups. */
export const countChanged = (changes: Changes): number =>
  new Set(CHANGE_KINDS.flatMap((kind) => changes[kind].map(({ after }) => after.code))).size;
