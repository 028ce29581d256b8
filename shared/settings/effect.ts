import type { Day } from '../day.ts';
import { type Assessment, assess, type Judged, type Lateness } from '../delay.ts';
import type { Thresholds } from './thresholds.ts';

/** A cluster that would be judged otherwise: by its class, or by whether its report is overdue. */
export interface Reclassed {
  code: string;
  from: Lateness;
  to: Lateness;
  /** Null: not judged otherwise. */
  stale: boolean | null;
}

interface Cluster {
  code: string;
  days: Judged;
  assessment: Pick<Assessment, 'lateness' | 'stale'>;
}

/** Which clusters of a day other thresholds would judge otherwise: by the one function that judges them every day. */
export function effectOf(clusters: readonly Cluster[], judgedOn: Day, thresholds: Thresholds): Reclassed[] {
  return clusters.flatMap(({ code, days, assessment: { lateness: from, stale } }): Reclassed[] => {
    const would = assess(days, judgedOn, thresholds);
    if (would.lateness === from && would.stale === stale) return [];
    return [{ code, from, to: would.lateness, stale: would.stale === stale ? null : would.stale }];
  });
}
