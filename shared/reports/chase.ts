import { addWorkdays, type Calendar } from '../calendar/workdays.ts';
import { addDays, type Day } from '../day.ts';
import type { Period } from './period.ts';

/**
 * Who is told that a report is missing, and from which day on: who owes it, once it is overdue; the committee of the
 * area, after a grace; the department, once the period is closed and nobody can give it any more.
 */
export const CHASE_STEPS = ['owner', 'committee', 'department'] as const;
export type ChaseStep = (typeof CHASE_STEPS)[number];

/** `grace`: working days after the last day in time. */
export function chasedFrom(
  { dueOn, closes }: Pick<Period, 'dueOn' | 'closes'>,
  grace: number,
  calendar?: Calendar,
): Record<ChaseStep, Day> {
  const closed = addDays(closes, 1);
  const climbs = addDays(addWorkdays(dueOn, grace, calendar), 1);
  return {
    owner: addDays(dueOn, 1),
    committee: climbs < closed ? climbs : closed,
    department: closed,
  };
}

interface Now {
  today: Day;
  grace: number;
  /** The day on which it was last looked; null where it never was. */
  since: Day | null;
}

/**
 * Who is to be told on a day. While it is open, everybody whose step has come, because whoever owes it may be another than
 * yesterday; once it is closed only what has come since it was last looked, because that it was not given stays true for ever:
 * what had closed before anybody looked is no news.
 */
export function stepsOn(
  period: Pick<Period, 'dueOn' | 'closes'>,
  { today, grace, since }: Now,
  calendar?: Calendar,
): ChaseStep[] {
  const from = chasedFrom(period, grace, calendar);
  const isClosed = today > period.closes;
  return CHASE_STEPS.filter((step) => {
    if (from[step] > today) return false;
    return !isClosed || (from[step] > period.closes && since !== null && since < from[step]);
  });
}
