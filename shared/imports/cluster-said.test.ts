import { expect, test } from 'vitest';
import { unitsIn } from './cluster-said.ts';
import { unitFinder } from './words.ts';

const { find } = unitFinder([
  {
    code: '017',
    level: 'district',
    nameVi: 'Huyện Đông Anh',
    validFrom: '2014-04-01',
    validTo: '2025-06-30',
  },
  { code: '454', level: 'commune', nameVi: 'Xã Đông Anh', validFrom: '2025-07-01', validTo: null },
]);
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
