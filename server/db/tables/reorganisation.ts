import { pgTable } from 'drizzle-orm/pg-core';
import type { Signing } from '../../../shared/people/reorganisation.ts';
import { byDay, dayColumns, json } from '../columns.ts';

/** What was signed for a day on which units end, as known at the end of a day (shared/people/reorganisation.ts). */
export const reorganisationDay = pgTable(
  'reorganisation_day',
  { ...dayColumns(), signings: json<Signing[]>('signings').notNull() },
  (t) => [byDay(t)],
);
