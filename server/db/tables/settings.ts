import { pgTable } from 'drizzle-orm/pg-core';
import type { InstallationIdentity } from '../../../shared/settings/facet.ts';
import type { Thresholds } from '../../../shared/settings/thresholds.ts';
import { byDay, dayColumns, json } from '../columns.ts';

/** What this installation is, and by which numbers lateness is judged, at the end of a day (shared/settings). */
export const settingsDay = pgTable(
  'settings_day',
  {
    ...dayColumns(),
    identity: json<InstallationIdentity>('identity'),
    thresholds: json<Thresholds>('thresholds').notNull(),
  },
  (t) => [byDay(t)],
);
