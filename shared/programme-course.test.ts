import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from './day.ts';
import { amountOf, type Counting, countTarget, type Metric, type Target } from './programme.ts';
import { achievedOn, courseOf, isTooSlow, paceNeeded, paceReached, type Step } from './programme-course.ts';
import { register } from './register.ts';
import { type From, standing } from './timeline.ts';

const STARTED: Pick<Target, 'cohort' | 'goal'> & { metric: Metric } = {
  metric: 'clusters',
  cohort: { milestone: 'established', from: '2018-01-01', to: '2020-12-31' },
  goal: { milestone: 'construction_started' },
};
const COMPLETED: Pick<Target, 'cohort' | 'goal'> & { metric: Metric } = {
  metric: 'clusters',
  cohort: { all: [STARTED.cohort, { not: { milestone: 'first_tenant', to: '2022-12-31' } }] },
  goal: { milestone: 'infrastructure_completed', from: '2022-01-01' },
};

const IN_HECTARES = { ...STARTED, metric: 'hectares' } as const;

/** Beside it a source that states less: the largest counts. */
const AREA = {
  id: 'area',
  field: 'area_ha',
  value: '12.3456',
  provenance: 'sourced',
  source: 'QĐ 1',
  statedFor: null,
  confidence: 'single',
  recordedOn: '2018-01-01',
} as const;

type Dates = Counting['days']['milestones'];
const known = (milestones: Dates): Counting => ({
  code: 'HN-001',
  days: { milestones, register: { ...register.day(register.empty), facts: [AREA] } },
});
const stood = (more: Partial<Dates> = {}): Counting =>
  known({
    established: '2019-05-01',
    started: null,
    completed: null,
    operating: null,
    expanded: null,
    expandedBefore: [],
    unconfirmed: [],
    ...more,
  });
const from = <T>(day: string, says: T): From<T> => ({ from: day, says });

const anyDay = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2018-06-01', n));
const anyDates: fc.Arbitrary<Dates> = fc.record({
  established: fc.constantFrom(null, '2017-12-31', '2019-05-01', '2021'),
  started: fc.constantFrom(null, '2021-03', '2024-06-28'),
  completed: fc.constantFrom(null, '2021-12-31', '2023'),
  operating: fc.constantFrom(null, '../2020', '2024'),
  expanded: fc.constantFrom(null, '2024'),
  expandedBefore: fc.constantFrom([], ['2020-05']),
  unconfirmed: fc.constantFrom([], ['construction_started'], ['infrastructure_completed']),
});
const anyState = anyDates.map(known);
const anySpans = <T>(says: fc.Arbitrary<T>, most: number) =>
  fc
    .uniqueArray(fc.record({ from: anyDay, says }), { selector: (span) => span.from, maxLength: most })
    .map((spans) => spans.sort((a, b) => (a.from < b.from ? -1 : 1)));

describe('the course of a target', () => {
  test('is on every day the count of that day, as the programme counts it', () => {
    const anyVersions = anySpans(fc.constantFrom(STARTED, COMPLETED, IN_HECTARES), 3).filter(
      ({ length }) => length > 0,
    );
    fc.assert(
      fc.property(
        anyVersions,
        fc.array(anySpans(anyState, 5), { maxLength: 6 }),
        anyDay,
        (versions, all, day) => {
          const target = {
            code: 't',
            min: 1,
            max: 1,
            ...(standing(versions, day) ?? versions[0]?.says ?? STARTED),
          };
          const then = all.flatMap((spans, i) => {
            const state = standing(spans, day);
            if (!state) return [];
            const { milestones, ...days } = state.days;
            return [{ code: String(i), days: { ...days, milestones: { ...milestones, grounds: {} } } }];
          });
          expect(achievedOn(courseOf(versions, all), day)).toBe(
            amountOf(target.metric, countTarget(target, then)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('goes up on the day on which it became known, and down again where it was taken back', () => {
    const started = stood({ started: '2021-03' });
    const one = [from('2020-01-01', stood()), from('2021-04-02', started), from('2022-02-01', stood())];
    const other = [from('2021-04-02', started)];
    expect(courseOf([from('2023-01-01', STARTED)], [one, other])).toEqual([
      { day: '2021-04-02', achieved: 2 },
      { day: '2022-02-01', achieved: 1 },
    ]);
    expect(achievedOn([], '2025-01-01')).toBe(0);
  });

  test('a day on which as many come as go is no step', () => {
    const started = stood({ started: '2021-03' });
    const gone = [from('2020-01-01', started), from('2021-01-01', stood())];
    expect(courseOf([from('2018-01-01', STARTED)], [gone, [from('2021-01-01', started)]])).toEqual([
      { day: '2020-01-01', achieved: 1 },
    ]);
  });
});

const TODAY = '2025-03-31';
const ALL = { min: 43, max: 43, dueOn: '2025-12-31' };
const RANGE = { min: 15, max: 20, dueOn: '2025-12-31' };

describe('the pace that is needed', () => {
  test('is what is missing by the months that are left', () => {
    const needed = paceNeeded(ALL, 32, TODAY);
    expect(needed).toMatchObject({ monthsLeft: 9, daysLeft: 275 });
    // 11 clusters in 275 days.
    expect(needed).toHaveProperty('min', expect.closeTo(1.217, 3));
    expect(needed).toHaveProperty('max', expect.closeTo(1.217, 3));
  });

  test('of a range is a range', () => {
    const needed = paceNeeded(RANGE, 3, TODAY);
    expect(needed).toHaveProperty('min', expect.closeTo(1.328, 3));
    expect(needed).toHaveProperty('max', expect.closeTo(1.882, 3));
  });

  test('where it cannot be said it is said why', () => {
    expect(paceNeeded(ALL, 43, TODAY)).toBe('reached');
    expect(paceNeeded(RANGE, 15, TODAY)).toBe('reached');
    expect(paceNeeded(RANGE, 22, '2026-02-01')).toBe('reached');
    expect(paceNeeded(ALL, 42, '2026-01-01')).toBe('past_due');
    expect(paceNeeded({ ...ALL, dueOn: null }, 32, TODAY)).toBe('no_due');
    expect(paceNeeded({ min: null, max: null, dueOn: TODAY }, 0, TODAY)).toBe('no_number');
  });

  test('on the last day it is not past due, and is a number', () => {
    const needed = paceNeeded(ALL, 42, '2025-12-31');
    expect(needed).toMatchObject({ monthsLeft: 0, daysLeft: 0 });
    expect(needed).toHaveProperty('min', expect.closeTo(30.4, 1));
  });

  test('kept up, it brings what is missing by the day, and less time asks for more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 42 }), fc.integer({ min: 1, max: 900 }), (achieved, days) => {
        const at = (left: number) => paceNeeded(ALL, achieved, addDays('2025-12-31', -left));
        const [now, later] = [at(days + 1), at(days)];
        if (typeof now === 'string' || typeof later === 'string') throw new Error('there is time left');
        expect((now.min * (days + 1) * 12) / 365.25).toBeCloseTo(43 - achieved);
        expect(later.min).toBeGreaterThan(now.min);
      }),
    );
  });
});

describe('the pace of the last twelve months', () => {
  const steps: Step[] = [
    { day: '2023-06-30', achieved: 20 },
    { day: '2024-03-31', achieved: 24 },
    { day: '2024-04-01', achieved: 25 },
    { day: '2025-01-31', achieved: 32 },
  ];
  const looked = { asOf: TODAY, goalFrom: null, since: '2018-03-15' };

  test('counts what has come since the end of that day a year ago', () => {
    expect(paceReached(steps, looked)).toEqual({
      rate: expect.closeTo(8 / 12, 2),
      from: '2024-03-31',
      months: 12,
      achieved: 8,
    });
  });

  test('looks no further back than anything could be counted, or was on record', () => {
    const thisYear = { ...looked, goalFrom: '2025-01-01' };
    expect(paceReached([{ day: '2025-01-01', achieved: 3 }], thisYear)).toEqual({
      rate: expect.closeTo(1.01, 2),
      from: '2024-12-31',
      months: 3,
      achieved: 3,
    });
    expect(paceReached(steps, { ...looked, since: '2024-12-31' })).toMatchObject({ months: 3, achieved: 7 });
  });

  test('of less than a month is no pace', () => {
    expect(paceReached(steps, { ...looked, goalFrom: '2025-03-10' })).toBeNull();
    expect(paceReached(steps, { ...looked, goalFrom: addMonths(TODAY, 2) })).toBeNull();
  });

  test('is too slow where it is below the least that is needed', () => {
    const reached = paceReached(steps, looked);
    expect(isTooSlow(paceNeeded(ALL, 32, TODAY), reached)).toBe(true);
    expect(isTooSlow(paceNeeded(ALL, 40, TODAY), reached)).toBe(false);
    expect(isTooSlow('reached', reached)).toBeNull();
    expect(isTooSlow(paceNeeded(ALL, 32, TODAY), null)).toBeNull();
  });
});
