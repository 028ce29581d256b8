import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NO_AREA } from './area.ts';
import { CHOICE_NAMES, type ClusterRow, COLUMN_NAMES, COLUMNS, choicesOf } from './cluster-row.ts';
import {
  accentRank,
  FILTER_KEYS,
  type Filter,
  facetCounts,
  filterParams,
  isEmptyFilter,
  matcher,
  pick,
  readFilter,
} from './filter.ts';
import { filterSchema } from './filter-schema.ts';

const EMPTY = Object.fromEntries(COLUMN_NAMES.map((name) => [name, COLUMNS[name].codec.none]));
const row = (more: Partial<ClusterRow> = {}): ClusterRow =>
  ({
    ...EMPTY,
    code: 'HN-110',
    name: 'Cụm công nghiệp làng nghề Tân Triều',
    place: 'Tân Triều, Thanh Trì',
    lat: 20.96,
    lon: 105.8,
    ...more,
  }) as ClusterRow;
const AREAS = (code: string | null) => (code === '00640' ? 'Phường Thanh Liệt' : '');
const finds = (filter: Filter, more: Partial<ClusterRow> = {}) => matcher(filter, AREAS)(row(more));

describe('the filter', () => {
  test.each(['tan trieu', 'Tân Triều', 'TRIỀU', 'hn-110', 'thanh tri tan'])('%j finds Tân Triều', (q) => {
    expect(finds({ q })).toBe(true);
  });

  test('regression: nothing was found by the commune that a cluster lies in since the communes were merged', () => {
    expect(finds({ q: 'thanh liệt' }, { unit: '00640' })).toBe(true);
    expect(finds({ q: 'thanh liệt' }, { unit: '00641' })).toBe(false);
  });

  test('đ is d, in both directions', () => {
    expect(finds({ q: 'dong anh' }, { place: 'Liên Hà, Đông Anh' })).toBe(true);
    expect(finds({ q: 'đông' }, { name: 'Cụm công nghiệp Dong' })).toBe(true);
    expect(finds({ q: 'duong' })).toBe(false);
  });

  test('each value is counted with all other conditions as they stand, and without its own', () => {
    const rows = [
      row({ stage: 'construction', lateness: 'late', stale: true }),
      row({ stage: 'construction', lateness: 'on_track', lat: null }),
      row({ stage: 'plan', lateness: 'late' }),
    ];
    const counts = facetCounts(rows, { stage: ['construction'] }, AREAS);
    expect([...counts.lateness]).toEqual([
      ['late', 1],
      ['on_track', 1],
    ]);
    expect([...counts.stage]).toEqual([
      ['construction', 2],
      ['plan', 1],
    ]);
    expect(new Map(counts.only)).toEqual(
      new Map([
        ['stale', 1],
        ['unplaced', 1],
      ]),
    );
    expect(facetCounts(rows, { q: 'không có' }, AREAS).stage.size).toBe(0);
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

  test('without a position, without a recent report, with something to confirm can be asked for', () => {
    expect(finds({ only: 'unplaced' })).toBe(false);
    expect(finds({ only: 'unplaced' }, { lat: null, lon: null })).toBe(true);
    expect(finds({ only: 'stale' })).toBe(false);
    expect(finds({ only: 'stale' }, { stale: true })).toBe(true);
    expect(finds({ only: 'waiting' })).toBe(false);
    expect(finds({ only: 'waiting' }, { waiting: true })).toBe(true);
  });

  test('unit and mover are asked for by their code, and nobody’s is nobody’s', () => {
    expect(finds({ unit: '017' }, { unit: '017' })).toBe(true);
    expect(finds({ unit: '017' }, { unit: '018' })).toBe(false);
    expect(finds({ unit: '017' }, { unit: null })).toBe(false);
    expect(finds({ unit: NO_AREA }, { unit: null })).toBe(true);
    expect(finds({ unit: NO_AREA }, { unit: '017' })).toBe(false);
    expect(finds({ mover: 'department' }, { mover: 'department' })).toBe(true);
    expect(finds({ mover: 'department' }, { mover: null })).toBe(false);
  });

  test.each(CHOICE_NAMES)(
    '%s: a row is found by its own value and by no other; one with several by any',
    (name) => {
      const choices: readonly string[] = choicesOf(name);
      const isSet = Array.isArray(COLUMNS[name].codec.none);
      const having = (values: readonly string[]) =>
        ({ [name]: isSet ? values : values[0] }) as Partial<ClusterRow>;
      fc.assert(
        fc.property(
          fc.subarray([...choices], { minLength: 1 }),
          fc.constantFrom(...choices),
          (asked, value) => {
            expect(finds({ [name]: asked }, having([value]))).toBe(asked.includes(value));
          },
        ),
      );
      const [first = '', second = ''] = choices;
      expect(finds({ [name]: [second] }, having([first, second]))).toBe(isSet);
      expect(finds({ [name]: [first] }, isSet ? having([]) : having([second]))).toBe(false);
    },
  );

  test('those with the accents as typed come first, the others keep their order', () => {
    const rows = ['Dương Xá', 'Dương Liễu', 'Đường Lâm'].map((name, i) => row({ name, code: `HN-00${i}` }));
    const names = (filter: Filter) =>
      pick(rows, filter, { rowOf: (one) => one, areaName: AREAS }).map(({ name }) => name);
    expect(names({ q: 'đường' })).toEqual(['Đường Lâm', 'Dương Xá', 'Dương Liễu']);
    expect(names({})).toEqual(['Dương Xá', 'Dương Liễu', 'Đường Lâm']);
    expect(rows.map(({ code }) => code)).toEqual(['HN-000', 'HN-001', 'HN-002']);
  });

  test('the empty filter lets everything through', () => {
    expect(isEmptyFilter({})).toBe(true);
    expect(finds({})).toBe(true);
  });
});

describe('the URL', () => {
  /** Any value that the schema lets through for a key: a new filter is in this test by itself. */
  function valueOf(schema: unknown): fc.Arbitrary<unknown> {
    if (schema instanceof z.ZodOptional) return valueOf(schema.unwrap());
    if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
    if (schema instanceof z.ZodString) return fc.string({ minLength: 1, maxLength: schema.maxLength ?? 10 });
    if (schema instanceof z.ZodArray && schema.element instanceof z.ZodEnum) {
      return fc.subarray([...schema.element.options], { minLength: 1 });
    }
    // One's own beside those of the program.
    if (schema instanceof z.ZodArray)
      return fc.subarray(['permits', 'market', 'permits.own-3'], { minLength: 1 });
    throw new Error('this test has no values for a filter of this kind');
  }
  const anyFilter = fc.record(
    Object.fromEntries(FILTER_KEYS.map((key) => [key, valueOf(filterSchema.shape[key])])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Filter>;

  test('regression: a filter that stood in the schema alone was never read from a URL', () => {
    expect([...FILTER_KEYS].sort()).toEqual(Object.keys(filterSchema.shape).sort());
  });

  test('a filter written into a URL and read back is the same filter', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const said = Object.entries(filterParams(filter)).filter(([, value]) => value !== null);
        const params = new Map(said.map(([key, value]) => [key, encodeURIComponent(value ?? '')]));
        const read = (key: string) => decodeURIComponent(params.get(key) ?? '') || null;
        expect(readFilter({ get: read })).toEqual(filter);
        expect(isEmptyFilter(filter)).toBe(params.size === 0);
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
