import type { Day } from '../day.ts';
import type { IdentitySaid } from '../register/identity.ts';
import { placeNames } from '../register/names.ts';
import { bareUnitName } from '../unit-name.ts';
import type { NamedUnit } from './words.ts';

/** Where a cluster is put on the map that a table gives no position of: in the middle of its unit, and marked as that. */
export interface Placed {
  identity: IdentitySaid;
  /** The unit of today that follows from the name of the place and the district that it belonged to. */
  follows: Following | null;
}

/** From what: that its name is still there, or that the commune of that name became a part of it; or of one of several. */
export interface Following {
  by: 'name' | 'former' | 'several';
  units: readonly NamedUnit[];
}

export function placed(identity: IdentitySaid, units: readonly NamedUnit[], today: Day): Placed {
  const of = (code: string | null) => units.find((unit) => unit.code === code) ?? null;
  const district = of(identity.district);
  const follows =
    identity.commune === null && district !== null && isOver(district, today)
      ? followingOf(district, identity.place, units)
      : null;
  const found = follows?.by === 'several' ? null : (follows?.units[0] ?? null);
  const within = { ...identity, commune: identity.commune ?? found?.code ?? null };
  if (within.position !== null) return { identity: within, follows };
  const middle = found?.middle ?? of(identity.commune)?.middle;
  if (middle) {
    const precision = found ? ('commune_from_name' as const) : ('commune' as const);
    return { identity: { ...within, position: { ...middle, precision } }, follows };
  }
  return district?.middle
    ? { identity: { ...within, position: { ...district.middle, precision: 'district' } }, follows }
    : { identity: within, follows };
}

const isOver = ({ validTo }: NamedUnit, today: Day): boolean => validTo !== null && validTo < today;

/** What a former commune became is on record; else a unit of the same name. None where the place names several. */
function followingOf(
  { code }: NamedUnit,
  place: string | null,
  units: readonly NamedUnit[],
): Following | null {
  if (place === null) return null;
  const names = communeNames(place);
  const former = [...new Set(names.flatMap((name) => formerIn(units).get(`${code} ${name}`) ?? []))];
  if (former.length > 0) return { by: former.length === 1 ? 'former' : 'several', units: former };
  const named = units.filter(
    ({ level, nameVi, before }) =>
      level === 'commune' &&
      (before ?? []).includes(code) &&
      placeNames(bareUnitName(nameVi)).some((name) => names.includes(name)),
  );
  return named.length === 1 ? { by: 'name', units: named } : null;
}

const COMMUNE = /^\s*(xã|phường|thị trấn|x\.|p\.|tt\.?)\s*/iu;

/** Villages have the names of other communes: where a place says which of its names is a commune's, that one counts. */
function communeNames(place: string): string[] {
  const parts = place.split(/[,;–-]/);
  const communes = parts.filter((part) => COMMUNE.test(part));
  return placeNames(
    (communes.length > 0 ? communes.map((part) => part.replace(COMMUNE, '')) : parts).join(','),
  );
}

/** Of the last units that were asked for: ten thousand rows ask for the same. */
const former = new WeakMap<readonly NamedUnit[], ReadonlyMap<string, readonly NamedUnit[]>>();

/** The units that took over a former commune, by the code of its district and its name. */
function formerIn(units: readonly NamedUnit[]): ReadonlyMap<string, readonly NamedUnit[]> {
  const known = former.get(units);
  if (known) return known;
  const made = new Map<string, NamedUnit[]>();
  for (const unit of units) {
    for (const { name, district } of unit.formerly ?? []) {
      const key = `${district} ${communeNames(name).join(' ')}`;
      made.set(key, [...(made.get(key) ?? []), unit]);
    }
  }
  former.set(units, made);
  return made;
}
