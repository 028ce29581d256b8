import type { EvidenceShown } from '../../../server/evidence/read.ts';
import type { Day } from '../../../shared/day.ts';
import { dayTaken } from '../../../shared/evidence/place.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../../../shared/lifecycle.ts';

export interface Group<K> {
  of: K;
  items: EvidenceShown[];
}

/** By milestone, in the order of a cluster's life; what is of none comes last. */
export const byMilestone = (items: readonly EvidenceShown[]): Group<MilestoneCode | null>[] =>
  [...MILESTONE_CODES, null]
    .map((of) => ({ of, items: items.filter(({ milestone }) => milestone === of) }))
    .filter((group) => group.items.length > 0);

/** Photographs by the day on which they were taken, the latest first; those that do not say come last. */
export function byDay(items: readonly EvidenceShown[]): Group<Day | null>[] {
  const photos = items.filter(({ kind }) => kind === 'photo');
  const days = new Map<Day | null, EvidenceShown[]>();
  for (const photo of photos) {
    const day = photo.taken && dayTaken(photo.taken);
    days.set(day, [...(days.get(day) ?? []), photo]);
  }
  return [...days]
    .map(([of, found]) => ({ of, items: found }))
    .sort((a, b) => (a.of === null ? 1 : b.of === null ? -1 : a.of < b.of ? 1 : -1));
}
