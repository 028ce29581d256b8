import { type Day, isDay, joinDay, lastDayOfMonth } from './day.ts';

/**
 * Imprecise dates in EDTF (ISO 8601-2): a year, a month, a day, or an interval of months. The precision is part
 * of the date. Used forms: 2025 · 2025-03 · 2025-03-11 · 2024-01/2024-06 (half-year or quarter) · ../2020 (by 2020).
 */
export type Edtf = string;

export type Precision = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'interval' | 'before';

export interface DateSpan {
  /** First possible day; null when only the end is known. */
  first: Day | null;
  /** Last possible day: a date is late only once this day has passed. */
  last: Day;
  precision: Precision;
}

const cache = new Map<Edtf, DateSpan | null>();
const CACHE_LIMIT = 20_000;
/** The longest used form is an interval of two days. Anything longer is no date, and is not kept in memory. */
const LONGEST = 'YYYY-MM-DD/YYYY-MM-DD'.length;

/** The span of days an EDTF date covers, or null when the string is not one of the used forms. */
export function parseEdtf(text: Edtf): DateSpan | null {
  if (text.length > LONGEST) return null;
  const known = cache.get(text);
  if (known !== undefined) return known;
  const span = parse(text);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, span);
  return span;
}

/** As parseEdtf, for dates that were validated before they were stored. */
export function spanOf(text: Edtf): DateSpan {
  const span = parseEdtf(text);
  if (!span) throw new RangeError(`not a date: ${text}`);
  return span;
}

export const lastDay = (text: Edtf): Day => spanOf(text).last;

function parse(text: string): DateSpan | null {
  const [start, end, extra] = text.split('/');
  if (start === undefined || extra !== undefined) return null;
  if (end === undefined) return parseSingle(start);
  const to = parseSingle(end);
  if (!to) return null;
  if (start === '..') return { first: null, last: to.last, precision: 'before' };
  const from = parseSingle(start);
  if (!from?.first || from.first > to.last) return null;
  return { first: from.first, last: to.last, precision: intervalPrecision(start, end) };
}

function parseSingle(text: string): DateSpan | null {
  if (/^\d{4}$/.test(text)) return within(`${text}-01-01`, `${text}-12-31`, 'year');
  if (/^\d{4}-\d{2}$/.test(text)) {
    const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
    if (month < 1 || month > 12) return null;
    return within(`${text}-01`, joinDay(year, month, lastDayOfMonth(year, month)), 'month');
  }
  return within(text, text, 'day');
}

function within(first: Day, last: Day, precision: Precision): DateSpan | null {
  return isDay(first) && isDay(last) ? { first, last, precision } : null;
}

function intervalPrecision(start: string, end: string): Precision {
  const sameYear = start.slice(0, 4) === end.slice(0, 4);
  if (!sameYear || start.length !== 7 || end.length !== 7) return 'interval';
  const [from, to] = [Number(start.slice(5)), Number(end.slice(5))];
  if (from % 3 === 1 && to === from + 2) return 'quarter';
  if (from % 6 === 1 && to === from + 5) return 'half';
  return 'interval';
}

/** The quarter (1–4) as an EDTF interval of months. */
export function quarterOf(year: number, quarter: number): Edtf {
  const from = (quarter - 1) * 3 + 1;
  return `${joinDay(year, from, 1).slice(0, 7)}/${joinDay(year, from + 2, 1).slice(0, 7)}`;
}

/** The quarter that a day lies in. */
export function quarterAround(day: Day): Edtf {
  return quarterOf(Number(day.slice(0, 4)), Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1);
}
