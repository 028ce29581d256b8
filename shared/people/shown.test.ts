import { expect, test } from 'vitest';
import type { AccountStanding } from './account.ts';
import { isFoundPerson, PERSON_SHOWS } from './shown.ts';

const AGENCIES = [{ id: 'a', nameVi: 'Công ty Hạ tầng', nameEn: 'Infrastructure Co.' }];
const person = (name: string, standing: AccountStanding, organisation = 'a') => ({
  name,
  username: standing === 'none' ? null : name.toLowerCase().replace(/\W/g, ''),
  title: 'Chuyên viên',
  organisation,
  standing,
});
const ALL = [
  person('An', 'open'),
  person('Binh', 'waiting'),
  person('Chi', 'closed'),
  person('Dung', 'none', 'b'),
];

test('those with an account, those who need something done, everybody', () => {
  const found = PERSON_SHOWS.map((show) => ALL.filter(isFoundPerson({ q: '', show }, AGENCIES)));
  expect(found.map((people) => people.map(({ name }) => name))).toEqual([
    ['An', 'Binh', 'Chi'],
    ['Binh'],
    ['An', 'Binh', 'Chi', 'Dung'],
  ]);
});

test('by what they or their agency are called, in either language and without accents', () => {
  const found = (q: string) =>
    ALL.filter(isFoundPerson({ q, show: 'all' }, AGENCIES)).map(({ name }) => name);
  expect(found(' ha tang ')).toEqual(['An', 'Binh', 'Chi']);
  expect(found('infrastructure')).toEqual(['An', 'Binh', 'Chi']);
  expect(found('dung')).toEqual(['Dung']);
  expect(found('chuyen vien')).toHaveLength(4);
});
