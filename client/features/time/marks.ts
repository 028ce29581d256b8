import { addDays, addMonths, type Day, daysBetween, joinDay, lastDayOfMonth } from '../../../shared/day.ts';
import type { Timeline } from '../../../shared/timeline.ts';

/** The days that a slider goes over. */
export interface Range {
  from: Day;
  to: Day;
}

export const within = ({ from, to }: Range, day: Day): Day => (day < from ? from : day > to ? to : day);

/** Where on a slider a day stands: 0 at its beginning, 1 at its end. */
export const placeOf = ({ from, to }: Range, day: Day): number =>
  from >= to ? 1 : daysBetween(from, within({ from, to }, day)) / daysBetween(from, to);

/** First days of the years that begin on the slider. */
export function yearsIn({ from, to }: Range): { year: number; day: Day }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first) }, (_y, i) => {
    const year = first + 1 + i;
    return { year, day: `${year}-01-01` };
  });
}

/** The end of the month that a day lies in. */
const monthEnd = (day: Day): Day => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return joinDay(year, month, lastDayOfMonth(year, month));
};

/** Where playing goes next: what is known is told by the ends of months; the last step is the last day. */
export function nextStep(range: Range, day: Day): Day {
  const end = monthEnd(day);
  return within(range, end > day ? end : monthEnd(addMonths(day, 1)));
}

/** Where a key leads on the slider; null: not a key of it. */
export function keyStep(range: Range, day: Day, key: string): Day | null {
  const days = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[key];
  if (days !== undefined) return within(range, addDays(day, days));
  const months = { PageDown: -1, PageUp: 1 }[key];
  if (months !== undefined) return within(range, addMonths(day, months));
  if (key === 'Home') return range.from;
  return key === 'End' ? range.to : null;
}

/** In how many months the slider is divided for its picture of what was recorded when. */
export interface Bar {
  /** First day of its month. */
  month: Day;
  /** How many times something of a cluster was other from a day of this month on. */
  changes: number;
}

/** What was recorded in which month, of those in which something was. */
export function barsOf({ from, clusters }: Pick<Timeline, 'from' | 'clusters'>): Bar[] {
  const counts = new Map<Day, number>();
  for (const { register, states } of clusters) {
    for (const { from: day } of [...register, ...states]) {
      if (day < from) continue;
      const month = `${day.slice(0, 7)}-01`;
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, changes]) => ({ month, changes }));
}
