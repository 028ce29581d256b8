import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { type Day, daysBetween } from '../../../shared/day.ts';
import type { Edtf } from '../../../shared/edtf.ts';
import { dayTaken } from '../../../shared/evidence/place.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../../../shared/lifecycle.ts';
import { groupBy } from '../../../shared/lists.ts';
import { COMPONENTS, type Component } from '../../../shared/works/components.ts';

export interface Group<K> {
  of: K;
  items: EvidenceShown[];
}

const takenAt = ({ taken }: EvidenceShown): string => taken?.at ?? '';
const latestFirst = (a: EvidenceShown, b: EvidenceShown): number =>
  takenAt(a) === takenAt(b) ? 0 : takenAt(a) < takenAt(b) ? 1 : -1;

/** By milestone, in the order of a cluster's life; what is of none comes last. */
export const byMilestone = (items: readonly EvidenceShown[]): Group<MilestoneCode | null>[] =>
  [...MILESTONE_CODES, null]
    .map((of) => ({ of, items: picturesFirst(items.filter((item) => item.milestone === of)) }))
    .filter((group) => group.items.length > 0);

/** The first so many of all groups together; groups of which nothing is left are left out. */
export function firstOf<G extends { items: readonly EvidenceShown[] }>(
  groups: readonly G[],
  most: number,
): G[] {
  let left = most;
  return groups.flatMap((group) => {
    const items = group.items.slice(0, left);
    left -= items.length;
    return items.length === 0 ? [] : [{ ...group, items }];
  });
}

const picturesFirst = (items: readonly EvidenceShown[]): EvidenceShown[] =>
  items.toSorted(
    (a, b) => Number(a.kind === 'document') - Number(b.kind === 'document') || latestFirst(a, b),
  );

/** Photographs by the month in which they were taken, the latest first; those that do not say come last. */
export function byMonth(items: readonly EvidenceShown[]): Group<Edtf | null>[] {
  const photos = items.filter(({ kind }) => kind === 'photo');
  const months = groupBy(photos, ({ taken }) => taken && taken.at.slice(0, 7));
  return [...months]
    .map(([of, found]) => ({ of, items: found.toSorted(latestFirst) }))
    .sort((a, b) => (a.of === null ? 1 : b.of === null ? -1 : a.of < b.of ? 1 : -1));
}

/** The parts of the works that are named, in the order in which they are built. */
export function componentsOf(items: readonly EvidenceShown[]): Component[] {
  const named = new Set(items.map(({ component }) => component));
  return COMPONENTS.filter((component) => named.has(component));
}

/** A part of the works, else a milestone, as it was first photographed and as it was last. */
export interface Pair {
  component: Component | null;
  milestone: MilestoneCode | null;
  before: Shot;
  after: Shot;
  days: number;
}

interface Shot {
  item: EvidenceShown;
  day: Day;
}

/** What stands, was taken on days that are known, and has changed in between; what took longest comes first. */
export function pairsOf(items: readonly EvidenceShown[]): Pair[] {
  const shots = new Map<string, Shot[]>();
  for (const item of items) {
    const of = item.component ?? item.milestone;
    if (item.kind !== 'photo' || item.withdrawn || !item.taken || of === null) continue;
    const key = `${item.component === null ? 'milestone' : 'component'} ${of}`;
    shots.set(key, [...(shots.get(key) ?? []), { item, day: dayTaken(item.taken) }]);
  }
  return [...shots.values()].flatMap(pairIn).sort((a, b) => b.days - a.days);
}

function pairIn(shots: Shot[]): Pair[] {
  const inOrder = shots.toSorted((a, b) => latestFirst(b.item, a.item));
  const [before, after] = [inOrder.at(0), inOrder.at(-1)];
  if (!before || !after || before.day === after.day) return [];
  const { component, milestone } = before.item;
  const days = daysBetween(before.day, after.day);
  return [{ component, milestone: component === null ? milestone : null, before, after, days }];
}
