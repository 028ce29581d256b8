import type { AreaStanding } from '../area.ts';
import { formatShare, type Lang } from './format.ts';
import type { Messages } from './messages.ts';

/** What is to be said of an area first; every number is of the clusters with a schedule, and says so. */
export function areaFinding({ clusters, scheduled, late, noPlan }: AreaStanding, { area }: Messages): string {
  if (clusters === 0) return area.none;
  if (scheduled === 0) return noPlan > 0 ? area.unscheduled(noPlan, clusters) : area.allDone(clusters);
  return late === 0 ? area.noneLate(scheduled) : area.late(late, scheduled);
}

/** '3 trong 4 · 75 %'; of few cases the two numbers alone. */
export function lateWords({ late, scheduled, lateShare }: AreaStanding, t: Messages, lang: Lang): string {
  const counts = t.area.of(late, scheduled);
  return lateShare === null ? counts : `${counts} · ${formatShare(lateShare, lang)}`;
}
