import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, fromEpochDay } from './day.ts';
import {
  assess,
  byUrgency,
  isLapsed,
  isOverdue,
  LATENESS,
  latenessOf,
  mostUrgentFirst,
  overdueDays,
  type Schedule,
  slipDays,
} from './delay.ts';
import { lastDay, quarterAround } from './edtf.ts';
import { applyEntry, EMPTY_STANDING, type Entry } from './milestone.ts';
import type { ObstaclesDay } from './obstacles/facet.ts';
import { THRESHOLDS, type Thresholds } from './settings/thresholds.ts';
import { type ClusterState, deriveState } from './state.ts';

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
    expect(latenessOf(lapsed, '2025-06-30', THRESHOLDS)).toBe('critical');
  });

  test('regression: a forecast that had passed stayed “on track” while the schedule lay ahead; it has lapsed, there is no date', () => {
    const lapsed = { baseline: '2026-01', forecast: '2025-02', actual: null };
    expect(latenessOf(lapsed, '2025-02-28', THRESHOLDS)).toBe('on_track');
    expect(latenessOf(lapsed, '2025-03-01', THRESHOLDS)).toBe('no_date');
    expect(slipDays(lapsed, '2025-03-01')).toBeNull();
    expect([isLapsed(lapsed, '2025-02-28'), isLapsed(lapsed, '2025-03-01')]).toEqual([false, true]);
    expect(isLapsed({ forecast: '2025-02', actual: '2025-02-10' }, '2025-03-01')).toBe(false);
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
      latenessOf({ baseline: '2025-06-30', forecast, actual: null }, '2025-03-31', THRESHOLDS);
    expect(of('2025-06-30')).toBe('on_track');
    expect(of('2025-07-01')).toBe('at_risk');
    expect(of(addDays('2025-06-30', 90))).toBe('at_risk');
    expect(of(addDays('2025-06-30', 91))).toBe('late');
    expect(of(addDays(addMonths('2025-06-30', 12), -1))).toBe('late');
    expect(of(addMonths('2025-06-30', 12))).toBe('critical');
  });

  test('overdue is late even when the forecast is near; no schedule and no date are classes of their own', () => {
    const of = (schedule: Schedule) => latenessOf(schedule, '2025-03-31', THRESHOLDS);
    expect(of({ baseline: '2025-03-30', forecast: '2025-04-02', actual: null })).toBe('late');
    expect(of({ baseline: null, forecast: '2025-04-02', actual: null })).toBe('no_plan');
    expect(of({ baseline: '2025-04-30', ...none })).toBe('no_date');
  });

  test('a later forecast never improves the class', () => {
    const rank = ['on_track', 'at_risk', 'late', 'critical'];
    fc.assert(
      fc.property(anyDate, anyDay, fc.nat(600), anyDay, (baseline, forecast, more, asOf) => {
        const of = (said: string) => latenessOf({ baseline, forecast: said, actual: null }, asOf, THRESHOLDS);
        const [worse, better] = [of(addDays(forecast, more)), of(forecast)];
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
  const judged = (
    milestones: ClusterState,
    asOf: string,
    { open = [], thresholds = THRESHOLDS }: Partial<ObstaclesDay> & { thresholds?: Thresholds } = {},
  ) => assess({ milestones, obstacles: { open }, reports: { lastReport: null } }, asOf, thresholds);
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
    expect(judged(state, '2025-03-31')).toEqual({
      lateness: 'at_risk',
      overdue: null,
      lapsed: false,
      obstaclesOverdue: 0,
      slip: daysBetween('2025-12-31', '2026-03-31'),
      slipOriginal: daysBetween('2022-12-31', '2026-03-31'),
      slipSinceReport: daysBetween('2026-01-31', '2026-03-31'),
      reportAge: 3,
      stale: false,
    });
  });

  test('regression: a decision that dates only the completion had “no plan”; it is judged by the completion', () => {
    const decided: [Entry, string][] = [
      [entry('established', 'actual', '2025-03-11'), '2025-03-18'],
      [entry('infrastructure_completed', 'baseline', '2027-03'), '2025-03-18'],
    ];
    const state = told(decided);
    expect([state.gate, state.gateBaseline, state.next]).toEqual([
      'infrastructure_completed',
      '2027-03',
      'detailed_plan',
    ]);
    expect(judged(state, '2025-03-31').lateness).toBe('no_date');
    expect(judged(state, '2028-04-01').lateness).toBe('critical');
    const both = told([...decided, [entry('construction_started', 'baseline', '2025-09'), '2025-04-01']]);
    expect(both.gate).toBe('construction_started');
    expect(judged(told(decided.slice(0, 1)), '2025-03-31').lateness).toBe('no_plan');
  });

  test('regression: a planned cluster without a decision was told to lack a schedule in it', () => {
    const planned = told([[entry('in_plan', 'actual', '2018-03'), '2018-03-15']]);
    expect(judged(planned, '2025-03-31').lateness).toBe('undecided');
    expect(judged(planned, '2025-03-31', { open: [] }).overdue).toBeNull();
  });

  test('regression: an expanded cluster with overdue works was “done”', () => {
    const operating: [Entry, string][] = [
      [entry('established', 'actual', '2017-07-20'), '2020-03-02'],
      [entry('first_tenant', 'actual', '2019-01-10'), '2020-03-02'],
    ];
    const expanded: [Entry, string][] = [
      ...operating,
      [entry('expansion_decided', 'actual', '2022-05-10'), '2022-05-12'],
      [entry('expansion_completed', 'baseline', '2023-12'), '2022-05-12'],
    ];
    expect(judged(told(operating), '2025-03-31').lateness).toBe('done');
    const state = told(expanded);
    expect([state.stage, state.gate, state.next, state.expanded]).toEqual([
      'operating',
      'expansion_completed',
      'expansion_started',
      '2022-05-10',
    ]);
    expect(judged(state, '2025-03-31').lateness).toBe('critical');
    const built = told([...expanded, [entry('expansion_completed', 'actual', '2025-03-20'), '2025-03-21']]);
    expect(judged(built, '2025-03-31').lateness).toBe('done');
  });

  test('an unadjusted schedule years past is critical', () => {
    expect(judged(told(building), '2025-03-31').lateness).toBe('critical');
  });

  test('a building site is stale after a week without a report, one in preparation after a month', () => {
    expect(judged(told(building), '2024-09-28').stale).toBe(false);
    expect(judged(told(building), '2024-09-29').stale).toBe(true);
    const preparing = told(building.slice(0, 2));
    expect(judged(preparing, addDays('2020-07-01', 31)).stale).toBe(false);
    expect(judged(preparing, addDays('2020-07-01', 32)).stale).toBe(true);
  });

  test('the class, the rhythm and the risk go by the thresholds that are set', () => {
    const slipping = told([
      ...building.slice(0, 1),
      [entry('construction_started', 'baseline', '2025-06-30'), '2020-07-01'],
      [entry('construction_started', 'forecast', '2025-08-29'), '2025-03-01'],
    ]);
    const asOf = '2025-03-31';
    const strict = (more: Partial<Thresholds>) => ({ thresholds: { ...THRESHOLDS, ...more } });
    const basis = { basisVi: '', basisEn: '' };
    expect(judged(slipping, asOf)).toMatchObject({ lateness: 'at_risk', slip: 60, stale: false });
    expect(judged(slipping, asOf, strict({ atRisk: { days: 60, ...basis } })).lateness).toBe('at_risk');
    expect(judged(slipping, asOf, strict({ atRisk: { days: 59, ...basis } })).lateness).toBe('late');
    expect(judged(slipping, asOf, strict({ critical: { months: 2, ...basis } })).lateness).toBe('at_risk');
    expect(judged(slipping, asOf, strict({ critical: { months: 1, ...basis } })).lateness).toBe('critical');
    const report = { construction: 7, preparation: 29, ...basis };
    expect(judged(slipping, asOf, strict({ report })).stale).toBe(true);
    expect(judged(slipping, asOf, strict({ report: { ...report, preparation: 30 } })).stale).toBe(false);
  });

  test('an overdue obstacle puts at risk what is on track or has no date, and changes no other class', () => {
    const asOf = '2025-03-31';
    const gate = (baseline: string | null, forecast: string | null): ClusterState => ({
      ...deriveState(EMPTY_STANDING),
      gate: 'construction_started',
      gateBaseline: baseline,
      gateForecast: forecast,
    });
    const classes: [string, ClusterState][] = [
      ['on_track', gate('2025-06-30', '2025-06-01')],
      ['no_date', gate('2025-06-30', null)],
      ['at_risk', gate('2025-06-30', '2025-07-01')],
      ['late', gate('2025-03-30', '2025-04-02')],
      ['critical', gate('2023-06-30', null)],
      ['no_plan', gate(null, '2025-06-01')],
      ['undecided', { ...gate(null, '2025-06-01'), gate: 'established' }],
      ['done', { ...gate(null, null), gate: null }],
    ];
    expect(classes.map(([name]) => name).sort()).toEqual([...LATENESS].sort());
    const obstacle = (due: string) => ({
      id: 'o',
      milestone: 'site_cleared' as const,
      cause: 'permits' as const,
      organisation: 'department',
      person: 'p-department',
      due,
      since: '2025-01-01',
    });
    for (const [name, state] of classes) {
      const changes = name === 'on_track' || name === 'no_date';
      expect(judged(state, asOf).lateness).toBe(name);
      // Its last day is still a day to do it.
      expect(judged(state, asOf, { open: [obstacle(asOf)] })).toMatchObject({
        lateness: name,
        obstaclesOverdue: 0,
      });
      const stands = judged(state, asOf, { open: [obstacle('2025-03-30'), obstacle('2025-12-31')] });
      expect(stands).toMatchObject({ lateness: changes ? 'at_risk' : name, obstaclesOverdue: 1 });
      expect({ ...stands, lateness: name, obstaclesOverdue: 0 }).toEqual(judged(state, asOf));
    }
  });

  test('days overdue follow from no forecast', () => {
    expect(overdueDays({ baseline: '2025-03', actual: null }, '2025-03-31')).toBeNull();
    expect(overdueDays({ baseline: '2025-03', actual: null }, '2025-04-10')).toBe(10);
    expect(overdueDays({ baseline: '2025-03', actual: '2025-05' }, '2025-06-10')).toBeNull();
    expect(overdueDays({ baseline: null, actual: null }, '2025-06-10')).toBeNull();
    fc.assert(
      fc.property(anyDate, fc.option(anyDate, { nil: null }), anyDay, (baseline, forecast, asOf) => {
        const { overdue } = judged(
          {
            ...deriveState(EMPTY_STANDING),
            gate: 'established',
            gateBaseline: baseline,
            gateForecast: forecast,
          },
          asOf,
        );
        expect(overdue).toBe(lastDay(baseline) < asOf ? daysBetween(lastDay(baseline), asOf) : null);
      }),
    );
  });

  test('urgency orders by class, then by slip, and is a strict order', () => {
    const item = fc.record({
      lateness: fc.constantFrom(...LATENESS),
      slip: fc.option(fc.integer({ min: -900, max: 3000 }), { nil: null }),
      overdue: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null }),
      code: fc.string({ minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(item, item, (a, b) => {
        expect(Math.sign(byUrgency(a, b))).toBe(-Math.sign(byUrgency(b, a)) || 0);
        const behind = ({ slip, overdue }: typeof a) => slip ?? overdue ?? -Infinity;
        if (a.lateness === b.lateness && behind(a) > behind(b)) expect(byUrgency(a, b)).toBeLessThan(0);
      }),
    );
    const worse = { lateness: 'critical', slip: 400, overdue: null, code: 'B' } as const;
    expect(byUrgency(worse, { lateness: 'late', slip: 4000, overdue: null, code: 'A' })).toBeLessThan(0);
  });

  test('of two that are alike the code decides; what has no slip comes after what has one', () => {
    const like = { lateness: 'late', overdue: null } as const;
    expect(byUrgency({ ...like, slip: 10, code: 'A' }, { ...like, slip: 10, code: 'B' })).toBeLessThan(0);
    expect(byUrgency({ ...like, slip: null, code: 'A' }, { ...like, slip: -500, code: 'B' })).toBeGreaterThan(
      0,
    );
    expect(byUrgency({ ...like, slip: 1, code: 'A' }, { ...like, slip: 1, code: 'A' })).toBe(0);
  });
});

test('many are put in the same order by one number each', () => {
  const days = fc.option(fc.integer({ min: -9000, max: 9000 }), { nil: null });
  const row = fc.record({
    code: fc.stringMatching(/^[A-C]{1,2}$/),
    lateness: fc.constantFrom(...LATENESS),
    overdue: days,
    slip: days,
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      expect(mostUrgentFirst(rows)).toEqual([...rows].sort(byUrgency));
    }),
  );
});
