import { expect, test } from 'vitest';
import { askedUnits, unitAnswers, withAnswers } from './units-asked.ts';
import { type NamedUnit, unitFinder } from './words.ts';

const commune = (code: string, nameVi: string): NamedUnit => ({
  code,
  level: 'commune',
  nameVi,
  validFrom: '2025-07-01',
  validTo: null,
});
const UNITS = [commune('1', 'Xã Suối Hai'), commune('2', 'Xã Vật Lại')];
const unknown = (shown: string) => ({
  cells: [{ column: 2, issue: 'unknown_unit' as const, shown }],
  unit: null,
});

test('one answer is that of all rows that write the same, and of no other', () => {
  const answers = unitAnswers([{ name: 'Xã Suối Dài', is: '1' }], UNITS);
  const { find } = withAnswers(unitFinder(UNITS), answers);
  expect(['xã  Suối Dài', 'Xã Suối Dải', 'Xã Vật Lại'].map(find)).toEqual(['1', 'unknown_unit', '2']);
});

test('regression: an answer about a place moved every row whose unit has that name', () => {
  const answers = unitAnswers([{ name: 'Vật Lại', is: '1' }], UNITS);
  const { find } = withAnswers(unitFinder(UNITS), answers);
  expect(['Vật Lại', 'Xã Vật Lại'].map(find)).toEqual(['2', '2']);
});

test('an answer that is no unit on record is none', () => {
  const { find } = withAnswers(unitFinder(UNITS), unitAnswers([{ name: 'Xã A', is: '9' }], UNITS));
  expect(find('Xã A')).toBe('unknown_unit');
});

test('each text is asked once, what most rows write first; a place that is in several communes only among those', () => {
  const place = { cells: [], unit: { name: 'xã Liên Hà', among: ['1', '2'] } };
  const number = { cells: [{ column: 1, issue: 'not_a_number' as const, shown: 'Xã B' }], unit: null };
  expect(askedUnits([unknown('Xã A'), place, unknown('XÃ B'), number, unknown('xã b')])).toEqual([
    { name: 'XÃ B', among: [], rows: 2 },
    { name: 'Xã A', among: [], rows: 1 },
    { name: 'xã Liên Hà', among: ['1', '2'], rows: 1 },
  ]);
});
