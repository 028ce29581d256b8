import { doublePrecision, pgTable } from 'drizzle-orm/pg-core';
import type { Filed } from '../../../shared/reports/facet.ts';
import { byDay, day, dayColumns, json } from '../columns.ts';

/** Which periods of a cluster were reported, as known at the end of a day (shared/reports). What was said is in the log. */
export const reportsDay = pgTable(
  'reports_day',
  {
    ...dayColumns(),
    lastReport: day('last_report'),
    filed: json<Filed[]>('filed').notNull(),
    /** VND billion, since the beginning. */
    disbursed: doublePrecision('disbursed'),
  },
  (t) => [byDay(t)],
);
