import { addDays, addMonths, type Day, isDay, joinDay, weekdayOf } from './day.ts';

/** How people type a day, and how it is shown where it is typed: day first, whatever the language of the screen. */

const SHAPES = [
  // 31/3/2025 · 31-03-2025 · 31.3.2025 · 31 3 2025
  /^(?<d>\d{1,2})[/\-. ](?<m>\d{1,2})[/\-. ](?<y>\d{4})$/,
  // 31032025: a keypad of figures has no strokes
  /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})$/,
  // 2025-03-31: pasted from elsewhere
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
];

/** The day that is meant; null where the text is none, or none of the calendar. */
export function parseDayText(text: string): Day | null {
  const typed = text.trim();
  for (const shape of SHAPES) {
    const { d, m, y } = shape.exec(typed)?.groups ?? {};
    if (d === undefined || m === undefined || y === undefined) continue;
    const day = joinDay(Number(y), Number(m), Number(d));
    return isDay(day) ? day : null;
  }
  return null;
}

/** '2025-03-31' → '31/03/2025'; what is no day stays as it was typed. */
export const dayText = (day: string): string =>
  isDay(day) ? `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : day;

const WEEK = 7;

/** The weeks that a month touches, each from Monday to Sunday, as whole weeks of days. */
export function weeksOfMonth(day: Day): Day[][] {
  const first: Day = `${day.slice(0, 7)}-01`;
  const next = addMonths(first, 1);
  const weeks: Day[][] = [];
  for (let monday = mondayOf(first); monday < next; monday = addDays(monday, WEEK)) {
    const start = monday;
    weeks.push(Array.from({ length: WEEK }, (_d, i) => addDays(start, i)));
  }
  return weeks;
}

/** The Monday on or before a day. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % WEEK));

/** The day nearest to one within bounds. */
export const within = (day: Day, min: Day | undefined, max: Day | undefined): Day =>
  min !== undefined && day < min ? min : max !== undefined && day > max ? max : day;
