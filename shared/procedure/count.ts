import { type Calendar, isWorkday, workdayFrom } from '../calendar/workdays.ts';
import { addDays, type Day } from '../day.ts';
import type { Unit } from './clocks.ts';
import type { Stop } from './facet.ts';

/**
 * Counting days of a clock. The day on which something happens does not count, the next one is the first; a period whose
 * last day is a day off ends with the next working day (Civil Code 2015, art. 147.3 and 148.5). A dossier that was given
 * back stops the clock after that day, and it runs again after the day on which the supplement was handed in.
 */
export interface Counting {
  unit: Unit;
  stops: readonly Stop[];
  calendar: Calendar;
}

const isStopped = (day: Day, stops: readonly Stop[]): boolean =>
  stops.some(({ returned, handedIn }) => returned.date < day && (handedIn === null || day <= handedIn.date));

const counts = (day: Day, { unit, calendar }: Counting): boolean =>
  unit === 'day' || isWorkday(day, calendar);

/** Days of a clock after `from` up to and with `to`: those that ran, and those on which it stood still. */
export function countedDays(from: Day, to: Day, how: Counting): { used: number; stopped: number } {
  const found = { used: 0, stopped: 0 };
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (counts(day, how)) found[isStopped(day, how.stops) ? 'stopped' : 'used'] += 1;
  }
  return found;
}

/** The last day of a clock; null while it stands still with days left. */
export function dueOn(from: Day, days: number, how: Counting): Day | null {
  const open = how.stops.find(({ handedIn }) => handedIn === null)?.returned.date ?? null;
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (open !== null && day > open) return null;
    if (counts(day, how) && !isStopped(day, how.stops)) left -= 1;
  }
  return workdayFrom(day, how.calendar);
}

/** How many days lie between today and a last day, by the unit of the clock: negative once it has passed. */
export function daysLeft(today: Day, due: Day, how: Omit<Counting, 'stops'>): number {
  const [from, to] = today <= due ? [today, due] : [due, today];
  const { used } = countedDays(from, to, { ...how, stops: [] });
  return today <= due ? used : -used;
}
