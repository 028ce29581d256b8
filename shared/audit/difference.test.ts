import { expect, test } from 'vitest';
import { differences } from './difference.ts';

test('what is the same is not told; a value that changed is, with both', () => {
  const before = { nameVi: 'Liên Hà', place: 'Đông Anh', area: 40 };
  expect(differences(before, { ...before })).toEqual([]);
  expect(differences(before, { ...before, area: 41.7 })).toEqual([
    { path: ['area'], before: 40, after: 41.7 },
  ]);
});

test('before and after are not swapped', () => {
  const [one] = differences({ open: true }, { open: false });
  expect(one).toEqual({ path: ['open'], before: true, after: false });
});

test('lines of a list are told apart by their names, wherever they stand', () => {
  const an = { cluster: 'HN-058', validTo: null };
  const binh = { cluster: 'HN-061', validTo: null };
  const moved = { duties: [{ ...binh, validTo: '2025-03-31' }, an] };
  expect(differences({ duties: [an, binh] }, moved)).toEqual([
    { path: ['duties', 'HN-061', 'validTo'], before: null, after: '2025-03-31' },
  ]);
});

test('a line that came and one that went are told whole', () => {
  const [an, binh] = [
    { id: 'a', value: 1 },
    { id: 'b', value: 2 },
  ];
  expect(differences({ facts: [an] }, { facts: [binh] })).toEqual([
    { path: ['facts', 'b'], before: undefined, after: binh },
    { path: ['facts', 'a'], before: an, after: undefined },
  ]);
});

test('a list without names, or with a name twice, is one value', () => {
  expect(differences({ years: [1, 2] }, { years: [2, 1] })).toEqual([
    { path: ['years'], before: [1, 2], after: [2, 1] },
  ]);
  const twice = [
    { id: 'a', n: 1 },
    { id: 'a', n: 2 },
  ];
  expect(differences(twice, twice.slice(1))).toEqual([{ path: [], before: twice, after: twice.slice(1) }]);
});

test('of nothing to something every field is told', () => {
  expect(differences({}, { role: 'department', unit: null })).toEqual([
    { path: ['role'], before: undefined, after: 'department' },
    { path: ['unit'], before: undefined, after: null },
  ]);
});
