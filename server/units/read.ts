import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { levelOn } from '../../shared/unit.ts';
import type { Db } from '../db/open.ts';
import { unit, unitCell, unitSuccession } from '../db/schema.ts';

const columns = {
  code: unit.code,
  level: unit.level,
  kind: unit.kind,
  nameVi: unit.nameVi,
  nameEn: unit.nameEn,
  validFrom: unit.validFrom,
  validTo: unit.validTo,
  areaKm2: unit.areaKm2,
};

/** The units that exist on a day: districts to 30 June 2025, communes and wards after. */
export function unitsOn(db: Db, provinceId: string, day: Day) {
  return db
    .select(columns)
    .from(unit)
    .where(
      and(
        eq(unit.provinceId, provinceId),
        eq(unit.level, levelOn(day)),
        lte(unit.validFrom, day),
        or(isNull(unit.validTo), gte(unit.validTo, day)),
      ),
    )
    .orderBy(asc(unit.code));
}

export async function findUnit(db: Db, provinceId: string, code: string) {
  const [found] = await db
    .select(columns)
    .from(unit)
    .where(and(eq(unit.provinceId, provinceId), eq(unit.code, code)));
  return found ?? null;
}

/** Units that came before or after one, with the share of the successor's area. */
export function kinOf(db: Db, provinceId: string, code: string) {
  return db
    .select({
      from: unitSuccession.fromCode,
      to: unitSuccession.toCode,
      share: unitSuccession.shareOfSuccessor,
    })
    .from(unitSuccession)
    .where(
      and(
        eq(unitSuccession.provinceId, provinceId),
        or(eq(unitSuccession.fromCode, code), eq(unitSuccession.toCode, code)),
      ),
    );
}

/** All cells of the schematic map as [q, r, district, commune]. */
export async function loadCells(db: Db, provinceId: string): Promise<[number, number, string, string][]> {
  const rows = await db
    .select({ q: unitCell.q, r: unitCell.r, d: unitCell.districtCode, c: unitCell.communeCode })
    .from(unitCell)
    .where(eq(unitCell.provinceId, provinceId))
    .orderBy(asc(unitCell.r), asc(unitCell.q));
  return rows.map(({ q, r, d, c }) => [q, r, d, c]);
}
