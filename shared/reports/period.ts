import { type Calendar, workdayFrom } from '../calendar/workdays.ts';
import { addDays, type Day, daysBetween, isDay, joinDay, lastDayOfMonth, weekdayOf } from '../day.ts';
import { owesReports } from '../delay.ts';
import type { Stage } from '../lifecycle.ts';

/**
 * Reporting periods: the calendar weeks (Monday to Sunday, numbered as ISO 8601 has them) of clusters under construction,
 * the calendar months of those in preparation. A period opens, falls due, is chased and closes.
 */
export const RHYTHMS = ['week', 'month'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface Period {
  /** '2025-W13' · '2025-03' */
  code: string;
  rhythm: Rhythm;
  /** First and last day that it speaks of. */
  opens: Day;
  ends: Day;
  /** The last day on which a report of it is in time: its Friday, or the last day of the month; else the next working day. */
  dueOn: Day;
  /** The last day on which it can still be reported: that on which the next one falls due. */
  closes: Day;
}

/** In which rhythm somebody owes reports of a cluster; null where nobody does. */
export function rhythmOf(stage: Stage): Rhythm | null {
  if (!owesReports(stage)) return null;
  return stage === 'construction' ? 'week' : 'month';
}

const FRIDAY = 4;

function weekFrom(monday: Day, calendar?: Calendar): Period {
  // The year of a week is that of its Thursday.
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  const number = Math.floor(daysBetween(joinDay(year, 1, 1), thursday) / 7) + 1;
  return {
    code: `${year}-W${String(number).padStart(2, '0')}`,
    rhythm: 'week',
    opens: monday,
    ends: addDays(monday, 6),
    dueOn: workdayFrom(addDays(monday, FRIDAY), calendar),
    closes: workdayFrom(addDays(monday, 7 + FRIDAY), calendar),
  };
}

function monthOf(year: number, month: number, calendar?: Calendar): Period {
  const lastOf = (y: number, m: number) => joinDay(y, m, lastDayOfMonth(y, m));
  const ends = lastOf(year, month);
  const next = month === 12 ? lastOf(year + 1, 1) : lastOf(year, month + 1);
  return {
    code: `${year}-${String(month).padStart(2, '0')}`,
    rhythm: 'month',
    opens: joinDay(year, month, 1),
    ends,
    dueOn: workdayFrom(ends, calendar),
    closes: workdayFrom(next, calendar),
  };
}

/** The period in which a day lies. */
export function periodAt(rhythm: Rhythm, day: Day, calendar?: Calendar): Period {
  if (rhythm === 'month') return monthOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), calendar);
  return weekFrom(addDays(day, -((weekdayOf(day) + 6) % 7)), calendar);
}

/** By its code; null where there is none of that name. */
export function periodOf(code: string, calendar?: Calendar): Period | null {
  const week = /^(\d{4})-W(\d{2})$/.exec(code);
  if (week) {
    const [, year, number] = week;
    // The fourth of January lies in the first week.
    const first = joinDay(Number(year), 1, 4);
    const found = periodAt('week', addDays(first, 7 * (Number(number) - 1)), calendar);
    return found.code === code ? found : null;
  }
  const first = `${code}-01`;
  return /^\d{4}-\d{2}$/.test(code) && isDay(first) ? periodAt('month', first, calendar) : null;
}

export const periodBefore = ({ rhythm, opens }: Period, calendar?: Calendar): Period =>
  periodAt(rhythm, addDays(opens, -1), calendar);

export const periodAfter = ({ rhythm, ends }: Period, calendar?: Calendar): Period =>
  periodAt(rhythm, addDays(ends, 1), calendar);

/** Periods of which a report can be given on a day: the one it lies in, and the one before while it is not closed. */
export function openPeriods(rhythm: Rhythm, day: Day, calendar?: Calendar): Period[] {
  const now = periodAt(rhythm, day, calendar);
  const before = periodBefore(now, calendar);
  return before.closes >= day ? [before, now] : [now];
}
