import { ANNOUNCED } from '../shared/calendar/workdays.ts';
import { addDays, type Day, weekdayOf } from '../shared/day.ts';

/** Months in which nobody was on site or in an office: the city's stay-at-home orders of 2020 and 2021. */
const LOCKDOWNS: readonly (readonly [Day, Day])[] = [
  ['2020-04-01', '2020-04-22'],
  ['2021-07-24', '2021-09-21'],
];
const within = (day: Day, spans: readonly (readonly [Day, Day])[]) =>
  spans.some(([from, to]) => from <= day && day <= to);

export const isHoliday = (day: Day): boolean => ANNOUNCED.off.has(day);
export const isLockdown = (day: Day): boolean => within(day, LOCKDOWNS);

const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

export const isWorkday = (day: Day): boolean => !isWeekend(day) && !isHoliday(day) && !isLockdown(day);

/** The day itself, else the first working day after it. */
export function workdayFrom(day: Day): Day {
  let found = day;
  while (!isWorkday(found)) found = addDays(found, 1);
  return found;
}

/** The day itself, else a working day soon after it: weekends spread over the week that follows. */
export function workday(day: Day): Day {
  const weekday = weekdayOf(day);
  const later = Number(day.slice(8)) % 5;
  if (weekday === 6) return workdayFrom(addDays(day, 2 + later));
  if (weekday === 0) return workdayFrom(addDays(day, 1 + later));
  return workdayFrom(day);
}
