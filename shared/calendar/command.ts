import { z } from 'zod';
import { addDays, type Day, daysBetween, joinDay } from '../day.ts';
import { dayField, issue } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { groundsSaid, wrongGrounds } from '../settings/document.ts';
import { type CalendarDay, type CalendarEvent, DAY_KINDS, type DayKind } from './facet.ts';
import { calendarOf } from './known.ts';
import { isWorkday } from './workdays.ts';

export const CALENDAR_KEY = 'calendar';

/** The longest holiday has not reached half of it. */
const LONGEST_DAYS = 31;

export const changeCalendarInput = commandOf(
  z.literal(CALENDAR_KEY, issue('not_a_choice')),
  z.object({
    /** Both ends are included. A year's notice is told in one go. */
    spans: z
      .array(z.object({ from: dayField, to: dayField, kind: z.enum(DAY_KINDS, issue('not_a_choice')) }))
      .min(1, issue('required'))
      .max(20, issue('too_large')),
    ...groundsSaid,
  }),
);
export type ChangeCalendarInput = z.infer<typeof changeCalendarInput>;
type Said = ChangeCalendarInput['said'];

/** From which day to which the calendar can be changed: what is settled longer ago is nobody's clock any more. */
export function changeable(today: Day): { first: Day; last: Day } {
  const year = Number(today.slice(0, 4));
  return { first: joinDay(year - 1, 1, 1), last: joinDay(year + 2, 12, 31) };
}

function wrongSpan({ from, to }: Said['spans'][number], i: number, today: Day) {
  const { first, last } = changeable(today);
  const field = (name: 'from' | 'to') => `spans.${i}.${name}`;
  if (from < first || from > last) return refuse(field('from'), 'out_of_calendar');
  if (to < from) return refuse(field('to'), 'not_later', addDays(from, -1));
  if (to > last) return refuse(field('to'), 'out_of_calendar');
  return daysBetween(from, to) >= LONGEST_DAYS ? refuse(field('to'), 'span_too_long') : null;
}

/** What is said of each day; of a day that is named twice, the last word. */
function daysOf(spans: Said['spans']): Map<Day, DayKind> {
  const said = new Map<Day, DayKind>();
  for (const { from, to, kind } of spans)
    for (let day = from; day <= to; day = addDays(day, 1)) said.set(day, kind);
  return said;
}

/** Days off and days that are worked, by a notice. Nothing is recorded of days that are so already. */
export function decideCalendar(
  state: CalendarDay,
  { said }: Pick<ChangeCalendarInput, 'said'>,
  today: Day,
): Decision<CalendarEvent> {
  for (const [i, span] of said.spans.entries()) {
    const wrong = wrongSpan(span, i, today);
    if (wrong) return wrong;
  }
  const grounds = wrongGrounds(said, today);
  if (grounds) return { refused: grounds };
  const calendar = calendarOf(state);
  const days = [...daysOf(said.spans)]
    .filter(([day, kind]) => isWorkday(day, calendar) !== (kind === 'worked'))
    .map(([day, kind]) => ({ day, kind }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  if (days.length === 0) return refuse('spans.0.from', 'unchanged');
  const { reason, document } = said;
  return { event: { type: 'calendar.changed', days, reason, document } };
}
