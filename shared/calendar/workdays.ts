import { addDays, type Day, weekdayOf } from '../day.ts';
import { DAYS_OFF, WORKED_SATURDAYS } from './days-off.ts';

/** Days that are not as their weekday says. */
export interface Calendar {
  off: ReadonlySet<Day>;
  worked: ReadonlySet<Day>;
}

const daysOf = ([from, to]: readonly [Day, Day]): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

/** What the State has announced so far. After its last year every weekday is a working day. */
export const ANNOUNCED: Calendar = {
  off: new Set(DAYS_OFF.flatMap(daysOf)),
  worked: new Set(WORKED_SATURDAYS),
};

export function isWorkday(day: Day, { off, worked }: Calendar = ANNOUNCED): boolean {
  if (worked.has(day)) return true;
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !off.has(day);
}

/** The day itself, else the first working day after it. */
export function workdayFrom(day: Day, calendar: Calendar = ANNOUNCED): Day {
  let found = day;
  while (!isWorkday(found, calendar)) found = addDays(found, 1);
  return found;
}

/** The n-th working day after a day, which itself does not count: what "within 5 working days" ends on. */
export function addWorkdays(day: Day, n: number, calendar: Calendar = ANNOUNCED): Day {
  let found = day;
  for (let left = n; left > 0; left--) found = workdayFrom(addDays(found, 1), calendar);
  return found;
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function workdaysBetween(from: Day, to: Day, calendar: Calendar = ANNOUNCED): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) count += 1;
  return count;
}
