import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaStanding, breaksOf, classOf, MEASURES, measureOf } from './area.ts';
import type { ClusterRow } from './cluster-row.ts';
import { LATENESS } from './delay.ts';

const rowWith = (lateness: ClusterRow['lateness'], more: Partial<ClusterRow> = {}) =>
  ({ lateness, stale: false, cohorts: [], achieved: [], ...more }) as unknown as ClusterRow;

describe('how an area stands', () => {
  test('only what has a schedule can be late, and the share is of those', () => {
    const rows = [
      rowWith('critical'),
      rowWith('late'),
      rowWith('at_risk'),
      rowWith('on_track'),
      rowWith('no_plan'),
      rowWith('done'),
    ];
    expect(areaStanding(rows)).toEqual({
      clusters: 6,
      scheduled: 4,
      late: 2,
      lateShare: 0.5,
      noPlan: 1,
      stale: 0,
    });
    expect(areaStanding([rowWith('no_plan')]).lateShare).toBeNull();
  });

  test('the parts of a city add up to the city', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LATENESS).map((l) => rowWith(l))), fc.nat(20), (rows, cut) => {
        const [a, b, all] = [
          areaStanding(rows.slice(0, cut)),
          areaStanding(rows.slice(cut)),
          areaStanding(rows),
        ];
        for (const key of ['clusters', 'scheduled', 'late', 'noPlan'] as const)
          expect(a[key] + b[key]).toBe(all[key]);
      }),
    );
  });

  test('started is told of the cohort only', () => {
    const member = { cohorts: ['start-43'] };
    const rows = [
      rowWith('late', { ...member, achieved: ['start-43'] }),
      rowWith('late', member),
      rowWith('late'),
    ];
    expect(measureOf(rows, 'started')).toEqual({ value: 0.5, of: { part: 1, whole: 2 } });
    expect(measureOf([rowWith('late')], 'started')).toEqual({ value: null });
  });
});

test('classes: nothing is 0, and a larger value is never in a lower class', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MEASURES), fc.array(fc.nat(40), { minLength: 2 }), (measure, counts) => {
      const isShare = measure === 'late' || measure === 'started';
      const values = counts.map((n) => (isShare ? n / 40 : n)).sort((a, b) => a - b);
      const breaks = breaksOf(values, measure);
      const classes = values.map((value) => classOf(value, breaks));
      expect(breaks.length).toBeLessThanOrEqual(4);
      expect(classes).toEqual([...classes].sort((a, b) => a - b));
      expect(classOf(0, breaks)).toBe(0);
      expect(classOf(null, breaks)).toBe(0);
      expect(classOf(isShare ? 1 : 40, breaksOf([isShare ? 1 : 40], measure))).toBeGreaterThan(0);
    }),
  );
});
