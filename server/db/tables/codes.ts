import { pgTable } from 'drizzle-orm/pg-core';
import type { CodeEntries } from '../../../shared/codes/facet.ts';
import { byDay, dayColumns, json } from '../columns.ts';

/** How the codes of the program were named and offered here, at the end of a day (shared/codes). */
export const codesDay = pgTable(
  'codes_day',
  { ...dayColumns(), entries: json<CodeEntries>('entries').notNull() },
  (t) => [byDay(t)],
);
