import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, fromEpochDay } from './day.ts';
import { assess } from './delay.ts';
import { quarterAround } from './edtf.ts';
import { milestones } from './milestones/facet.ts';
import { THRESHOLDS } from './settings/thresholds.ts';
import type { ClusterState } from './state.ts';
import { classesOver, type From, publicState, standing } from './timeline.ts';

const START = 20_000;
const days = fc.integer({ min: START, max: START + 900 }).map(fromEpochDay);
const date = days.chain((day) => fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4), quarterAround(day)));
const state: fc.Arbitrary<ClusterState> = fc
  .record({ gateBaseline: fc.option(date), gateForecast: fc.option(date), lastReport: fc.option(days) })
  .map((said) => ({ ...milestones.day(milestones.empty), ...said }));
const spans = <T>(says: fc.Arbitrary<T>, least: number): fc.Arbitrary<From<T>[]> =>
  fc
    .uniqueArray(fc.record({ from: days, says }), { minLength: least, maxLength: 4, selector: (s) => s.from })
    .map((list) => list.sort((a, b) => (a.from < b.from ? -1 : 1)));
const obstacle = days.map((due) => ({
  id: due,
  milestone: 'site_cleared' as const,
  cause: 'permits' as const,
  organisation: 'department',
  due,
  since: due,
  person: 'p-department',
}));
const thresholds = spans(
  fc.integer({ min: 1, max: 200 }).map((n) => ({ ...THRESHOLDS, atRisk: { ...THRESHOLDS.atRisk, days: n } })),
  0,
).map((list) => [{ from: '1900-01-01', says: THRESHOLDS }, ...list]);

describe('the record between two days', () => {
  test('on every day the class is the one that the rules give on that day', () => {
    fc.assert(
      fc.property(
        spans(state, 1),
        spans(
          fc.array(obstacle, { maxLength: 2 }).map((open) => ({ open })),
          0,
        ),
        thresholds,
        (record, obstacles, rules) => {
          const from = record[0]?.from ?? '';
          const to = addDays(from, 700);
          const classes = classesOver({ milestones: record, obstacles }, rules, { from, to });
          for (let day = from; day <= to; day = addDays(day, 1)) {
            const judged = {
              milestones: standing(record, day) ?? milestones.day(milestones.empty),
              obstacles: standing(obstacles, day) ?? { open: [] },
              reports: { lastReport: null },
            };
            const due = assess(judged, day, standing(rules, day) ?? THRESHOLDS).lateness;
            expect(standing(classes, day), day).toBe(due);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('what stands is the last that began by then, and nothing before the first', () => {
    const record = [
      { from: '2024-01-01', says: 'a' },
      { from: '2024-02-01', says: 'b' },
    ];
    expect(
      ['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-01', '2030-01-01'].map((day) =>
        standing(record, day),
      ),
    ).toEqual([null, 'a', 'a', 'b', 'b']);
  });

  test('no forecast is in what everybody may see of a state', () => {
    const told = publicState({
      ...milestones.day(milestones.empty),
      nextForecast: '2026-01',
      gateForecast: '2026-02',
      gateForecastBefore: '2026-03',
    });
    expect(JSON.stringify(told)).not.toMatch(/2026/);
  });
});
