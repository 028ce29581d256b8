import type { ClusterRow } from './cluster-row.ts';
import { hasSchedule, isLate, owesReports } from './delay.ts';
import { countGrounds, type GroundCount } from './ground.ts';
import { groupBy } from './lists.ts';

/** How an area (or the whole city) stands: counts of clusters, and shares from 0 to 1. */
export interface AreaStanding {
  clusters: number;
  /** Clusters with a gate ahead and a schedule for it: those that can be late. */
  scheduled: number;
  late: number;
  /** On what the lateness of those rests. */
  lateGrounds: GroundCount;
  /** late ÷ scheduled; null where those are too few for a share. */
  lateShare: number | null;
  noPlan: number;
  stale: number;
}

/** Of fewer cases than these no share is told: one of two is not "50 %". */
export const FEWEST_FOR_SHARE = 3;

/** From 0 to 1; null where the whole is too small for a share: then the two numbers are told. */
export const shareOf = (part: number, whole: number): number | null =>
  whole < FEWEST_FOR_SHARE ? null : part / whole;

const canBeLate = ({ lateness }: ClusterRow): boolean => hasSchedule(lateness);

export function areaStanding(rows: readonly ClusterRow[]): AreaStanding {
  const count = (test: (row: ClusterRow) => boolean) => rows.filter(test).length;
  const late = count((row) => isLate(row.lateness));
  const scheduled = count(canBeLate);
  return {
    clusters: rows.length,
    scheduled,
    late,
    lateGrounds: countGrounds(rows.filter((row) => isLate(row.lateness)).map(({ lateGround }) => lateGround)),
    lateShare: shareOf(late, scheduled),
    noPlan: count((row) => row.lateness === 'no_plan'),
    stale: count((row) => row.stale),
  };
}

/** Clusters of which no source says in which area they lie: they are in no area and in the city. */
export const NO_AREA = 'none';

export interface CityStandings {
  /** Only areas in which something lies. */
  areas: { code: string; standing: AreaStanding }[];
  /** What lies in no area yet. */
  none: AreaStanding;
  city: AreaStanding;
}

/** Every area beside the city. The areas and what lies in none add up to the city, column by column. */
export function cityStandings(rows: readonly ClusterRow[]): CityStandings {
  const byUnit = groupBy(rows, ({ unit }) => unit);
  return {
    areas: [...byUnit]
      .flatMap(([code, here]) => (code === null ? [] : [{ code, standing: areaStanding(here) }]))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    none: areaStanding(byUnit.get(null) ?? []),
    city: areaStanding(rows),
  };
}

/** What areas can be coloured by. Darker always asks for more attention. */
export const MEASURES = ['late', 'not_started', 'no_plan', 'stale', 'clusters'] as const;
export type Measure = (typeof MEASURES)[number];

/** How many clusters of an area, and of how many; null: nothing there to measure, which is not the same as none. */
export type AreaValue = { part: number; whole: number } | null;

/** @param startTarget The target whose cohort "not started" counts; null where there is none. */
export function measureOf(
  rows: readonly ClusterRow[],
  measure: Measure,
  startTarget: string | null,
): AreaValue {
  const isCounted: Record<Measure, (row: ClusterRow) => boolean> = {
    late: canBeLate,
    not_started: (row) => startTarget !== null && row.cohorts.includes(startTarget),
    no_plan: () => true,
    stale: (row) => owesReports(row.stage),
    clusters: () => true,
  };
  const isPart: Record<Measure, (row: ClusterRow) => boolean> = {
    late: (row) => isLate(row.lateness),
    not_started: (row) => startTarget !== null && !row.achieved.includes(startTarget),
    no_plan: (row) => row.lateness === 'no_plan',
    stale: (row) => row.stale,
    clusters: () => true,
  };
  const counted = rows.filter(isCounted[measure]);
  if (counted.length === 0) return null;
  return { part: counted.filter(isPart[measure]).length, whole: counted.length };
}

/** A number of clusters asks for no attention: it is written and not painted. */
export const isPainted = (measure: Measure): boolean => measure !== 'clusters';

/** Lower bounds of at most four classes above "none", fit for the values. */
export function breaksOf(values: readonly AreaValue[]): number[] {
  const most = Math.max(0, ...values.map((value) => value?.part ?? 0));
  // The last class has no end: one area far beyond the others must not make them all alike.
  if (most <= 8) return [0, 1, 2, 3].slice(0, Math.max(1, most));
  const step = most <= 14 ? 3 : Math.ceil(most / 4);
  return [0, step, step * 2, step * 3];
}

/** 0 for none, else 1–4: how many lower bounds the value lies above; null where there is nothing to measure. */
export const classOf = (value: AreaValue, breaks: readonly number[]): number | null =>
  value === null ? null : breaks.filter((bound) => value.part > bound).length;
