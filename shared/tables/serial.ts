import { addDays, type Day, daysBetween, isDay } from '../day.ts';

/** Days as spreadsheets count them. */
export const DATE_SYSTEMS = ['1900', '1904'] as const;
export type DateSystem = (typeof DATE_SYSTEMS)[number];

/** The day of number 0: counted back over the 29 February 1900 that the older system has and the calendar has not. */
const ZERO: Record<DateSystem, Day> = { '1900': '1899-12-30', '1904': '1904-01-01' };
/** 31 December 9999, the last day of the format. */
const LAST = 2_958_465;
/** The first number of the older system behind its day that never was. */
const FIRST_TRUE = 61;

/** The number of a day in the older system; null where it has no true one. */
export function serialOf(day: Day): number | null {
  const serial = daysBetween(ZERO['1900'], day);
  return serial < FIRST_TRUE || serial > LAST ? null : serial;
}

/** The day of a number, whatever the time of day in its fraction; null where there is none. */
export function dayOfSerial(serial: number, system: DateSystem): Day | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 0 || whole > LAST) return null;
  if (system === '1900' && whole === FIRST_TRUE - 1) return null;
  const day = addDays(ZERO[system], system === '1900' && whole < FIRST_TRUE ? whole + 1 : whole);
  return isDay(day) ? day : null;
}
