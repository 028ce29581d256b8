import { addWorkdays, type Calendar } from '../calendar/workdays.ts';
import type { Day } from '../day.ts';
import { owesReports } from '../delay.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import { isBehind, MILESTONES, type MilestoneCode, predecessorsIn, type Stage } from '../lifecycle.ts';
import { happenedIn, type MilestoneStanding, type Standing } from '../milestone.ts';
import type { Thresholds } from '../settings/thresholds.ts';
import type { Explained, Pause, Promised } from './facet.ts';

/** A date that has passed without its milestone, and that nobody has explained. */
export interface MissedDate {
  milestone: MilestoneCode;
  of: Promised;
  date: Edtf;
  /** The last day on which an explanation is in time; null while a pause holds the clock. */
  explainBy: Day | null;
  /** That day has passed: the explanation is owed. */
  owed: boolean;
}

type Dates = Pick<MilestoneStanding, 'baseline' | 'forecast' | 'actual' | 'cause'>;

/**
 * The date that was last promised and has passed: the forecast where there is one, else the schedule in force. A schedule
 * that has passed while a later forecast stands is explained by the cause that was given with it.
 */
export function missedOf({ baseline, forecast, actual, cause }: Dates, today: Day) {
  if (actual !== undefined) return null;
  if (forecast !== undefined && lastDay(forecast) < today) return { of: 'forecast', date: forecast } as const;
  if (baseline === undefined || lastDay(baseline) >= today) return null;
  return forecast === undefined || cause === undefined ? ({ of: 'schedule', date: baseline } as const) : null;
}

/** An explanation answers one date: of the same milestone, the same promise, the same last day. */
export const explanationOf = (
  milestone: MilestoneCode,
  { of, date }: { of: Promised; date: Edtf },
  explained: readonly Explained[],
): Explained | null =>
  explained.findLast(
    (said) => said.milestone === milestone && said.of === of && lastDay(said.date) === lastDay(date),
  ) ?? null;

/**
 * The last day on which an explanation is in time: so many working days after the date. The clock does not run while the
 * cluster is paused: it begins again with the day on which work does. Null while it stands still.
 */
export function explainByOf(
  passed: Day,
  { pauses, workdays, calendar }: { pauses: readonly Pause[]; workdays: number; calendar?: Calendar },
): Day | null {
  let by = addWorkdays(passed, workdays, calendar);
  for (const { from, resumedOn } of pauses) {
    if (from > by || (resumedOn !== null && resumedOn <= passed)) continue;
    if (resumedOn === null) return null;
    by = addWorkdays(resumedOn, workdays, calendar);
  }
  return by;
}

interface Known {
  explained: readonly Explained[];
  pauses: readonly Pause[];
  open: readonly MilestoneCode[];
  /** What the department leaves out: nothing waits for it. */
  unfollowed?: readonly MilestoneCode[];
  stage: Stage;
  /** The gate by which the cluster is judged. */
  gate: MilestoneCode | null;
  thresholds: Thresholds;
  calendar?: Calendar;
}

/**
 * Nobody is asked before there is somebody to build it, nor for what is told for information only. What somebody expected
 * is asked for wherever it was missed; what only the schedule says, of the gate and of the steps that could be taken now:
 * those behind them wait for these, and have no other answer.
 */
function isAsked(
  code: MilestoneCode,
  of: Promised,
  standing: Standing,
  { stage, gate, unfollowed = [] }: Known,
): boolean {
  const { information, phase } = MILESTONES[code];
  if (information || !(owesReports(stage) || phase === 'expansion')) return false;
  if (of === 'forecast' || code === gate) return true;
  const happened = happenedIn(standing);
  return predecessorsIn(code, unfollowed).every((before) => happened(before) || isBehind(before, stage));
}

/** All dates of a cluster that passed without their milestone and are not explained, the longest passed first. */
export function missedDates(standing: Standing, known: Known, today: Day): MissedDate[] {
  const { explained, pauses, open, thresholds, calendar } = known;
  const clock = { pauses, workdays: thresholds.discipline.explain, ...(calendar ? { calendar } : {}) };
  return open
    .flatMap((milestone): MissedDate[] => {
      const missed = missedOf(standing.milestones[milestone] ?? {}, today);
      if (!missed || !isAsked(milestone, missed.of, standing, known)) return [];
      if (explanationOf(milestone, missed, explained)) return [];
      const explainBy = explainByOf(lastDay(missed.date), clock);
      return [{ milestone, ...missed, explainBy, owed: explainBy !== null && explainBy < today }];
    })
    .sort((a, b) => (lastDay(a.date) < lastDay(b.date) ? -1 : lastDay(a.date) > lastDay(b.date) ? 1 : 0));
}
