import { pgTable, text } from 'drizzle-orm/pg-core';
import { byDay, day, dayColumns } from '../columns.ts';

/** From whom to whom a cluster was last handed over, as known at the end of a day (shared/people/handover.ts). */
export const handoverDay = pgTable(
  'handover_day',
  {
    ...dayColumns(),
    manager: text('manager'),
    managerBefore: text('manager_before'),
    since: day('since'),
  },
  (t) => [byDay(t)],
);
