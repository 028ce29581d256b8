import { asc, eq } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import type { AreaName, Filter } from '../../shared/filter.ts';
import { idOf } from '../../shared/log/stream.ts';
import { isValidOn, levelOn } from '../../shared/unit.ts';
import type { Unit } from '../../shared/units/facet.ts';
import type { Db } from '../db/open.ts';
import { unitCell } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { loadDays } from '../snapshot/days.ts';

export type UnitLine = Omit<Unit, 'labelLon' | 'labelLat' | 'predecessors'> & { code: string };

/** All units that are known on a day, those that are no more too. */
export async function knownUnits(db: Db, provinceId: string, day: Day) {
  const rows = await loadDays<Unit>(db, facetNamed('unit'), { provinceId, day });
  return rows.map(({ stream, says }) => ({ code: idOf(stream), ...says }));
}

const toLine = ({
  labelLon: _x,
  labelLat: _y,
  predecessors: _p,
  ...line
}: Unit & { code: string }): UnitLine => line;

/** The units that exist on a day: districts to 30 June 2025, communes and wards after. */
export async function unitsOn(db: Db, provinceId: string, day: Day): Promise<UnitLine[]> {
  const level = levelOn(day);
  const units = await knownUnits(db, provinceId, day);
  return units.filter((unit) => unit.level === level && isValidOn(unit, day)).map(toLine);
}

/** What units are called on a day, for whoever searches by words; else nobody asks, and nothing is read. */
export async function areaNames(
  { db, provinceId }: { db: Db; provinceId: string },
  day: Day,
  { q }: Filter,
): Promise<AreaName> {
  if (!q) return () => '';
  const names = new Map((await unitsOn(db, provinceId, day)).map(({ code, nameVi }) => [code, nameVi]));
  return (code) => (code === null ? '' : (names.get(code) ?? ''));
}

export interface Kin {
  from: string;
  to: string;
  share: number;
}

/** One unit as known on a day, with those that came before or after it and the share of the successor's area. */
export async function findUnit(
  db: Db,
  provinceId: string,
  code: string,
  day: Day,
): Promise<{ unit: UnitLine; kin: Kin[] } | null> {
  const units = await knownUnits(db, provinceId, day);
  const found = units.find((unit) => unit.code === code);
  if (!found) return null;
  const kin = units.flatMap((successor) =>
    successor.predecessors
      .filter((before) => before.code === code || successor.code === code)
      .map((before) => ({ from: before.code, to: successor.code, share: before.share })),
  );
  return { unit: toLine(found), kin };
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
