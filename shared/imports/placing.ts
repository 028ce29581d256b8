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

/**
 * From what: that its name is still there, or that the commune of that name became a part of it. Of which one does not
 * follow where that commune was divided ('several'), nor where the place names communes that became different ones
 * ('many'): then a person says ('chosen'); nor where it names none that is known of that district ('none').
 */
export interface Following {
  by: 'name' | 'former' | 'several' | 'many' | 'none' | 'chosen';
  units: readonly NamedUnit[];
}
export const isOfOne = ({ by }: Following): boolean => by === 'name' || by === 'former' || by === 'chosen';

/** `chosen`: which of several was said to be meant by the name of a place. */
export function placed(
  identity: IdentitySaid,
  units: readonly NamedUnit[],
  { today, chosen }: { today: Day; chosen?: (place: string) => readonly string[] },
): Placed {
  const of = (code: string | null) => units.find((unit) => unit.code === code) ?? null;
  const district = of(identity.district);
  const follows =
    identity.commune === null && district !== null && isOver(district, today)
      ? answered(followingOf(district, identity.place, units), identity.place, chosen)
      : null;
  const found = (follows && isOfOne(follows) && follows.units[0]) || null;
  const within = { ...identity, commune: identity.commune ?? found?.code ?? null };
  if (within.position !== null) return { identity: within, follows };
  const middle = found?.middle ?? of(identity.commune)?.middle;
  if (middle) {
    const isNamed = found !== null && follows?.by !== 'chosen';
    const precision = isNamed ? ('commune_from_name' as const) : ('commune' as const);
    return { identity: { ...within, position: { ...middle, precision } }, follows };
  }
  return district?.middle
    ? { identity: { ...within, position: { ...district.middle, precision: 'district' } }, follows }
    : { identity: within, follows };
}

function answered(
  follows: Following | null,
  place: string | null,
  chosen: ((place: string) => readonly string[]) | undefined,
): Following | null {
  if (follows === null || isOfOne(follows) || place === null) return follows;
  const said = chosen?.(place) ?? [];
  const unit = follows.units.find(({ code }) => said.includes(code));
  return unit ? { by: 'chosen', units: [unit] } : follows;
}

const isOver = ({ validTo }: NamedUnit, today: Day): boolean => validTo !== null && validTo < today;

/** What a former commune became is on record; else a unit of the same name. */
function followingOf(
  district: NamedUnit,
  place: string | null,
  units: readonly NamedUnit[],
): Following | null {
  if (place === null) return null;
  const { code } = district;
  const formerOf = (name: string) => formerIn(units).get(`${code} ${name}`) ?? [];
  const named = communesIn(place, district, (name) => formerOf(name).length > 0);
  const isFormer = named.some(({ name }) => formerOf(name).length > 0);
  const known = named.flatMap(({ name, says }): Following[] => {
    const former = formerOf(name);
    if (former.length > 0) return [{ by: 'former', units: former }];
    // Beside a former commune a bare name is rather a village's than that of a commune of today.
    const today = says > 0 || !isFormer ? todayOf(name, code, units) : [];
    return today.length === 1 ? [{ by: 'name', units: today }] : [];
  });
  const all = [...new Set(known.flatMap((one) => one.units))];
  if (all.length === 0) return { by: 'none', units: [] };
  // Of communes that it names and that are not known, the others do not tell what they became.
  const said = Math.max(...named.map(({ says }) => says));
  const count = said > 0 ? Math.max(named.length, said) : known.length;
  if (count > known.length || (count > 1 && all.length > 1)) return { by: 'many', units: all };
  if (all.length > 1) return { by: 'several', units: all };
  return { by: isFormer ? 'former' : 'name', units: all };
}

const todayOf = (name: string, district: string, units: readonly NamedUnit[]): NamedUnit[] =>
  units.filter(
    ({ level, nameVi, before }) =>
      level === 'commune' && (before ?? []).includes(district) && nameOf(nameVi) === name,
  );

const COMMUNE =
  /^(thuộc |tại )?(địa bàn |địa phận )?(?<several>các |hai |ba |\d+ )?(xã|phường|thị trấn|x\.|p\.|tt\.?)\s*/iu;
/** What stands behind the communes: the district, the province. */
const ABOVE = /^(huyện|quận|thị xã|h\.|q\.|tx\.?|thành phố|tp\.?|tỉnh) ?|^hà nội$/iu;

const nameOf = (said: string): string => placeNames(said.replace(COMMUNE, '')).join(' ');

/** A name of a place, and how many communes it says that there are: 'các xã Liên Hà' is one of two or more. */
interface PlaceName {
  name: string;
  says: 0 | 1 | 2;
}

/**
 * Villages have the names of other communes: where a place says which of its names is a commune's, those count from
 * there on that are communes ('thôn Đông, các xã Liên Hà, Cổ Loa'). The district's own name at the end is not that of
 * its town.
 */
function communesIn(
  place: string,
  { nameVi }: NamedUnit,
  isCommune: (name: string) => boolean,
): readonly PlaceName[] {
  const parts = place
    .replace(/\(([^)]*)\)/g, ' ')
    .split(/[,;–-]|\svà\s/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '' && !ABOVE.test(part))
    .map((part): PlaceName => {
      const said = COMMUNE.exec(part);
      return { name: nameOf(part), says: said === null ? 0 : said.groups?.['several'] ? 2 : 1 };
    });
  const last = parts.at(-1);
  if (parts.length > 1 && last?.says === 0 && last.name === nameOf(bareUnitName(nameVi))) parts.pop();
  const first = parts.findIndex(({ says }) => says > 0);
  const communes =
    first < 0 ? parts : parts.slice(first).filter(({ name, says }) => says > 0 || isCommune(name));
  return communes.filter(({ name }, i) => communes.findIndex((one) => one.name === name) === i);
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
      const key = `${district} ${nameOf(name)}`;
      made.set(key, [...(made.get(key) ?? []), unit]);
    }
  }
  former.set(units, made);
  return made;
}
