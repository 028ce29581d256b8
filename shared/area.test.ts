import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaStanding, breaksOf, cityStandings, classOf, measureOf } from './area.ts';
import type { ClusterRow } from './cluster-row.ts';
import { LATENESS } from './delay.ts';

const rowWith = (lateness: ClusterRow['lateness'], more: Partial<ClusterRow> = {}) =>
  ({
    lateness,
    stale: false,
    cohorts: [],
    achieved: [],
    lateGround: 'sourced',
    ...more,
  }) as unknown as ClusterRow;

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
      lateGrounds: { reported: 0, sourced: 2, derived: 0, illustrative: 0 },
      lateShare: 0.5,
      noPlan: 1,
      stale: 0,
    });
    expect(areaStanding([rowWith('no_plan')]).lateShare).toBeNull();
  });

  test('of one or two cases no share is told, of three it is', () => {
    const late = rowWith('late');
    const shares = [[late], [late, late], [late, late, rowWith('on_track')]].map(
      (rows) => areaStanding(rows).lateShare,
    );
    expect(shares).toEqual([null, null, 2 / 3]);
    // What has no schedule is no case.
    expect(areaStanding([late, late, rowWith('no_plan')]).lateShare).toBeNull();
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

  test('every area and what lies in none add up to the city, in every column; each cluster is counted where it lies', () => {
    const units = fc.constantFrom('001', '017', '278', null);
    const row = fc
      .record({ lateness: fc.constantFrom(...LATENESS), unit: units, stale: fc.boolean() })
      .map(({ lateness, ...more }) => rowWith(lateness, more));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { areas, none, city } = cityStandings(rows);
        for (const key of ['clusters', 'scheduled', 'late', 'noPlan', 'stale'] as const) {
          const sum = areas.reduce((all, { standing }) => all + standing[key], none[key]);
          expect(sum, key).toBe(city[key]);
        }
        for (const { code, standing } of areas)
          expect(standing.clusters).toBe(rows.filter(({ unit }) => unit === code).length);
        expect(none.clusters).toBe(rows.filter(({ unit }) => unit === null).length);
      }),
    );
  });

  test('not started is told of the cohort only', () => {
    const member = { cohorts: ['start-43'] };
    const rows = [
      rowWith('late', { ...member, achieved: ['start-43'] }),
      rowWith('late', member),
      rowWith('late'),
    ];
    expect(measureOf(rows, 'not_started', 'start-43')).toEqual({ part: 1, whole: 2 });
  });

  test.each([
    ['late', rowWith('no_plan')],
    ['late', rowWith('done')],
    ['not_started', rowWith('late')],
    ['stale', rowWith('done', { stage: 'operating' })],
  ] as const)('%s: where nothing can be measured there is nothing, and not none', (measure, row) => {
    expect(measureOf([row], measure, 'start-43')).toBeNull();
    expect(measureOf([], measure, 'start-43')).toBeNull();
  });

  test('late is told of those with a schedule, as in the standing of the area', () => {
    const rows = [rowWith('late'), rowWith('critical'), rowWith('on_track'), rowWith('no_plan')];
    const { late, scheduled } = areaStanding(rows);
    expect(measureOf(rows, 'late', null)).toEqual({ part: late, whole: scheduled });
  });
});

test('classes: none is 0, nothing to measure is none of them, and more is never in a lower class', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 2 }), (counts) => {
      const values = counts.sort((a, b) => a - b).map((part) => ({ part, whole: 40 }));
      const breaks = breaksOf(values);
      const classes = values.map((value) => classOf(value, breaks));
      expect(breaks.length).toBeLessThanOrEqual(4);
      expect(classes).toEqual([...classes].sort((a, b) => (a ?? 0) - (b ?? 0)));
      expect(classOf({ part: 0, whole: 40 }, breaks)).toBe(0);
      expect(classOf({ part: 1, whole: 40 }, breaks)).toBe(1);
      expect(classOf(null, breaks)).toBeNull();
    }),
  );
});

test('a share of one or two cases is not drawn as if it were of many: 1 of 1 is in a lower class than 4 of 5', () => {
  const values = [
    { part: 1, whole: 1 },
    { part: 4, whole: 5 },
  ];
  const breaks = breaksOf(values);
  expect(classOf(values[0] ?? null, breaks)).toBeLessThan(classOf(values[1] ?? null, breaks) ?? 0);
});

test('up to eight each number has a class of its own, beyond that they share', () => {
  expect([4, 8, 9].map((part) => breaksOf([{ part, whole: 20 }]))).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3],
    [0, 3, 6, 9],
  ]);
});
