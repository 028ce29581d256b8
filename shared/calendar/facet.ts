import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { groundsRecorded } from '../settings/document.ts';

/** What is said of a day: nobody works on it, or it is worked, whatever its weekday. */
export const DAY_KINDS = ['off', 'worked'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

const calendarEvent = z.object({
  type: z.literal('calendar.changed'),
  /** Only days that become something else by it. */
  days: z.array(z.object({ day: z.string().refine(isDay), kind: z.enum(DAY_KINDS) })),
  ...groundsRecorded,
});
export type CalendarEvent = z.infer<typeof calendarEvent>;

/** What was said of single days, over the table that the program brings (days-off.ts). */
export interface CalendarDay {
  days: Record<Day, DayKind>;
}
export interface CalendarState extends CalendarDay {
  version: number;
}

/** A part of the settings' stream: which days are worked, as known on a day. */
export const calendar: Facet<CalendarEvent, CalendarState, CalendarDay> = {
  name: 'calendar',
  stream: 'settings',
  event: calendarEvent,
  empty: { days: {}, version: 0 },
  evolve: ({ days }, event, { seq: version }) => ({
    days: { ...days, ...Object.fromEntries(event.days.map(({ day, kind }) => [day, kind])) },
    version,
  }),
  day: ({ days }) => ({ days }),
  version: (state) => state.version,
};
