/**
 * Calendar days as 'YYYY-MM-DD' strings. This file and edtf.ts are the only ones that touch Date.
 * A day has no time zone; the instant→day step is made once, in Hà Nội's zone.
 */

/** A calendar day, 'YYYY-MM-DD'. Strings of this shape compare in time order. */
export type Day = string;

const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh is UTC+7 without daylight saving (since 1975). */
const HANOI_OFFSET_MS = 7 * 3_600_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A few thousand days come again and again; reading one takes much longer than looking it up. */
const epochDays = new Map<Day, number>();
const EPOCH_DAYS_KEPT = 50_000;

/** Days since 1970-01-01; throws a RangeError for a string that is not a real calendar day. */
export function toEpochDay(day: Day): number {
  const known = epochDays.get(day);
  if (known !== undefined) return known;
  const epochDay = readEpochDay(day);
  if (epochDays.size >= EPOCH_DAYS_KEPT) epochDays.clear();
  epochDays.set(day, epochDay);
  return epochDay;
}

function readEpochDay(day: Day): number {
  const match = SHAPE.exec(day);
  if (match) {
    const [, y, m, d] = match;
    const ms = Date.UTC(Number(y), Number(m) - 1, Number(d));
    if (new Date(ms).toISOString().startsWith(day)) return Math.floor(ms / DAY_MS);
  }
  throw new RangeError(`not a calendar day: ${day}`);
}

export function fromEpochDay(epochDay: number): Day {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/** True for a real day of the calendar between 1900 and 2199: 2025-02-30 is not one. */
export function isDay(value: string): boolean {
  const match = SHAPE.exec(value);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < 1900 || year > 2199) return false;
  const date = new Date(Date.UTC(year, Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().startsWith(value);
}

export function addDays(day: Day, days: number): Day {
  return fromEpochDay(toEpochDay(day) + days);
}

/** b − a in days. */
export function daysBetween(a: Day, b: Day): number {
  return toEpochDay(b) - toEpochDay(a);
}

/** As with epochDays, for each number of months that was asked for. */
const monthsLater = new Map<number, Map<Day, Day>>();
const MONTHS_KEPT = 20;
const DAYS_KEPT = 5_000;

/** The same day `months` later, clamped to the month's last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const known = monthsLater.get(months)?.get(day);
  if (known !== undefined) return known;
  const later = countMonths(day, months);
  const kept = monthsLater.get(months) ?? new Map<Day, Day>();
  if (kept.size >= DAYS_KEPT || monthsLater.size > MONTHS_KEPT) monthsLater.clear();
  monthsLater.set(months, kept.set(day, later));
  return later;
}

function countMonths(day: Day, months: number): Day {
  const [y, m, d] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return joinDay(year, month, Math.min(d, lastDayOfMonth(year, month)));
}

/** Whole months from a to b (0 while b is less than a month after a). */
export function monthsBetween(a: Day, b: Day): number {
  const months =
    (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
  return addMonths(a, months) > b ? months - 1 : months;
}

export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function joinDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day in Hà Nội at an instant given in epoch milliseconds. */
export function dayInHanoi(epochMs: number): Day {
  return new Date(epochMs + HANOI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant (epoch ms) of `hour` o'clock in Hà Nội on a day. */
export function instantInHanoi(day: Day, hour: number): number {
  return toEpochDay(day) * DAY_MS + hour * 3_600_000 - HANOI_OFFSET_MS;
}

/** ISO 8601 UTC text with milliseconds, from epoch milliseconds or from any text a database writes an instant in. */
export function isoInstant(value: number | string): string {
  return new Date(
    typeof value === 'string' ? value.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00') : value,
  ).toISOString();
}

/** 'Mon, 31 Mar 2025 05:00:00 GMT', as headers write an instant. */
export const httpInstant = (iso: string): string => new Date(iso).toUTCString();

export const epochMs = (iso: string): number => Date.parse(iso);

/** 0 for Sunday … 6 for Saturday. */
export const weekdayOf = (day: Day): number => (((toEpochDay(day) + 4) % 7) + 7) % 7;
