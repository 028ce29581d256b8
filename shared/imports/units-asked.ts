import { cleaned } from '../tables/clean.ts';
import type { RowPlan } from './plan.ts';
import type { NamedUnit, UnitFinder } from './words.ts';

/** Which unit is meant by a text of the table that does not say it: answered once for all rows that write the same. */

/** Texts that are not on record, or not surely, in one sheet. */
export const MOST_UNITS = 500;

/** As texts are the same: not without their accents, which tell communes apart. */
export const unitKey = (text: string): string => cleaned(text).toLowerCase();

/** What was answered, by the key of each text: a place of one name is in several districts. */
export type UnitAnswers = ReadonlyMap<string, readonly string[]>;

/** Of units that are on record. */
export function unitAnswers(
  answers: readonly { name: string; is: string }[],
  units: readonly NamedUnit[],
): UnitAnswers {
  const known = new Set(units.map(({ code }) => code));
  const found = new Map<string, string[]>();
  for (const { name, is } of answers) {
    const key = unitKey(name);
    if (known.has(is)) found.set(key, [...(found.get(key) ?? []), is]);
  }
  return found;
}

/** A finder that knows what was answered of texts that it does not know by itself; of no other: a place may be called so. */
export const withAnswers = (finder: UnitFinder, answers: UnitAnswers): UnitFinder => ({
  find: (text) => {
    const found = finder.find(text);
    return found === 'unknown_unit' ? (answers.get(unitKey(text))?.at(-1) ?? found) : found;
  },
});

export interface AskedUnit {
  /** As the table writes it. */
  name: string;
  /** How many rows write it. */
  rows: number;
  /** Codes of those that it may be; none: any. */
  among: readonly string[];
}

/** What is to be answered, what most rows write first. */
export function askedUnits(plans: readonly Pick<RowPlan, 'cells' | 'unit'>[]): AskedUnit[] {
  const asked = new Map<string, AskedUnit>();
  for (const { cells, unit } of plans) {
    const unknown = cells.flatMap(({ issue, shown }) => (issue === 'unknown_unit' ? [shown] : []));
    const texts = [...unknown.map((name) => ({ name, among: [] })), ...(unit ? [unit] : [])];
    for (const { name, among } of texts) {
      const key = `${unitKey(name)} ${among.join()}`;
      const before = asked.get(key);
      asked.set(key, { name: before?.name ?? name, among, rows: (before?.rows ?? 0) + 1 });
    }
  }
  return [...asked.values()].toSorted((a, b) => b.rows - a.rows).slice(0, MOST_UNITS);
}
