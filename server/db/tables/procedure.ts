import { pgTable } from 'drizzle-orm/pg-core';
import type { ProcedureDay } from '../../../shared/procedure/facet.ts';
import { byDay, dayColumns, json } from '../columns.ts';

/** The rungs between the milestones and the times at the enterprise, as they stood at the end of a day (shared/procedure). */
export const procedureDay = pgTable(
  'procedure_day',
  {
    ...dayColumns(),
    rungs: json<ProcedureDay['rungs']>('rungs').notNull(),
    stops: json<ProcedureDay['stops']>('stops').notNull(),
  },
  (t) => [byDay(t)],
);
