import { pgTable } from 'drizzle-orm/pg-core';
import type { OpenObstacle } from '../../../shared/obstacles/facet.ts';
import { byDay, dayColumns, json } from '../columns.ts';

/** What stood in the way of a cluster at the end of a day (shared/obstacles). */
export const obstaclesDay = pgTable(
  'obstacles_day',
  { ...dayColumns(), open: json<OpenObstacle[]>('open').notNull() },
  (t) => [byDay(t)],
);
