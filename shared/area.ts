import type { ClusterRow } from './cluster-row.ts';
import { isLate } from './delay.ts';

/** How an area (or the whole city) stands: counts of clusters, and shares from 0 to 1. */
export interface AreaStanding {
  clusters: number;
  /** Clusters with a gate ahead and a schedule for it: those that can be late. */
  scheduled: number;
  late: number;
  /** late ÷ scheduled; null when nothing has a schedule. */
  lateShare: number | null;
  noPlan: number;
  stale: number;
}

export function areaStanding(rows: readonly ClusterRow[]): AreaStanding {
  const count = (test: (row: ClusterRow) => boolean) => rows.filter(test).length;
  const late = count((row) => isLate(row.lateness));
  const scheduled = count((row) => row.lateness !== 'done' && row.lateness !== 'no_plan');
  return {
    clusters: rows.length,
    scheduled,
    late,
    lateShare: scheduled === 0 ? null : late / scheduled,
    noPlan: count((row) => row.lateness === 'no_plan'),
    stale: count((row) => row.stale),
  };
}

/** What areas can be coloured by. */
export const MEASURES = ['clusters', 'late', 'started', 'no_plan', 'stale'] as const;
export type Measure = (typeof MEASURES)[number];

/** The target whose cohort the measure "started" counts. */
export const STARTED_TARGET = 'start-43';

export interface AreaValue {
  /** The number to colour by; null where there is nothing to measure. */
  value: number | null;
  /** For shares: the two counts behind it. */
  of?: { part: number; whole: number };
}

export function measureOf(rows: readonly ClusterRow[], measure: Measure): AreaValue {
  const standing = areaStanding(rows);
  switch (measure) {
    case 'clusters':
      return { value: standing.clusters };
    case 'no_plan':
      return { value: standing.noPlan };
    case 'stale':
      return { value: standing.stale };
    case 'late':
      return { value: standing.lateShare, of: { part: standing.late, whole: standing.scheduled } };
    case 'started': {
      const cohort = rows.filter((row) => row.cohorts.includes(STARTED_TARGET));
      const started = cohort.filter((row) => row.achieved.includes(STARTED_TARGET)).length;
      if (cohort.length === 0) return { value: null };
      return { value: started / cohort.length, of: { part: started, whole: cohort.length } };
    }
  }
}

const SHARE_BREAKS = [0, 0.25, 0.5, 0.75] as const;

/** Lower bounds of at most four classes above "nothing", fit for the values. */
export function breaksOf(values: readonly (number | null)[], measure: Measure): number[] {
  if (measure === 'late' || measure === 'started') return [...SHARE_BREAKS];
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  if (most <= 4) return [0, 1, 2, 3].slice(0, Math.max(1, most));
  const step = most <= 8 ? 2 : most <= 14 ? 3 : Math.ceil(most / 4);
  return [0, step, step * 2, step * 3];
}

/** 0 for nothing, else 1–4: how many lower bounds the value lies above. */
export const classOf = (value: number | null, breaks: readonly number[]): number =>
  value === null ? 0 : breaks.filter((bound) => value > bound).length;
