import { addMonths, type Day, daysBetween } from './day.ts';
import { type Edtf, lastDay } from './edtf.ts';
import type { ClusterState } from './state.ts';

/**
 * Lateness: the one definition (product.md, "Words for lateness"). Everything is in days between last days: a date
 * that is not precise is late only once its last day has passed.
 */
export const LATENESS = ['critical', 'late', 'at_risk', 'no_date', 'no_plan', 'on_track', 'done'] as const;
export type Lateness = (typeof LATENESS)[number];

/** Thresholds, each with its basis. */
export const THRESHOLDS = {
  /** A slip up to this many days is a risk, more is late. Basis: working definition of the department. */
  atRiskDays: 90,
  /** This many months behind the approved schedule: the city may withdraw the project (Decision 33/2022/QĐ-UBND). */
  criticalMonths: 12,
  /** Reporting rhythm in days: weekly while building, monthly in preparation. */
  reportDays: { construction: 7, preparation: 31 },
  /** How far ahead "what falls due" looks. */
  dueDays: 90,
} as const;

export interface Schedule {
  baseline: Edtf | null;
  forecast: Edtf | null;
  actual: Edtf | null;
}

/** No actual, and the last day of the baseline has passed. */
export function isOverdue({ baseline, actual }: Omit<Schedule, 'forecast'>, asOf: Day): boolean {
  return actual === null && baseline !== null && lastDay(baseline) < asOf;
}

/**
 * (actual, else forecast, else the as-of date if it is past due) − baseline, in days; positive is later. A forecast
 * whose last day has passed while the milestone is overdue has been disproved: the as-of date takes its place.
 * Null when there is nothing to compare: no baseline, or neither date nor due yet.
 */
export function slipDays(schedule: Schedule, asOf: Day): number | null {
  const until = effectiveDay(schedule, asOf);
  return until === null || schedule.baseline === null ? null : daysBetween(lastDay(schedule.baseline), until);
}

function effectiveDay(schedule: Schedule, asOf: Day): Day | null {
  if (schedule.actual !== null) return lastDay(schedule.actual);
  const hoped = schedule.forecast === null ? null : lastDay(schedule.forecast);
  return isOverdue(schedule, asOf) && (hoped === null || hoped < asOf) ? asOf : hoped;
}

/** The class of one milestone that has not happened. */
export function latenessOf(schedule: Schedule, asOf: Day): Exclude<Lateness, 'done'> {
  if (schedule.baseline === null) return 'no_plan';
  const until = effectiveDay(schedule, asOf);
  if (until === null) return 'no_date';
  const due = lastDay(schedule.baseline);
  if (until >= addMonths(due, THRESHOLDS.criticalMonths)) return 'critical';
  if (isOverdue(schedule, asOf) || daysBetween(due, until) > THRESHOLDS.atRiskDays) return 'late';
  return until > due ? 'at_risk' : 'on_track';
}

export interface Assessment {
  lateness: Lateness;
  overdue: boolean;
  /** Against the schedule in force, in days; null when there is nothing to compare. */
  slip: number | null;
  /** Against the schedule of the first decision. */
  slipOriginal: number | null;
  /** How far the last report moved the forecast; null when there was only one. */
  slipSinceReport: number | null;
  /** Days since the last report; null when there has been none. */
  reportAge: number | null;
  stale: boolean;
}

/** The delay of a cluster: the slip of its next gate, on a day. */
export function assess(state: ClusterState, asOf: Day): Assessment {
  const reportAge = state.lastReport === null ? null : Math.max(0, daysBetween(state.lastReport, asOf));
  const stale = isStale(state, reportAge);
  if (state.gate === null) {
    return {
      lateness: 'done',
      overdue: false,
      slip: null,
      slipOriginal: null,
      slipSinceReport: null,
      reportAge,
      stale,
    };
  }
  const schedule = { baseline: state.gateBaseline, forecast: state.gateForecast, actual: null };
  return {
    lateness: latenessOf(schedule, asOf),
    overdue: isOverdue(schedule, asOf),
    slip: slipDays(schedule, asOf),
    slipOriginal: slipDays({ ...schedule, baseline: state.gateBaseline0 }, asOf),
    slipSinceReport:
      state.gateForecast === null || state.gateForecastBefore === null
        ? null
        : daysBetween(lastDay(state.gateForecastBefore), lastDay(state.gateForecast)),
    reportAge,
    stale,
  };
}

function isStale(state: ClusterState, reportAge: number | null): boolean {
  if (state.stage !== 'construction' && state.stage !== 'preparation') return false;
  return reportAge === null || reportAge > THRESHOLDS.reportDays[state.stage];
}

const RANK: Record<Lateness, number> = {
  critical: 0,
  late: 1,
  at_risk: 2,
  no_date: 3,
  no_plan: 4,
  on_track: 5,
  done: 6,
};

/** Order of attention: worst class first, then the longest slip. Negative when a comes before b. */
export function byUrgency(
  a: { lateness: Lateness; slip: number | null; code: string },
  b: { lateness: Lateness; slip: number | null; code: string },
): number {
  return (
    RANK[a.lateness] - RANK[b.lateness] ||
    (b.slip ?? -Infinity) - (a.slip ?? -Infinity) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** The classes that a list of delays shows. */
export const isDelayed = (lateness: Lateness): boolean =>
  lateness === 'critical' || lateness === 'late' || lateness === 'at_risk';
export const isLate = (lateness: Lateness): boolean => lateness === 'critical' || lateness === 'late';
