import { type Day, weekdayOf } from '../day.ts';
import type { CalendarDay, DayKind } from './facet.ts';
import { ANNOUNCED, type Calendar, isWorkday } from './workdays.ts';

/** The days as known on a day: the table of the program, and over it what was said here. */
export function calendarOf(said: CalendarDay | null | undefined): Calendar {
  const entries = Object.entries(said?.days ?? {});
  if (entries.length === 0) return ANNOUNCED;
  const [off, worked] = [new Set(ANNOUNCED.off), new Set(ANNOUNCED.worked)];
  for (const [day, kind] of entries) {
    const [into, from] = kind === 'off' ? [off, worked] : [worked, off];
    into.add(day);
    from.delete(day);
  }
  return { off, worked };
}

const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/** Not as its weekday says: a working day that is off, or a day of the weekend that is worked. Null: as it says. */
export function markOf(day: Day, calendar: Calendar): DayKind | null {
  const works = isWorkday(day, calendar);
  if (works !== isWeekend(day)) return null;
  return works ? 'worked' : 'off';
}

/**
 * Whether anything is known of a year. One without a single day off has not been announced: every weekday of it counts as
 * a working day until somebody enters it.
 */
export function isAnnounced(year: number, { off }: Calendar): boolean {
  for (const day of off) if (Number(day.slice(0, 4)) === year && !isWeekend(day)) return true;
  return false;
}
