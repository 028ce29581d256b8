import { doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { UNIT_LEVELS, type UnitLevel } from '../../../shared/unit.ts';
import type { Unit } from '../../../shared/units/facet.ts';
import { byDay, day, dayColumns, json, oneOf, provinceId } from '../columns.ts';

/** A district, commune or ward as it was on record at the end of a day (shared/units/facet.ts). */
export const unitDay = pgTable(
  'unit_day',
  {
    ...dayColumns(),
    level: text('level').$type<UnitLevel>().notNull(),
    kind: text('kind').notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    areaKm2: doublePrecision('area_km2').notNull(),
    labelLon: doublePrecision('label_lon').notNull(),
    labelLat: doublePrecision('label_lat').notNull(),
    predecessors: json<Unit['predecessors']>('predecessors').notNull(),
  },
  (t) => [byDay(t), oneOf('unit_day_level', t.level, UNIT_LEVELS)],
);

/** Cells of the schematic map: 1 km² hexagons with the district and the commune in which their centre lies. */
export const unitCell = pgTable(
  'unit_cell',
  {
    provinceId: provinceId(),
    q: integer('q').notNull(),
    r: integer('r').notNull(),
    districtCode: text('district_code').notNull(),
    communeCode: text('commune_code').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.q, t.r] }),
    // The map of one unit.
    index('unit_cell_commune').on(t.provinceId, t.communeCode),
  ],
);
