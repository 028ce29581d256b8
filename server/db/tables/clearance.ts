import { doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import type { Pending } from '../../../shared/clearance/figures.ts';
import { PROVENANCES, type Provenance } from '../../../shared/register.ts';
import { byDay, dayColumns, json, oneOf } from '../columns.ts';

/** How far the site of a cluster was cleared at the end of a day (shared/clearance); null where nobody has said. */
export const clearanceDay = pgTable(
  'clearance_day',
  {
    ...dayColumns(),
    toClearHa: doublePrecision('to_clear_ha'),
    toClearHouseholds: doublePrecision('to_clear_households'),
    toClearOrganisations: doublePrecision('to_clear_organisations'),
    toClearGraves: doublePrecision('to_clear_graves'),
    approvedHa: doublePrecision('approved_ha'),
    approvedHouseholds: doublePrecision('approved_households'),
    approvedVndBn: doublePrecision('approved_vnd_bn'),
    paidHa: doublePrecision('paid_ha'),
    paidHouseholds: doublePrecision('paid_households'),
    paidVndBn: doublePrecision('paid_vnd_bn'),
    handedOverHa: doublePrecision('handed_over_ha'),
    handedOverHouseholds: doublePrecision('handed_over_households'),
    movedGraves: doublePrecision('moved_graves'),
    cleanHa: doublePrecision('clean_ha'),
    pending: json<Pending[]>('pending').notNull(),
    grantedHa: doublePrecision('granted_ha'),
    reportedFor: text('reported_for'),
    ground: text('ground').$type<Provenance>(),
  },
  (t) => [byDay(t), oneOf('clearance_day_ground', t.ground, PROVENANCES)],
);
