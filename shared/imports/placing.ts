import type { Day } from '../day.ts';
import type { IdentitySaid } from '../register/identity.ts';
import { placeNames } from '../register/names.ts';
import { bareUnitName } from '../unit-name.ts';
import type { NamedUnit } from './words.ts';

/** Where a cluster is put on the map that a table gives no position of: in the middle of its unit, and marked as that. */
export interface Placed {
  identity: IdentitySaid;
  /** The unit of today that follows from the name of the place and the district that it belonged to. */
  fromName: NamedUnit | null;
}

export function placed(identity: IdentitySaid, units: readonly NamedUnit[], today: Day): Placed {
  const of = (code: string | null) => units.find((unit) => unit.code === code) ?? null;
  const district = of(identity.district);
  const fromName =
    identity.commune === null && district !== null && isOver(district, today)
      ? successorNamed(district, identity.place, units)
      : null;
  const within = { ...identity, commune: identity.commune ?? fromName?.code ?? null };
  if (within.position !== null) return { identity: within, fromName };
  const middle = fromName?.middle ?? of(identity.commune)?.middle;
  if (middle) {
    const precision = fromName ? ('commune_from_name' as const) : ('commune' as const);
    return { identity: { ...within, position: { ...middle, precision } }, fromName };
  }
  return district?.middle
    ? { identity: { ...within, position: { ...district.middle, precision: 'district' } }, fromName }
    : { identity: within, fromName };
}

const isOver = ({ validTo }: NamedUnit, today: Day): boolean => validTo !== null && validTo < today;

/** Of the units that took over a district the one that the place names; none where it names several. */
function successorNamed(
  { code }: NamedUnit,
  place: string | null,
  units: readonly NamedUnit[],
): NamedUnit | null {
  if (place === null) return null;
  const names = placeNames(place);
  const found = units.filter(
    ({ level, nameVi, before }) =>
      level === 'commune' &&
      (before ?? []).includes(code) &&
      placeNames(bareUnitName(nameVi)).some((name) => names.includes(name)),
  );
  const [only, another] = found;
  return only && !another ? only : null;
}
