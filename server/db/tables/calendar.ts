import { pgTable } from 'drizzle-orm/pg-core';
import type { CalendarDay } from '../../../shared/calendar/facet.ts';
import { byDay, dayColumns, json } from '../columns.ts';

/** Which days were said to be off or worked, at the end of a day (shared/calendar). */
export const calendarDay = pgTable(
  'calendar_day',
  { ...dayColumns(), days: json<CalendarDay['days']>('days').notNull() },
  (t) => [byDay(t)],
);
