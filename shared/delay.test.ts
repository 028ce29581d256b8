import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, fromEpochDay } from './day.ts';
import { assess, byUrgency, isOverdue, LATENESS, latenessOf, slipDays } from './delay.ts';
import { lastDay, quarterAround } from './edtf.ts';
import { applyEntry, EMPTY_STANDING, type Entry } from './milestone.ts';
import { deriveState } from './state.ts';

const anyDay = fc.integer({ min: 15_000, max: 25_000 }).map(fromEpochDay);
const anyDate = anyDay.chain((day) =>
  fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4), quarterAround(day)),
);
const none = { forecast: null, actual: null };

describe('lateness', () => {
  test('a date that is not precise is late only once its last day has passed', () => {
    expect(isOverdue({ baseline: '2025-01/2025-03', actual: null }, '2025-03-31')).toBe(false);
    expect(isOverdue({ baseline: '2025-01/2025-03', actual: null }, '2025-04-01')).toBe(true);
    expect(isOverdue({ baseline: '2025', actual: null }, '2025-12-31')).toBe(false);
  });

  test('slip is the actual, else the forecast, else today when overdue, against the schedule in force', () => {
    const baseline = '2024-12-31';
    expect(slipDays({ baseline, forecast: '2025-03-01', actual: '2025-01-10' }, '2025-06-01')).toBe(10);
    expect(slipDays({ baseline, forecast: '2025-01-20', actual: null }, '2025-01-10')).toBe(20);
    expect(slipDays({ baseline, ...none }, '2025-01-30')).toBe(30);
    expect(slipDays({ baseline, ...none }, '2024-12-31')).toBeNull();
    expect(slipDays({ baseline: null, forecast: '2025-01-20', actual: null }, '2025-06-01')).toBeNull();
  });

  test('a forecast that has been disproved no longer hides how late it is', () => {
    const lapsed = { baseline: '2024-01', forecast: '2024-02', actual: null };
    expect(slipDays(lapsed, '2025-06-30')).toBe(daysBetween('2024-01-31', '2025-06-30'));
    expect(latenessOf(lapsed, '2025-06-30')).toBe('critical');
    expect(slipDays({ ...lapsed, baseline: '2026-01' }, '2025-06-30')).toBeLessThan(0);
  });

  test('without forecast and actual the slip grows by a day a day, and never before the due day', () => {
    fc.assert(
      fc.property(anyDate, anyDay, (baseline, asOf) => {
        const slip = slipDays({ baseline, ...none }, asOf);
        const past = daysBetween(lastDay(baseline), asOf);
        expect(slip).toBe(past > 0 ? past : null);
      }),
    );
  });

  test('classes at their borders: on time, 90 and 91 days, a day short of 12 months and 12 months', () => {
    const of = (forecast: string) =>
      latenessOf({ baseline: '2025-06-30', forecast, actual: null }, '2025-03-31');
    expect(of('2025-06-30')).toBe('on_track');
    expect(of('2025-07-01')).toBe('at_risk');
    expect(of(addDays('2025-06-30', 90))).toBe('at_risk');
    expect(of(addDays('2025-06-30', 91))).toBe('late');
    expect(of(addDays(addMonths('2025-06-30', 12), -1))).toBe('late');
    expect(of(addMonths('2025-06-30', 12))).toBe('critical');
  });

  test('overdue is late even when the forecast is near; no schedule and no date are classes of their own', () => {
    expect(latenessOf({ baseline: '2025-03-30', forecast: '2025-04-02', actual: null }, '2025-03-31')).toBe(
      'late',
    );
    expect(latenessOf({ baseline: null, forecast: '2025-04-02', actual: null }, '2025-03-31')).toBe(
      'no_plan',
    );
    expect(latenessOf({ baseline: '2025-04-30', ...none }, '2025-03-31')).toBe('no_date');
  });

  test('a later forecast never improves the class', () => {
    const rank = ['on_track', 'at_risk', 'late', 'critical'];
    fc.assert(
      fc.property(anyDate, anyDay, fc.nat(600), anyDay, (baseline, forecast, more, asOf) => {
        const worse = latenessOf({ baseline, forecast: addDays(forecast, more), actual: null }, asOf);
        const better = latenessOf({ baseline, forecast, actual: null }, asOf);
        expect(rank.indexOf(worse)).toBeGreaterThanOrEqual(rank.indexOf(better));
      }),
    );
  });
});

describe('the delay of a cluster', () => {
  const entry = (milestone: Entry['milestone'], kind: Entry['kind'], date: string): Entry => ({
    milestone,
    kind,
    date,
    provenance: 'reported',
  });
  const told = (entries: [Entry, string][]) =>
    deriveState(entries.reduce((s, [e, day], i) => applyEntry(s, e, day, i + 1), EMPTY_STANDING));
  const building: [Entry, string][] = [
    [entry('established', 'actual', '2020-06-26'), '2020-07-01'],
    [entry('infrastructure_completed', 'baseline', '2022-12-31'), '2020-07-01'],
    [entry('construction_started', 'actual', '2024-09-20'), '2024-09-21'],
  ];

  test('is told against the original schedule, the schedule in force and the last report', () => {
    const state = told([
      ...building,
      [entry('infrastructure_completed', 'baseline', '2025-12-31'), '2024-10-01'],
      [entry('infrastructure_completed', 'forecast', '2026-01-31'), '2025-01-10'],
      [entry('infrastructure_completed', 'forecast', '2026-03-31'), '2025-03-28'],
    ]);
    expect(assess(state, '2025-03-31')).toEqual({
      lateness: 'at_risk',
      overdue: false,
      slip: daysBetween('2025-12-31', '2026-03-31'),
      slipOriginal: daysBetween('2022-12-31', '2026-03-31'),
      slipSinceReport: daysBetween('2026-01-31', '2026-03-31'),
      reportAge: 3,
      stale: false,
    });
  });

  test('an unadjusted schedule years past is critical', () => {
    expect(assess(told(building), '2025-03-31').lateness).toBe('critical');
  });

  test('a building site is stale after a week without a report, one in preparation after a month', () => {
    expect(assess(told(building), '2024-09-28').stale).toBe(false);
    expect(assess(told(building), '2024-09-29').stale).toBe(true);
    const preparing = told(building.slice(0, 2));
    expect(assess(preparing, addDays('2020-07-01', 31)).stale).toBe(false);
    expect(assess(preparing, addDays('2020-07-01', 32)).stale).toBe(true);
  });

  test('urgency orders by class, then by slip, and is a strict order', () => {
    const item = fc.record({
      lateness: fc.constantFrom(...LATENESS),
      slip: fc.option(fc.integer({ min: -900, max: 3000 }), { nil: null }),
      code: fc.string({ minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(item, item, (a, b) => {
        expect(Math.sign(byUrgency(a, b))).toBe(-Math.sign(byUrgency(b, a)) || 0);
        if (a.lateness === b.lateness && (a.slip ?? -Infinity) > (b.slip ?? -Infinity))
          expect(byUrgency(a, b)).toBeLessThan(0);
      }),
    );
    expect(
      byUrgency({ lateness: 'critical', slip: 400, code: 'B' }, { lateness: 'late', slip: 4000, code: 'A' }),
    ).toBeLessThan(0);
  });
});
