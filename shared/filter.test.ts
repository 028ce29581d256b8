import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterRow } from './cluster-row.ts';
import { LATENESS } from './delay.ts';
import { accentRank, type Filter, filterParams, isEmptyFilter, matcher, readFilter } from './filter.ts';
import { STAGES } from './lifecycle.ts';

const row = (more: Partial<ClusterRow> = {}): ClusterRow => ({
  code: 'HN-110',
  name: 'Cụm công nghiệp làng nghề Tân Triều',
  place: 'Tân Triều, Thanh Trì',
  kind: 'craft_village',
  unit: '020',
  lat: 20.96,
  lon: 105.8,
  precision: 'commune',
  stage: 'operating',
  lateness: 'done',
  slip: null,
  next: 'filled',
  gate: null,
  reportAge: null,
  stale: false,
  waiting: false,
  cohorts: ['improve-70'],
  achieved: [],
  reported: [],
  ...more,
});
const finds = (filter: Filter, more: Partial<ClusterRow> = {}) => matcher(filter)(row(more));

describe('the filter', () => {
  test.each(['tan trieu', 'Tân Triều', 'TRIỀU', 'hn-110', 'thanh tri tan'])('%j finds Tân Triều', (q) => {
    expect(finds({ q })).toBe(true);
  });

  test('đ is d, in both directions', () => {
    expect(finds({ q: 'dong anh' }, { place: 'Liên Hà, Đông Anh' })).toBe(true);
    expect(finds({ q: 'đông' }, { name: 'Cụm công nghiệp Dong' })).toBe(true);
    expect(finds({ q: 'duong' })).toBe(false);
  });

  test('the accents as typed come first', () => {
    expect(accentRank({ q: 'Đường' }, row({ name: 'Đường Lâm' }))).toBe(0);
    expect(accentRank({ q: 'Đường' }, row({ name: 'Dương Xá' }))).toBe(1);
    expect(accentRank({}, row())).toBe(1);
  });

  test('achieved asks within the cohort, and only there', () => {
    const member = { cohorts: ['start-43'], achieved: ['start-43'] };
    expect(finds({ cohort: 'start-43' }, member)).toBe(true);
    expect(finds({ cohort: 'start-43', achieved: 'yes' }, member)).toBe(true);
    expect(finds({ cohort: 'start-43', achieved: 'no' }, member)).toBe(false);
    expect(finds({ cohort: 'complete-30', achieved: 'no' }, member)).toBe(false);
    const waiting = { cohorts: ['start-43'], reported: ['start-43'] };
    expect(finds({ cohort: 'start-43', achieved: 'reported' }, waiting)).toBe(true);
    expect(finds({ cohort: 'start-43', achieved: 'no' }, waiting)).toBe(true);
    expect(finds({ cohort: 'start-43', achieved: 'reported' }, member)).toBe(false);
  });

  test('without a position and without a recent report can be asked for', () => {
    expect(finds({ only: 'unplaced' })).toBe(false);
    expect(finds({ only: 'unplaced' }, { lat: null, lon: null })).toBe(true);
    expect(finds({ only: 'stale' }, { stale: true })).toBe(true);
  });

  test('the empty filter lets everything through', () => {
    expect(isEmptyFilter({})).toBe(true);
    expect(finds({})).toBe(true);
  });
});

describe('the URL', () => {
  const anyFilter: fc.Arbitrary<Filter> = fc.record(
    {
      q: fc.stringMatching(/^[a-zđâ ]{1,20}$/),
      cohort: fc.constantFrom('start-43', 'complete-30'),
      achieved: fc.constantFrom('yes', 'no'),
      unit: fc.constantFrom('017', '10489'),
      stage: fc.subarray([...STAGES], { minLength: 1 }),
      lateness: fc.subarray([...LATENESS], { minLength: 1 }),
    },
    { requiredKeys: [] },
  );

  test('a filter written into a URL and read back is the same filter', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const params = new Map(Object.entries(filterParams(filter)));
        expect(readFilter({ get: (key) => params.get(key) ?? null })).toEqual(filter);
      }),
    );
  });

  test('values nobody knows are dropped, so that an old link still opens', () => {
    const params = new Map([
      ['stage', 'construction,flying'],
      ['lateness', 'no'],
      ['achieved', 'maybe'],
      ['q', 'x'.repeat(200)],
    ]);
    expect(readFilter({ get: (key) => params.get(key) ?? null })).toEqual({ stage: ['construction'] });
  });
});
