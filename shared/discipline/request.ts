import { daysBetween } from '../day.ts';
import { latenessOf } from '../delay.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../lifecycle.ts';
import type { MilestoneStanding, Standing } from '../milestone.ts';
import type { Role } from '../roles.ts';
import type { Thresholds } from '../settings/thresholds.ts';
import type { Decided, RequestVerdict } from './facet.ts';

/**
 * A forecast is recorded at once, whoever likes it: nobody is kept from saying what they expect. Where it lies far behind
 * the original schedule, that it may be so is asked of somebody higher (docs/decisions/014). The request follows from the
 * forecast; only its decision is recorded.
 */
export const APPROVERS = ['department', 'leadership'] as const;
export type Approver = (typeof APPROVERS)[number];

/** The level at which a role decides; null: at none. */
export const levelOf = (role: Role): Approver | null =>
  role === 'department' || role === 'leadership' ? role : null;

export type RequestState = RequestVerdict | 'waiting';

export interface ForecastRequest {
  milestone: MilestoneCode;
  state: RequestState;
  /** Who decides on it. */
  approver: Approver;
  /** The forecast; the schedule of the first decision; the schedule in force. */
  date: Edtf;
  original: Edtf;
  baseline: Edtf;
  /** By how many days it lies behind the original schedule, between last days. */
  days: number;
  /** What was decided on this very date; null while it waits. */
  decision: Decided | null;
}

/** Whether a date may stand without anybody's approval, by the original schedule alone. */
export const isFarBehind = (original: Edtf, date: Edtf, { discipline }: Thresholds): boolean =>
  daysBetween(lastDay(original), lastDay(date)) > discipline.forecast;

/** From where the city may withdraw the project the department does not decide alone: the same line as "critical". */
export const approverOf = (baseline: Edtf, date: Edtf, thresholds: Thresholds): Approver =>
  latenessOf({ baseline, forecast: date, actual: null }, lastDay(date), thresholds) === 'critical'
    ? 'leadership'
    : 'department';

type Dates = Pick<MilestoneStanding, 'baseline0' | 'baseline' | 'forecast' | 'actual'>;

/**
 * What is asked of a milestone, if anything: a forecast far behind its original schedule that neither an adjustment nor an
 * earlier approval covers. Of two decisions on one day the later one holds.
 */
export function requestOf(
  milestone: MilestoneCode,
  { baseline0: original, baseline = original, forecast: date, actual }: Dates,
  { decided, thresholds }: { decided: readonly Decided[]; thresholds: Thresholds },
): ForecastRequest | null {
  if (original === undefined || baseline === undefined || date === undefined || actual !== undefined)
    return null;
  if (!isFarBehind(original, date, thresholds)) return null;
  const isAdjusted = lastDay(baseline) > lastDay(original);
  if (isAdjusted && lastDay(date) <= lastDay(baseline)) return null;
  const decision = decisionOn(milestone, date, decided);
  const approver = approverOf(baseline, date, thresholds);
  const days = daysBetween(lastDay(original), lastDay(date));
  const state = decision?.verdict ?? 'waiting';
  return { milestone, state, approver, date, original, baseline, days, decision };
}

/** What was decided on this date; else the approval of a later one, which covers it. */
function decisionOn(milestone: MilestoneCode, date: Edtf, decided: readonly Decided[]): Decided | null {
  const byDay = new Map<string, Decided>();
  for (const decision of decided) {
    if (decision.milestone === milestone) byDay.set(lastDay(decision.date), decision);
  }
  const own = byDay.get(lastDay(date));
  if (own) return own;
  const covers = [...byDay].filter(([day, { verdict }]) => verdict === 'approved' && day > lastDay(date));
  return covers.map(([, decision]) => decision).sort((a, b) => a.seq - b.seq)[0] ?? null;
}

/** All requests of a cluster, in lifecycle order; of milestones that are still open. */
export const requestsOf = (
  standing: Standing,
  known: { decided: readonly Decided[]; thresholds: Thresholds; open: readonly MilestoneCode[] },
): ForecastRequest[] =>
  MILESTONE_CODES.filter((code) => known.open.includes(code)).flatMap(
    (code) => requestOf(code, standing.milestones[code] ?? {}, known) ?? [],
  );
