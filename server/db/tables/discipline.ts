import { pgTable } from 'drizzle-orm/pg-core';
import type { Decided, Explained, Pause } from '../../../shared/discipline/facet.ts';
import { byDay, dayColumns, json } from '../columns.ts';

/** What was decided on forecasts, how missed dates were explained, and when a cluster was paused (shared/discipline). */
export const disciplineDay = pgTable(
  'discipline_day',
  {
    ...dayColumns(),
    decided: json<Decided[]>('decided').notNull(),
    explained: json<Explained[]>('explained').notNull(),
    pauses: json<Pause[]>('pauses').notNull(),
  },
  (t) => [byDay(t)],
);
