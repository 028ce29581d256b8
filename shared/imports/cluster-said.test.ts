import { expect, test } from 'vitest';
import { clusterOf, unitsIn } from './cluster-said.ts';
import { findUnder, type NamedUnit, unitFinder } from './words.ts';

const units: NamedUnit[] = [
  {
    code: '017',
    level: 'district',
    nameVi: 'Huyện Đông Anh',
    validFrom: '2014-04-01',
    validTo: '2025-06-30',
  },
  { code: '454', level: 'commune', nameVi: 'Xã Đông Anh', validFrom: '2025-07-01', validTo: null },
];
const finder = unitFinder(units);
const { find } = finder;
const of = (place: string) => unitsIn({ values: { place }, group: null }, { find });

test.each(['xã Liên Hà, huyện Đông Anh, TP Hà Nội', 'xã Liên Hà - H. Đông Anh - Hà Nội'])(
  'regression: the province behind it hid the district of %j',
  (place) => expect(of(place)).toEqual(['017']),
);

test('the district of a place is only what is said to be one', () => {
  expect([of('xã Liên Hà, huyện Đông Anh'), of('xã Liên Hà, Đông Anh'), of('xã Liên Hà, huyện Xa')]).toEqual([
    ['017'],
    [],
    [],
  ]);
});

test.each([
  ['Huyện', '017'],
  ['Địa điểm · Quận, huyện, thị xã', '017'],
  ['Xã, phường', '454'],
  ['Huyện, xã', '017|454'],
  ['Địa bàn', '017|454'],
])('regression: a name of two units was asked for under %j, which says of which it is', (head, code) => {
  expect(findUnder(head, finder)('Đông Anh')).toBe(code);
  expect(findUnder(head, finder)('Xã Đông Anh')).toBe('454');
});

test('regression: a place lost its district to a table that has the district in a column of its own', () => {
  const elsewhere = (place: string, unit: string) =>
    clusterOf(
      { values: { place, unit }, group: null, dates: [], row: 0, faults: [] },
      { units, finder },
    ).isElsewhere('Liên Hà, Đông Anh');
  expect(elsewhere('Xã Liên Hà', '017')).toBe(false);
  expect(elsewhere('Dục Tú', '017')).toBe(true);
  expect(elsewhere('Liên Hà', '')).toBe(true);
});
