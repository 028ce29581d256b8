import { addDays, type Day, weekdayOf } from '../shared/day.ts';

/**
 * Public holidays on working days, as the State announced them each year (with the days off in lieu): nobody in the
 * demonstration signs or reports on one.
 */
const SPANS: readonly (readonly [Day, Day])[] = [
  ['2018-01-01', '2018-01-01'],
  ['2018-02-14', '2018-02-20'],
  ['2018-04-25', '2018-04-25'],
  ['2018-04-30', '2018-05-01'],
  ['2018-09-03', '2018-09-03'],
  ['2018-12-31', '2019-01-01'],
  ['2019-02-04', '2019-02-08'],
  ['2019-04-15', '2019-04-15'],
  ['2019-04-29', '2019-05-01'],
  ['2019-09-02', '2019-09-02'],
  ['2020-01-01', '2020-01-01'],
  ['2020-01-23', '2020-01-29'],
  ['2020-04-02', '2020-04-02'],
  ['2020-04-30', '2020-05-01'],
  ['2020-09-02', '2020-09-02'],
  ['2021-01-01', '2021-01-01'],
  ['2021-02-10', '2021-02-16'],
  ['2021-04-21', '2021-04-21'],
  ['2021-04-30', '2021-05-03'],
  ['2021-09-02', '2021-09-03'],
  ['2022-01-03', '2022-01-03'],
  ['2022-01-31', '2022-02-04'],
  ['2022-04-11', '2022-04-11'],
  ['2022-05-02', '2022-05-03'],
  ['2022-09-01', '2022-09-02'],
  ['2023-01-02', '2023-01-02'],
  ['2023-01-20', '2023-01-26'],
  ['2023-05-01', '2023-05-03'],
  ['2023-09-01', '2023-09-04'],
  ['2024-01-01', '2024-01-01'],
  ['2024-02-08', '2024-02-14'],
  ['2024-04-18', '2024-04-18'],
  ['2024-04-29', '2024-05-01'],
  ['2024-09-02', '2024-09-03'],
  ['2025-01-01', '2025-01-01'],
  ['2025-01-27', '2025-01-31'],
];

/** Months in which nobody was on site or in an office: the city's stay-at-home orders of 2020 and 2021. */
const LOCKDOWNS: readonly (readonly [Day, Day])[] = [
  ['2020-04-01', '2020-04-22'],
  ['2021-07-24', '2021-09-21'],
];
const within = (day: Day, spans: readonly (readonly [Day, Day])[]) =>
  spans.some(([from, to]) => from <= day && day <= to);

export const isHoliday = (day: Day): boolean => within(day, SPANS);
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
