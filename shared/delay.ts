import { addMonths, type Day, daysBetween } from './day.ts';
import { type Edtf, lastDay } from './edtf.ts';
import type { Stage } from './lifecycle.ts';
import { isOverdueObstacle, type ObstaclesDay } from './obstacles/facet.ts';
import { lastReportOf } from './reports/last.ts';
import type { Thresholds } from './settings/thresholds.ts';
import type { ClusterState } from './state.ts';

/**
 * Lateness: the one definition (docs/language.md). Everything is in days between last days: a date
 * that is not precise is late only once its last day has passed.
 */
export const LATENESS = [
  'critical',
  'late',
  'at_risk',
  'no_date',
  'no_plan',
  'on_track',
  'undecided',
  'done',
] as const;
export type Lateness = (typeof LATENESS)[number];

/** What a milestone can be; a cluster may also have nothing ahead, or no decision yet that could date anything. */
type Class = Exclude<Lateness, 'done' | 'undecided'>;

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
 * whose last day has passed has lapsed: overdue, the as-of date takes its place; not overdue, there is no date.
 * Null when there is nothing to compare: no baseline, or neither date nor due yet.
 */
export function slipDays(schedule: Schedule, asOf: Day): number | null {
  const until = effectiveDay(schedule, asOf);
  return until === null || schedule.baseline === null ? null : daysBetween(lastDay(schedule.baseline), until);
}

function effectiveDay(schedule: Schedule, asOf: Day): Day | null {
  if (schedule.actual !== null) return lastDay(schedule.actual);
  if (schedule.forecast !== null && !isLapsed(schedule, asOf)) return lastDay(schedule.forecast);
  return isOverdue(schedule, asOf) ? asOf : null;
}

/** A forecast whose last day has passed without an actual. */
export const isLapsed = ({ forecast, actual }: Omit<Schedule, 'baseline'>, asOf: Day): boolean =>
  actual === null && forecast !== null && lastDay(forecast) < asOf;

/** By how many days the schedule in force has passed without an actual; null while it has not. Follows from no forecast. */
export const overdueDays = (schedule: Omit<Schedule, 'forecast'>, asOf: Day): number | null =>
  schedule.baseline !== null && isOverdue(schedule, asOf)
    ? daysBetween(lastDay(schedule.baseline), asOf)
    : null;

/** The class of one milestone that has not happened. */
export function latenessOf(schedule: Schedule, asOf: Day, thresholds: Thresholds): Class {
  if (schedule.baseline === null) return 'no_plan';
  const until = effectiveDay(schedule, asOf);
  if (until === null) return 'no_date';
  const due = lastDay(schedule.baseline);
  if (until >= addMonths(due, thresholds.critical.months)) return 'critical';
  if (isOverdue(schedule, asOf) || daysBetween(due, until) > thresholds.atRisk.days) return 'late';
  return until > due ? 'at_risk' : 'on_track';
}

/** What of a cluster its lateness follows from. */
export interface Judged {
  milestones: ClusterState;
  obstacles: ObstaclesDay;
  reports: { lastReport: Day | null };
}

/** An obstacle that nobody has moved out of the way by its day puts a cluster at risk that would otherwise not be. */
function withObstacles(lateness: Lateness, { open }: ObstaclesDay, asOf: Day): Lateness {
  const counts = lateness === 'on_track' || lateness === 'no_date';
  return counts && open.some((obstacle) => isOverdueObstacle(obstacle, asOf)) ? 'at_risk' : lateness;
}

export interface Assessment {
  lateness: Lateness;
  /** Days since the schedule in force has passed; null while it has not. */
  overdue: number | null;
  /** The forecast of the gate has passed without an actual. */
  lapsed: boolean;
  /** Open obstacles whose day has passed. */
  obstaclesOverdue: number;
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

/** The delay of a cluster: the slip of its next gate, on a day. Ten thousand are judged at once: hence one object each. */
export function assess(known: Judged, asOf: Day, thresholds: Thresholds): Assessment {
  const { milestones: state, obstacles } = known;
  const { gateBaseline0, gateBaseline, gateForecast, gateForecastBefore } = state;
  const reportAge = reportAgeOf(lastReportOf(known), asOf);
  const assessment: Assessment = {
    lateness: 'done',
    overdue: null,
    lapsed: false,
    slip: null,
    slipOriginal: null,
    slipSinceReport: null,
    obstaclesOverdue: 0,
    reportAge,
    stale: isStale(state.stage, reportAge, thresholds),
  };
  for (const obstacle of obstacles.open) {
    if (isOverdueObstacle(obstacle, asOf)) assessment.obstaclesOverdue += 1;
  }
  if (state.gate === null) return assessment;
  const schedule = { baseline: gateBaseline, forecast: gateForecast, actual: null };
  const undecided = state.gate === 'established' && gateBaseline === null;
  assessment.lateness = undecided
    ? 'undecided'
    : withObstacles(latenessOf(schedule, asOf, thresholds), obstacles, asOf);
  assessment.overdue = overdueDays(schedule, asOf);
  assessment.lapsed = isLapsed(schedule, asOf);
  assessment.slip = slipDays(schedule, asOf);
  assessment.slipOriginal =
    gateBaseline0 === gateBaseline
      ? assessment.slip
      : slipDays({ ...schedule, baseline: gateBaseline0 }, asOf);
  if (gateForecast !== null && gateForecastBefore !== null) {
    assessment.slipSinceReport = daysBetween(lastDay(gateForecastBefore), lastDay(gateForecast));
  }
  return assessment;
}

export const reportAgeOf = (lastReport: Day | null, asOf: Day): number | null =>
  lastReport === null ? null : Math.max(0, daysBetween(lastReport, asOf));

/** Stages in which somebody owes reports. */
export const owesReports = (stage: Stage): stage is 'construction' | 'preparation' =>
  stage === 'construction' || stage === 'preparation';

/** No report within the rhythm of the stage; asked only where somebody owes reports. */
export function isStale(stage: Stage, reportAge: number | null, { report }: Thresholds): boolean {
  if (!owesReports(stage)) return false;
  return reportAge === null || reportAge > report[stage];
}

const RANK: Record<Lateness, number> = {
  critical: 0,
  late: 1,
  at_risk: 2,
  no_date: 3,
  no_plan: 4,
  on_track: 5,
  undecided: 6,
  done: 7,
};

interface Ranked {
  code: string;
  lateness: Lateness;
  overdue: number | null;
  /** Null where whoever looks may not know it: then the days overdue decide. */
  slip: number | null;
}

/** Order of attention: worst class first, then the longest slip. Negative when a comes before b. */
export function byUrgency(a: Ranked, b: Ranked): number {
  const behind = ({ slip, overdue }: Ranked) => slip ?? overdue ?? -Infinity;
  return (
    RANK[a.lateness] - RANK[b.lateness] ||
    compare(behind(b), behind(a)) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** Years of this many days are beyond any slip. */
const BEYOND = 1e6;

/** Rows in that order, sorted by one number each: of ten thousand, reading every row many times over takes longest. */
export function mostUrgentFirst<R extends Ranked>(rows: readonly R[]): R[] {
  const keys = Float64Array.from(rows, ({ lateness, slip, overdue }) => {
    return RANK[lateness] * 4 * BEYOND - (slip ?? overdue ?? -BEYOND);
  });
  const order = rows.map((_row, i) => i);
  const codeOf = (i: number) => rows[i]?.code ?? '';
  order.sort((a, b) => {
    const apart = (keys[a] ?? 0) - (keys[b] ?? 0);
    return apart !== 0 ? apart : codeOf(a) < codeOf(b) ? -1 : codeOf(a) > codeOf(b) ? 1 : 0;
  });
  return order.flatMap((i) => rows[i] ?? []);
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Classes of clusters with a gate ahead and a schedule for it: those that can be late. */
export const hasSchedule = (lateness: Lateness): boolean =>
  lateness !== 'done' && lateness !== 'no_plan' && lateness !== 'undecided';

/** The classes that a list of delays shows. */
export const isDelayed = (lateness: Lateness): boolean =>
  lateness === 'critical' || lateness === 'late' || lateness === 'at_risk';
export const isLate = (lateness: Lateness): boolean => lateness === 'critical' || lateness === 'late';
