import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisOf, type Dated, marksOf, placeLabel, placeOn, sortRows, yearStep } from './geometry.ts';

const line = (more: Partial<Dated> = {}): Dated => ({
  milestone: 'infrastructure_completed',
  behind: false,
  slip: null,
  ...more,
});
const NOW = '2025-03-31';
const drawn = (given: Dated, now = NOW) =>
  marksOf(given, { axis: axisOf([given], now), judgedOn: now, narrowest: 0 });
const end = (span: { x: number; width: number } | null) => (span ? span.x + span.width : Number.NaN);

const day = fc
  .record({
    y: fc.integer({ min: 2015, max: 2030 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => `${y}-${`${m}`.padStart(2, '0')}-${`${d}`.padStart(2, '0')}`);

describe('the axis', () => {
  test('goes from left to right in time, in whole years around everything', () => {
    const axis = axisOf([line({ baseline: '2021-10/2021-12', forecast: '2025-11' })], NOW);
    expect([axis.from, axis.to]).toEqual(['2021-01-01', '2025-12-31']);
    expect(axis.years.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025]);
    expect(axis.years[0]?.x).toBe(0);
    expect(axis.years[4]?.x).toBeCloseTo(80, 0);
    expect(axis.now).toBeCloseTo(80 + 20 * 0.244, 1);
  });

  test('a later day is never left of an earlier one, and none is outside', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const axis = axisOf([line({ baseline: a, forecast: b })], NOW);
        const [x, y] = [placeOn(axis, a), placeOn(axis, b)];
        expect(Math.sign(y - x)).toBe(a < b ? 1 : a > b ? -1 : 0);
        for (const place of [x, y, axis.now]) expect(place >= 0 && place < 100).toBe(true);
      }),
    );
  });

  test('years are written as often as there is room', () => {
    expect([yearStep(8, 340), yearStep(9, 340), yearStep(27, 340), yearStep(27, 1200)]).toEqual([1, 2, 5, 1]);
  });
});

describe('the marks', () => {
  test('schedule before forecast, forecast not where the schedule is; the line between them is as long as the slip', () => {
    const marks = drawn(line({ baseline: '2024-12', forecast: '2025-08', slip: 243 }));
    expect(end(marks.schedule)).toBeLessThan(marks.forecast?.x ?? 0);
    expect(marks.slip).toMatchObject({ days: 243, until: 'forecast' });
    expect(marks.slip?.from).toBeCloseTo(end(marks.schedule));
    expect(marks.slip?.to).toBeCloseTo(end(marks.forecast));
    expect(marks.actual).toBeNull();
  });

  test('what has happened is drawn as actual and not as expected', () => {
    const marks = drawn(line({ baseline: '2024-12', forecast: '2025-08', actual: '2025-02', slip: 59 }));
    expect(marks.forecast).toBeNull();
    expect(marks.slip).toMatchObject({ until: 'actual' });
    expect(marks.slip?.to).toBeCloseTo(end(marks.actual));
  });

  test('early goes to the left', () => {
    const { slip } = drawn(line({ baseline: '2025-12', actual: '2025-02', slip: -306 }));
    expect(slip?.to).toBeLessThan(slip?.from ?? 0);
  });

  test('overdue without a date: to the day by which it is judged', () => {
    const given = line({ baseline: '2024-12', slip: 90 });
    const { slip } = drawn(given);
    expect(slip?.until).toBe('asOf');
    expect(slip?.to).toBeCloseTo(placeOn(axisOf([given], NOW), '2025-04-01'));
  });

  test('who may not see the slip sees how long the schedule has passed, the same line as without a forecast', () => {
    expect(drawn(line({ baseline: '2024-12' })).slip).toEqual(
      drawn(line({ baseline: '2024-12', slip: 90 })).slip,
    );
    // Not passed, settled, or happened without anything to compare: no line.
    expect(drawn(line({ baseline: '2025-12' })).slip).toBeNull();
    expect(drawn(line({ baseline: '2024-12', behind: true })).slip).toBeNull();
    expect(drawn(line({ actual: '2024-12' })).slip).toBeNull();
  });

  test('looking ahead judges nothing that today does not know', () => {
    const given = line({ baseline: '2025-06' });
    const axis = axisOf([given], '2025-12-31');
    expect(marksOf(given, { axis, judgedOn: NOW, narrowest: 0 }).slip).toBeNull();
    expect(marksOf(given, { axis, judgedOn: '2025-12-31', narrowest: 0 }).slip?.days).toBe(184);
  });

  test('the first schedule is drawn only where another has taken its place', () => {
    expect(drawn(line({ baseline0: '2022', baseline: '2025' })).original?.x).toBe(0);
    expect(drawn(line({ baseline0: '2025', baseline: '2025' })).original).toBeNull();
  });

  test('a date is as wide as it is imprecise; of “by 2020” only the end is known', () => {
    const widths = ['2024-05-03', '2024-05', '2024-04/2024-06', '2024'].map((baseline) => {
      const given = line({ baseline });
      return marksOf(given, { axis: axisOf([line({ baseline: '2024' })], NOW), judgedOn: NOW, narrowest: 0 })
        .schedule;
    });
    const [days, month, quarter, year] = widths.map((span) => span?.width ?? 0);
    expect(days).toBeCloseTo(100 / 731);
    expect(
      [(month ?? 0) / (days ?? 1), (quarter ?? 0) / (days ?? 1), (year ?? 0) / (days ?? 1)].map(Math.round),
    ).toEqual([31, 91, 366]);
    expect(drawn(line({ actual: '../2020-02' })).actual?.open).toBe(true);
    expect(drawn(line({ actual: '2020-02' })).actual?.open).toBe(false);
  });

  test('a day can be seen: it grows around its middle and stays on the track', () => {
    fc.assert(
      fc.property(day, (actual) => {
        const given = line({ actual });
        const view = { axis: axisOf([given], NOW), judgedOn: NOW };
        const [thin, thick] = [0, 2].map((narrowest) => marksOf(given, { ...view, narrowest }).actual);
        expect(thick?.width).toBe(2);
        expect((thick?.x ?? -1) >= 0 && end(thick ?? null) <= 100 + 1e-9).toBe(true);
        expect(
          (thick?.x ?? 0) <= (thin?.x ?? 0) + 1e-9 && end(thick ?? null) >= end(thin ?? null) - 1e-9,
        ).toBe(true);
      }),
    );
  });
});

describe('what has a row', () => {
  const codes = (lines: Dated[]) => lines.map(({ milestone }) => milestone);

  test('every gate ahead and whatever has a date; the others are counted as passed or ahead', () => {
    const { rows, passed, undated } = sortRows([
      line({ milestone: 'public_notice', behind: true }),
      line({ milestone: 'established', behind: true, actual: '2019-10' }),
      line({ milestone: 'site_cleared', behind: true, baseline: '2020' }),
      line({ milestone: 'ceremony' }),
      line({ milestone: 'component_works', forecast: '2025' }),
      line({ milestone: 'infrastructure_completed' }),
      line({ milestone: 'filled' }),
    ]);
    expect(codes(rows)).toEqual([
      'established',
      'site_cleared',
      'component_works',
      'infrastructure_completed',
    ]);
    expect(codes(passed)).toEqual(['public_notice']);
    expect(codes(undated)).toEqual(['ceremony', 'filled']);
  });

  test('regression: of a cluster that operates, the infrastructure without a date was still ahead', () => {
    const { rows, passed } = sortRows([
      line({ milestone: 'infrastructure_completed' }),
      line({ milestone: 'first_tenant', actual: '../2020-02' }),
    ]);
    expect(codes(rows)).toEqual(['first_tenant']);
    expect(codes(passed)).toEqual(['infrastructure_completed']);
  });
});

describe('the label of a row', () => {
  const at = (from: number, to: number) => ({
    ...drawn(line()),
    schedule: { x: from, width: 1, open: false },
    actual: { x: to - 1, width: 1, open: false },
  });
  const ways = ['11/2025 · chậm 47 tháng', 'chậm 47 tháng'];

  test('after the marks, else before them, each time as fully as there is room; else over the line', () => {
    expect(placeLabel(at(10, 30), ways, 340)).toMatchObject({ anchor: 'start', text: ways[0] });
    expect(placeLabel(at(60, 98), ways, 340)).toMatchObject({ anchor: 'end', text: ways[0] });
    expect(placeLabel(at(20, 70), ways, 340)).toMatchObject({ anchor: 'start', text: ways[1] });
    expect(placeLabel(at(10, 95), ways, 340)).toEqual({ anchor: 'middle', x: 52.5, text: ways[1] });
  });

  test('a first schedule that stands apart leaves room between: the label stays with what it speaks of', () => {
    const marks = { ...at(90, 98), original: { x: 40, width: 1, open: false } };
    expect(placeLabel(marks, ways, 340)).toMatchObject({ anchor: 'end', text: ways[0] });
    expect(placeLabel(marks, ways, 340)?.x).toBeGreaterThan(80);
    // Close to it there is none: then before both.
    expect(placeLabel({ ...marks, original: { x: 80, width: 1, open: false } }, ways, 340)?.x).toBeLessThan(
      80,
    );
  });

  test('it never runs out of the track nor over a mark', () => {
    const place = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(place, place, fc.integer({ min: 300, max: 1000 }), (a, b, trackPx) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b, Math.min(a, b) + 1)];
        const label = placeLabel(at(from, to), ways, trackPx);
        const half = (((label?.text.length ?? 0) * 6.1) / trackPx) * 100;
        if (label?.anchor === 'start') expect(label.x + half <= 100.01 && label.x > to - 0.01).toBe(true);
        if (label?.anchor === 'end') expect(label.x - half >= -0.01 && label.x < from + 0.01).toBe(true);
        // Over the line it is only where that is longer than the words.
        if (label?.anchor === 'middle') expect(to - from).toBeGreaterThan(half);
      }),
    );
  });
});
