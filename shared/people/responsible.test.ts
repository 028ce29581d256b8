import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Organisation } from './organisation.ts';
import type { Duty, PersonDay } from './person.ts';
import {
  askedByName,
  directoryOn,
  organisationFor,
  organisationsOf,
  postFor,
  responsibleFor,
} from './responsible.ts';

const TODAY = '2025-03-31';
const agency = (id: string, more: Partial<Organisation> = {}): { id: string; says: Organisation } => ({
  id,
  says: {
    kind: 'investor',
    nameVi: id,
    nameEn: id,
    unitCode: null,
    provenance: 'sourced',
    closed: false,
    ...more,
  },
});
const duty = (organisationId: string, more: Partial<Duty> = {}): Duty => ({
  organisationId,
  cluster: null,
  validFrom: '2024-01-01',
  validTo: null,
  ...more,
});
const person = (
  id: string,
  duties: Duty[],
  more: Partial<PersonDay> = {},
): { id: string; says: PersonDay } => ({
  id,
  says: {
    name: `Họ tên của ${id}`,
    titleVi: 'Trưởng phòng',
    titleEn: 'Head',
    organisationId: duties[0]?.organisationId ?? '',
    role: 'department',
    unitCode: null,
    provenance: 'reported',
    duties,
    username: null,
    open: false,
    openFrom: null,
    openUntil: null,
    leaves: [],
    standsIn: [],
    ...more,
  },
});

const AGENCIES = [
  agency('city', { kind: 'city_committee' }),
  agency('department', { kind: 'department' }),
  agency('committee-017', { kind: 'local_committee', unitCode: '017' }),
  agency('investor-1'),
];
const PEOPLE = [
  person('p-city', [duty('city')]),
  person('p-department', [duty('department')]),
  person('p-committee', [duty('committee-017')]),
  person('p-early', [duty('investor-1', { validFrom: '2023-01-01' })]),
  person('p-late', [duty('investor-1', { validFrom: '2024-06-01' })]),
  person('p-same-day', [duty('investor-1', { validFrom: '2024-06-01' })]),
  person('p-of-058', [duty('investor-1', { cluster: 'HN-058', validFrom: '2020-01-01' })]),
  person('p-gone', [
    duty('investor-1', { cluster: 'HN-061', validFrom: '2025-01-01', validTo: '2025-03-30' }),
  ]),
  person('p-to-come', [duty('investor-1', { cluster: 'HN-061', validFrom: '2025-04-01' })]),
];
const cluster = { code: 'HN-061', unit: '017', investor: 'investor-1' };
const directory = directoryOn(TODAY, AGENCIES, PEOPLE);
const personOf = (code: string) => responsibleFor(directory, { ...cluster, code }, 'investor')?.personId;

describe('whose move it is', () => {
  test('regression: of several the one answered whom the database happened to give last', () => {
    const movers = ['investor', 'local_committee', 'department', 'city_committee'] as const;
    const answers = (agencies: typeof AGENCIES, people: typeof PEOPLE) => {
      const here = directoryOn(TODAY, agencies, people);
      return ['HN-058', 'HN-061'].flatMap((code) =>
        movers.map((mover) => responsibleFor(here, { ...cluster, code }, mover)),
      );
    };
    const said = answers(AGENCIES, PEOPLE);
    expect(said.map((one) => one?.personId)).toEqual([
      'p-of-058',
      'p-committee',
      'p-department',
      'p-city',
      'p-late',
      'p-committee',
      'p-department',
      'p-city',
    ]);
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    fc.assert(
      fc.property(shuffled(AGENCIES), shuffled(PEOPLE), (agencies, people) => {
        expect(answers(agencies, people)).toEqual(said);
      }),
    );
  });

  test('a duty for the cluster by name goes before one for all; of those for all the one that began last', () => {
    expect(personOf('HN-058')).toBe('p-of-058');
    expect(personOf('HN-061')).toBe('p-late');
  });

  test('a duty that has ended, or has not begun, is nobody’s', () => {
    const on = (day: string) =>
      responsibleFor(directoryOn(day, AGENCIES, PEOPLE), cluster, 'investor')?.personId;
    expect([on('2025-03-30'), on('2025-03-31'), on('2025-04-01')]).toEqual(['p-gone', 'p-late', 'p-to-come']);
  });

  test('the committee is that of the unit; while no unit is known the department has to find it out', () => {
    const at = (unit: string | null) => organisationFor(directory, { ...cluster, unit }, 'local_committee');
    expect([at('017'), at('018'), at(null)]).toEqual(['committee-017', null, 'department']);
    expect(organisationFor(directory, { ...cluster, investor: null }, 'investor')).toBeNull();
  });

  test('a closed agency answers for nothing; one without people has nobody', () => {
    const closed = AGENCIES.map(({ id, says }) => ({ id, says: { ...says, closed: true } }));
    expect(responsibleFor(directoryOn(TODAY, closed, PEOPLE), cluster, 'department')).toBeNull();
    expect(responsibleFor(directoryOn(TODAY, AGENCIES, []), cluster, 'department')).toBeNull();
    expect(postFor(directory, 'nobody', 'HN-058')).toBeNull();
  });

  test('says agency and person, and whether they are made up', () => {
    expect(responsibleFor(directory, cluster, 'department')).toEqual({
      mover: 'department',
      organisation: 'department',
      organisationVi: 'department',
      organisationEn: 'department',
      personId: 'p-department',
      person: 'Họ tên của p-department',
      titleVi: 'Trưởng phòng',
      titleEn: 'Head',
      illustrative: false,
    });
    const madeUp = [person('p', [duty('department')], { provenance: 'illustrative' })];
    expect(responsibleFor(directoryOn(TODAY, AGENCIES, madeUp), cluster, 'department')?.illustrative).toBe(
      true,
    );
  });
});

test('a person answers for the organisations of the duties that hold on the day, and for no others', () => {
  const both = person('p-both', [duty('city'), duty('department', { validTo: '2025-01-31' })]);
  const on = (day: string) =>
    organisationsOf(directoryOn(day, AGENCIES, [...PEOPLE, both]), { id: 'p-both' });
  expect([...on(TODAY)]).toEqual(['city']);
  expect([...on('2025-01-15')].sort()).toEqual(['city', 'department']);
  expect(organisationsOf(directoryOn(TODAY, AGENCIES, PEOPLE), { id: null }).size).toBe(0);
});

test('regression: an obstacle stayed with who had handed its cluster on, while they had another of the same agency', () => {
  const here = directoryOn(TODAY, AGENCIES, [
    person('p-before', [duty('investor-1', { cluster: 'HN-061' })]),
    person('p-now', [duty('investor-1', { cluster: 'HN-058' })]),
  ]);
  const asked = { organisation: 'investor-1', person: 'p-before' };
  expect(askedByName(here, asked, 'HN-058')?.personId).toBe('p-now');
  expect(askedByName(here, asked, 'HN-061')?.personId).toBe('p-before');
});
