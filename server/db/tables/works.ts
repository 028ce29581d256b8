import { doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import { PROVENANCES, type Provenance } from '../../../shared/register.ts';
import { byDay, dayColumns, oneOf } from '../columns.ts';

/** How far the works of a cluster were at the end of a day (shared/works); null where nobody has said. */
export const worksDay = pgTable(
  'works_day',
  {
    ...dayColumns(),
    progress: doublePrecision('progress'),
    planned: doublePrecision('planned'),
    covered: doublePrecision('covered'),
    approvedVndBn: doublePrecision('approved_vnd_bn'),
    disbursedVndBn: doublePrecision('disbursed_vnd_bn'),
    reportedFor: text('reported_for'),
    ground: text('ground').$type<Provenance>(),
  },
  (t) => [byDay(t), oneOf('works_day_ground', t.ground, PROVENANCES)],
);
