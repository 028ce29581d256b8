import { doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { UnitLevel } from '../../../shared/unit.ts';
import { day, provinceId } from '../columns.ts';

/** Districts, communes and wards, each with the days on which it exists. */
export const unit = pgTable(
  'unit',
  {
    provinceId: provinceId(),
    code: text('code').notNull(),
    level: text('level').$type<UnitLevel>().notNull(),
    kind: text('kind').notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    areaKm2: doublePrecision('area_km2').notNull(),
    labelLon: doublePrecision('label_lon').notNull(),
    labelLat: doublePrecision('label_lat').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.code] })],
);

/** Which share of a successor's area came from a predecessor. */
export const unitSuccession = pgTable(
  'unit_succession',
  {
    provinceId: provinceId(),
    fromCode: text('from_code').notNull(),
    toCode: text('to_code').notNull(),
    shareOfSuccessor: doublePrecision('share_of_successor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.fromCode, t.toCode] })],
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
