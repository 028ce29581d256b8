import type { ClusterRow } from './cluster-row.ts';
import { byUrgency } from './delay.ts';
import type { Stage } from './lifecycle.ts';
import { hasRecovered, isNewlyLate } from './newly-late.ts';

/**
 * What has changed between two days, each as it was known on that day: told by the rows of the two. A cluster stands in
 * every group that is true of it (established and started in the same year); in "moved" where its stage has changed in a way
 * that no other group tells, or its area has. Of one that was not on record, or no longer is, nothing else is said to have
 * changed: those of the first day, with `entered` and `rejoined` and without `left`, are those of the second.
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
  'rejoined',
  'left',
  'moved',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  /** By which it is told: the later one, where there is one. */
  row: ClusterRow;
  /** Null: not on record on the first day. */
  before: ClusterRow | null;
  /** Null: no longer on record on the second. */
  after: ClusterRow | null;
  /** Of one that left: of which cluster it is a second entry. Null: what was entered was undone. */
  into: string | null;
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
  /** Second entries as they were known on each day, with the code of the cluster that each of them is. */
  merged?: Record<'before' | 'after', ReadonlyMap<string, string>>;
}

const NOT_MERGED = { before: new Map<string, string>(), after: new Map<string, string>() };

/** The clusters of each kind of change, the most urgent first. */
export function changesBetween(
  before: readonly ClusterRow[],
  after: readonly ClusterRow[],
  { sameUnits = true, merged = NOT_MERGED }: Options = {},
): Changes {
  const earlier = new Map(before.map((row) => [row.code, row]));
  const changes = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, []])) as unknown as Changes;
  for (const row of [...after].sort(byUrgency)) {
    const was = earlier.get(row.code) ?? null;
    const kinds = was === null ? [entryOf(row.code, merged.before)] : kindsOf(was, row, sameUnits);
    for (const kind of kinds) changes[kind].push({ row, before: was, after: row, into: null });
  }
  const later = new Set(after.map(({ code }) => code));
  for (const row of [...before].sort(byUrgency)) {
    if (later.has(row.code)) continue;
    changes.left.push({ row, before: row, after: null, into: merged.after.get(row.code) ?? null });
  }
  return changes;
}

/** What was not on record on the first day: it is new, or was taken for another one then. */
const entryOf = (code: string, merged: ReadonlyMap<string, string>): ChangeKind =>
  merged.has(code) ? 'rejoined' : 'entered';

function kindsOf(before: ClusterRow, after: ClusterRow, sameUnits: boolean): ChangeKind[] {
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
  new Set(CHANGE_KINDS.flatMap((kind) => changes[kind].map(({ row }) => row.code))).size;
