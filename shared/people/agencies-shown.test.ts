import { expect, test } from 'vitest';
import { isFoundAgency } from './agencies-shown.ts';

const ALL = [
  { nameVi: 'Công ty Hạ tầng', nameEn: 'Infrastructure Co.', kind: 'investor' as const, closed: false },
  { nameVi: 'Công ty Cũ', nameEn: 'Old Co.', kind: 'investor' as const, closed: true },
  { nameVi: 'Sở Công Thương', nameEn: 'Department', kind: 'department' as const, closed: false },
];
const found = (asked: Partial<Parameters<typeof isFoundAgency>[0]>) =>
  ALL.filter(isFoundAgency({ q: '', kind: null, closedToo: false, ...asked })).map(({ nameVi }) => nameVi);

test('those at work; closed ones when they are asked for', () => {
  expect(found({})).toEqual(['Công ty Hạ tầng', 'Sở Công Thương']);
  expect(found({ closedToo: true, kind: 'investor' })).toEqual(['Công ty Hạ tầng', 'Công ty Cũ']);
});

test('by a name in either language', () => {
  expect(found({ q: ' cong ty ' })).toEqual(['Công ty Hạ tầng']);
  expect(found({ q: 'department' })).toEqual(['Sở Công Thương']);
});
