import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import {
  type ClusterPhase,
  type FactLine,
  KINDS,
  type Kind,
  type LocationPrecision,
  type Party,
  PRECISIONS,
  type UnitSpan,
} from '../../../shared/register.ts';
import { byDay, dayColumns, json, oneOf } from '../columns.ts';

/** What the register said of a cluster at the end of a day (shared/register.ts). */
export const registerDay = pgTable(
  'register_day',
  {
    ...dayColumns(),
    nameVi: text('name_vi').notNull(),
    place: text('place').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    lat: doublePrecision('lat'),
    lon: doublePrecision('lon'),
    precision: text('precision').$type<LocationPrecision>().notNull(),
    confidence: text('confidence').notNull(),
    placeholder: boolean('placeholder').notNull(),
    mountain: boolean('mountain').notNull(),
    units: json<UnitSpan[]>('units').notNull(),
    parties: json<Party[]>('parties').notNull(),
    facts: json<FactLine[]>('facts').notNull(),
    phases: json<ClusterPhase[]>('phases').notNull(),
    mergedInto: text('merged_into'),
  },
  (t) => [
    byDay(t),
    oneOf('register_day_kind', t.kind, KINDS),
    oneOf('register_day_precision', t.precision, PRECISIONS),
    check('register_day_position', sql`(${t.lat} is null) = (${t.lon} is null)`),
  ],
);
