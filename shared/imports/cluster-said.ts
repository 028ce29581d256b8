import type { FieldIssue } from '../errors.ts';
import type { Stage } from '../lifecycle.ts';
import { FACT_SHAPE } from '../register/facts.ts';
import type { FactsInput } from '../register/facts-command.ts';
import type { Ground } from '../register/ground.ts';
import { type IdentitySaid, identityFields, type KnownUnit } from '../register/identity.ts';
import { nameKey, placeNames } from '../register/names.ts';
import type { Kind, RegisterState } from '../register.ts';
import type { ImportField } from '../tables/fields.ts';
import { foldVietnamese } from '../text.ts';
import type { UnitLevel } from '../unit.ts';
import type { DateSaid, SheetRecord } from './records.ts';
import { type NamedUnit, OR, type UnitFinder } from './words.ts';

/** What a record of a sheet says of a cluster, in the shapes of the register. */

const FACTS = [
  'area_ha',
  'investment_vnd_bn',
  'decision_no',
  'occupancy_pct',
  'tenants',
  'workers',
  'status_reported',
] as const;
export type FactColumn = (typeof FACTS)[number];

export interface Said {
  code: string | null;
  name: string | null;
  place: string | null;
  kind: Kind | null;
  /** Code of its unit; several with a stroke between them where the name is that of several. */
  unit: string | null;
  /** Units by which it is looked for: its own, else the one that the heading above names. */
  near: readonly string[];
  district: string | null;
  commune: string | null;
  position: { lat: number; lon: number } | null;
  numbers: Partial<Record<FactColumn, number>>;
  texts: Partial<Record<FactColumn, string>>;
  investor: string | null;
  dates: readonly DateSaid[];
  stage: Stage | null;
  /** As it is told beside what stands. */
  shown: Partial<Record<ImportField, string>>;
  isRenamed: (standing: string) => boolean;
  /** A place in other words is the same place, also where its district stands in a column of its own. */
  isElsewhere: (standing: string) => boolean;
}

const text = (value: string | number | undefined): string | null =>
  value === undefined ? null : String(value);
const number = (value: string | number | undefined): number | null =>
  typeof value === 'number' ? value : null;

/** Codes of the unit that a row names, else its heading, else its place; several where a name is that of several. */
export function unitsIn(
  { values, group }: Pick<SheetRecord, 'values' | 'group'>,
  finder: UnitFinder,
): string[] {
  const heading = group === null ? null : known(finder.find(group));
  const said = text(values.unit) ?? heading ?? districtIn(text(values.place), finder) ?? '';
  return said.split(OR).filter(Boolean);
}

export function clusterOf(
  { values, group, dates }: SheetRecord,
  { units, finder }: { units: readonly NamedUnit[]; finder: UnitFinder },
): Said {
  const [lat, lon] = [number(values.lat), number(values.lon)];
  const unit = text(values.unit);
  const codes = unitsIn({ values, group }, finder);
  const [only, another] = codes;
  const one = (level: UnitLevel) =>
    only !== undefined &&
    another === undefined &&
    units.some(({ code, level: is }) => code === only && is === level)
      ? only
      : null;
  const numbers: Said['numbers'] = {};
  const texts: Said['texts'] = {};
  const shown: Said['shown'] = {};
  for (const [field, value] of Object.entries(values)) shown[field as ImportField] = String(value);
  if (unit !== null) shown.unit = unitsSaid(codes, units);
  for (const field of FACTS) {
    const value = values[field];
    if (typeof value === 'number') numbers[field] = value;
    else if (value !== undefined) texts[field] = value;
  }
  const [name, place] = [text(values.name), text(values.place)];
  return {
    code: text(values.code)?.toUpperCase() ?? null,
    name,
    place,
    kind: text(values.kind) as Kind | null,
    unit,
    near: codes,
    district: one('district'),
    commune: one('commune'),
    position: lat === null || lon === null ? null : { lat, lon },
    numbers,
    texts,
    investor: text(values.investor),
    dates,
    stage: text(values.stage) as Stage | null,
    shown,
    isRenamed: (standing) =>
      name !== null && JSON.stringify(nameKey(name)) !== JSON.stringify(nameKey(standing)),
    isElsewhere: (standing) => place !== null && !isSamePlace(place, standing, namesOf(codes, units)),
  };
}

const namesOf = (codes: readonly string[], units: readonly NamedUnit[]): string[] =>
  units.filter(({ code }) => codes.includes(code)).map(({ nameVi }) => nameVi);

function isSamePlace(place: string, standing: string, units: readonly string[]): boolean {
  const stands = placeNames(standing).join();
  return [place, ...units.map((unit) => `${place}, ${unit}`)].some(
    (one) => placeNames(one).join() === stands,
  );
}

const known = (found: string): string | null => (found === 'unknown_unit' ? null : found);

const DISTRICT = /^(huyện|quận|thị xã|h\.|q\.|tx\.?) ?/iu;

/** The last of what a place names that is said to be a district: 'xã Liên Hà, huyện Đông Anh, TP Hà Nội'. */
function districtIn(place: string | null, finder: UnitFinder): string | null {
  const parts = (place ?? '').split(/[,;–-]/).map((part) => part.trim());
  const last = parts.findLast((part) => DISTRICT.test(part));
  return last === undefined ? null : known(finder.find(last));
}

export type Identified = IdentitySaid | { wrong: ImportField; issue: FieldIssue };

const COLUMN = { nameVi: 'name', place: 'place', kind: 'kind', position: 'lat' } as const;

/** The identity that the row leaves: what it says, and of the rest what stands. */
export function identityFrom(
  said: Said,
  state: RegisterState | null,
  units: readonly KnownUnit[],
): Identified {
  const before = state?.identity ?? null;
  // Units that the row does not name stay: nobody has said that it lies there no more.
  const lies = (level: UnitLevel) =>
    state?.units.findLast(({ unitCode }) =>
      units.some(({ code, level: is }) => code === unitCode && is === level),
    )?.unitCode ?? null;
  const position = said.position
    ? { ...said.position, precision: before && before.precision !== 'none' ? before.precision : 'surveyed' }
    : before && before.lat !== null && before.lon !== null && before.precision !== 'none'
      ? { lat: before.lat, lon: before.lon, precision: before.precision }
      : null;
  const whole = {
    nameVi: before && !said.isRenamed(before.nameVi) ? before.nameVi : (said.name ?? before?.nameVi ?? ''),
    place: before && !said.isElsewhere(before.place) ? before.place || null : said.place,
    kind: said.kind ?? before?.kind ?? 'industrial',
    position,
  };
  for (const field of ['nameVi', 'place', 'kind', 'position'] as const) {
    const read = identityFields[field].safeParse(whole[field]);
    if (!read.success) {
      return { wrong: COLUMN[field], issue: (read.error.issues[0]?.message ?? 'malformed') as FieldIssue };
    }
  }
  return {
    ...whole,
    district: said.district ?? lies('district'),
    commune: said.commune ?? lies('commune'),
  };
}

/** What the row states that no source has stated in this way. */
export function factsOf(
  said: Said,
  state: RegisterState,
  { ground, statedFor }: { ground: Ground; statedFor: string | null },
) {
  const facts: FactsInput['said']['facts'] = [];
  const changes: { field: ImportField; from: string | null; to: string }[] = [];
  for (const field of FACTS) {
    const value = text(said.numbers[field] ?? said.texts[field]);
    if (value === null) continue;
    const standing = state.facts.filter((fact) => fact.field === field).map((fact) => fact.value);
    if (standing.some((one) => isSame(field, one, value))) continue;
    const provenance = ground.document ? ('sourced' as const) : ('reported' as const);
    facts.push({ id: field, field, value, statedFor, provenance, source: null });
    changes.push({ field, from: standing.at(-1) ?? null, to: value });
  }
  return { facts, changes };
}

const isSame = (field: FactColumn, a: string, b: string): boolean =>
  FACT_SHAPE[field] === 'text'
    ? foldVietnamese(a).replace(/\s+/g, ' ') === foldVietnamese(b).replace(/\s+/g, ' ')
    : Number(a) === Number(b);

/** Units by their names; several where a name is that of several. */
export const unitsSaid = (codes: readonly string[], units: readonly NamedUnit[]): string =>
  codes.map((code) => units.find((one) => one.code === code)?.nameVi ?? code).join(' / ');
