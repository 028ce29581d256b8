import type { DayKind } from '../../../shared/calendar/facet.ts';
import { addDays, type Day } from '../../../shared/day.ts';

/** Days as they are typed: text that may be no day yet. */
export interface SpanTyped {
  from: string;
  to: string;
  kind: DayKind;
}

/** What is chosen on the calendar takes the place of what is still empty, else it comes behind. */
export function withDay(spans: readonly SpanTyped[], day: Day, kind: DayKind): SpanTyped[] {
  const isThere = spans.some(({ from, to }) => from === day && to === day);
  if (isThere) return [...spans];
  const added = { from: day, to: day, kind };
  const last = spans.at(-1);
  if (last && last.from === '' && last.to === '') return [...spans.slice(0, -1), added];
  // The day after the last one makes it longer.
  if (last && last.kind === kind && last.to !== '' && addDays(last.to, 1) === day)
    return [...spans.slice(0, -1), { ...last, to: day }];
  return [...spans, added];
}

interface Marked {
  day: Day;
  kind: DayKind;
  said?: boolean;
}

/** Days of one kind that follow each other, or with nothing but a weekend between, are told as one. */
export function runsOf<M extends Marked>(days: readonly M[]): (M & { to: Day })[] {
  const runs: (M & { to: Day })[] = [];
  for (const one of days) {
    const last = runs.at(-1);
    const follows = last?.kind === one.kind && last.said === one.said && addDays(last.to, 1) === one.day;
    if (last && follows) last.to = one.day;
    else runs.push({ ...one, to: one.day });
  }
  return runs;
}
