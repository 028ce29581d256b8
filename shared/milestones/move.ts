import type { Day } from '../day.ts';
import { daysBetween } from '../day.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import { refuse } from '../log/command.ts';
import type { MilestoneStanding, Reason } from '../milestone.ts';

/**
 * A forecast moved by more than this, either way, is explained in a sentence. A month is the coarsest rhythm of reports:
 * less is the ordinary uncertainty of a site, more is a change that somebody will ask about.
 */
export const EXPLAINED_ABOVE_DAYS = 30;

/** The date that a new forecast is held against: the forecast that stands, else the schedule; null where neither is. */
export const heldAgainst = ({
  forecast = null,
  baseline = null,
}: {
  forecast?: MilestoneStanding['forecast'] | null;
  baseline?: MilestoneStanding['baseline'] | null;
}): Edtf | null => forecast ?? baseline;

/** By how many days a date moves what was expected, between last days; positive is later. Null: nothing was expected. */
export const movedBy = (before: Edtf | null, date: Edtf): number | null =>
  before === null ? null : daysBetween(lastDay(before), lastDay(date));

/** The sentence beside the reason cannot be left out. */
export const needsWords = (moved: number | null): boolean =>
  moved !== null && Math.abs(moved) > EXPLAINED_ABOVE_DAYS;

/** A forecast whose last day has passed without an actual says nothing any more. */
export const isLapsed = (forecast: Edtf, today: Day): boolean => lastDay(forecast) < today;

interface Moved {
  date: Edtf;
  reason: Reason;
  note?: string | undefined;
}

/**
 * A reason says why a date moved: "unchanged" is none for one that did, and only "unchanged" is one for one that did not.
 * What is refused, beside its field; null where nothing is. Used by the form and by the decision.
 */
export function refusedMove(before: Edtf | null, { date, reason, note }: Moved) {
  const moved = movedBy(before, date);
  if (moved === null) return null;
  if (moved === 0) return reason === 'unchanged' ? null : refuse('reason', 'unchanged');
  if (reason === 'unchanged') return refuse('reason', 'date_changed');
  if (reason === 'ahead_of_plan' && moved > 0) return refuse('reason', 'date_not_earlier');
  return needsWords(moved) && note === undefined ? refuse('note', 'required') : null;
}
