import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MILESTONE_CODES } from './lifecycle.ts';
import {
  applyEntry,
  EMPTY_STANDING,
  ENTRY_KINDS,
  type Entry,
  expectationsAfter,
  overtakenBy,
} from './milestone.ts';

const told = (...entries: Entry[]) =>
  entries.reduce((s, e, i) => applyEntry(s, e, '2025-01-01', i + 1), EMPTY_STANDING);
const baseline = (date: string): Entry => ({
  milestone: 'construction_started',
  kind: 'baseline',
  date,
  provenance: 'sourced',
});

test('the first baseline stays; later ones are adjustments, counted', () => {
  expect(
    told(baseline('2021'), baseline('2023'), baseline('2025')).milestones.construction_started,
  ).toMatchObject({
    baseline0: '2021',
    baseline: '2025',
    adjustments: 2,
    version: 3,
  });
});

test('a forecast remembers the one before; reports move the day of the last report', () => {
  const forecast = (date: string): Entry => ({
    milestone: 'construction_started',
    kind: 'forecast',
    date,
    provenance: 'reported',
  });
  const standing = told(baseline('2021'), forecast('2022'), forecast('2023'));
  expect(standing.milestones.construction_started).toMatchObject({
    forecastBefore: '2022',
    forecast: '2023',
  });
  expect(standing.lastReport).toBe('2025-01-01');
  expect(told(baseline('2021')).lastReport).toBeNull();
});

test('folding never changes what stood before, and versions only grow', () => {
  const entry = fc.record({
    milestone: fc.constantFrom(...MILESTONE_CODES),
    kind: fc.constantFrom(...ENTRY_KINDS),
    date: fc.constantFrom('2020', '2021-05', '2024-09-20'),
    provenance: fc.constantFrom('sourced', 'reported'),
  }) as fc.Arbitrary<Entry>;
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), entry, (entries, last) => {
      const before = told(...entries);
      const frozen = JSON.parse(JSON.stringify(before)) as unknown;
      const after = applyEntry(before, last, '2025-02-02', entries.length + 1);
      expect(before).toEqual(frozen);
      expect(after.milestones[last.milestone]?.version).toBe(entries.length + 1);
    }),
  );
});

describe('what a later date overtakes', () => {
  const standing = [
    { milestone: 'infrastructure_completed', kind: 'baseline', date: '2025-03' },
    { milestone: 'infrastructure_completed', kind: 'forecast', date: '2025-06' },
    { milestone: 'works_accepted', kind: 'baseline', date: '2025-05' },
    { milestone: 'first_tenant', kind: 'actual', date: '2024-01' },
  ].reduce(
    (before, entry, i) =>
      applyEntry(before, { ...entry, provenance: 'reported' } as Entry, '2025-01-01', i + 1),
    EMPTY_STANDING,
  );
  const overtaken = (date: string) =>
    overtakenBy(date, expectationsAfter(standing, 'component_works')).map(({ milestone }) => milestone);

  test('everything that waits for the step, near or far, and is expected before it ends', () => {
    expect(overtaken('2025-05-31')).toEqual([]);
    expect(overtaken('2025-06-30')).toEqual(['works_accepted']);
    expect(overtaken('2025-07')).toEqual(['works_accepted', 'infrastructure_completed']);
  });

  test('the forecast counts where there is one, and what has happened does not', () => {
    expect(expectationsAfter(standing, 'component_works')).toEqual([
      { milestone: 'works_accepted', date: '2025-05' },
      { milestone: 'infrastructure_completed', date: '2025-06' },
    ]);
  });
});

test('only a forecast and an actual are reports; what others answer is none', () => {
  const entry = (kind: Entry['kind']): Entry => ({
    milestone: 'component_works',
    kind,
    date: '2025-01-05',
    provenance: 'reported',
  });
  const reported = applyEntry(EMPTY_STANDING, entry('actual'), '2025-01-10', 1);
  for (const kind of ['return', 'confirmation', 'baseline'] as const)
    expect(applyEntry(reported, entry(kind), '2025-02-01', 2).lastReport, kind).toBe('2025-01-10');
  expect(applyEntry(reported, entry('forecast'), '2025-02-01', 2).lastReport).toBe('2025-02-01');
});

test('regression: entries of the register counted as the manager’s reports', () => {
  for (const provenance of ['sourced', 'derived', 'illustrative'] as const) {
    const entry = { milestone: 'component_works', kind: 'actual', date: '2025-01-05', provenance } as const;
    const entered = applyEntry(EMPTY_STANDING, entry, '2025-01-10', 1);
    expect([entered.lastReport, entered.milestones.component_works?.actualState]).toEqual([
      null,
      'confirmed',
    ]);
    const told = applyEntry(EMPTY_STANDING, { ...entry, report: true }, '2025-01-10', 1);
    expect([told.lastReport, told.milestones.component_works?.actualState]).toEqual([
      '2025-01-10',
      'reported',
    ]);
  }
});

describe('a report that was given back', () => {
  const say = (kind: Entry['kind'], date: string, more: Partial<Entry> = {}): Entry => ({
    milestone: 'component_works',
    kind,
    date,
    provenance: 'reported',
    ...more,
  });
  const returned = (...entries: Entry[]) => told(...entries).milestones.component_works?.returned;
  const given = [say('actual', '2025-03-20'), say('return', '2025-03-20', { note: 'Thiếu biên bản' })];

  test('stays until something is said of the milestone: that it happened, or when it will', () => {
    expect(returned(...given)).toEqual({ date: '2025-03-20', seq: 2 });
    expect(returned(...given, say('baseline', '2025-06'))).toEqual({ date: '2025-03-20', seq: 2 });
    expect(returned(...given, say('actual', '2025-03-28'))).toBeUndefined();
    expect(returned(...given, say('forecast', '2025-05'))).toBeUndefined();
    expect(returned(...given, say('forecast', '2025-05', { milestone: 'works_accepted' }))).toBeDefined();
  });

  test('also when it had been confirmed before; given back twice, the last one counts', () => {
    const [actual, back] = given as [Entry, Entry];
    expect(returned(actual, say('confirmation', '2025-03-20'), back)).toEqual({ date: '2025-03-20', seq: 3 });
    expect(returned(...given, say('actual', '2025-03-28'), say('return', '2025-03-28'))).toEqual({
      date: '2025-03-28',
      seq: 4,
    });
  });

  test('what waits or stands names the event that said it', () => {
    const standing = told(...given, say('actual', '2025-03-28'), say('baseline', '2025-06'));
    expect(standing.milestones.component_works).toMatchObject({ actualIn: 3, version: 4 });
    expect(told(...given).milestones.component_works?.actualIn).toBeUndefined();
  });
});
