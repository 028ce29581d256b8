import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../day.ts';
import { COMPONENTS, type Component, type Figures, shownPercent } from './components.ts';
import type { Plan, PlannedComponent } from './events.ts';
import { approvedOf, disbursedOf, planCurve, plannedAt, plannedOf, weightsOf } from './plan.ts';
import { aheadOf, isAllDone, progressOn } from './progress.ts';

type Planned = Pick<Plan, 'weighting' | 'components'>;
const part = (
  component: Component,
  weight: number | null,
  approvedVndBn: number | null,
  [from, to]: [string, string] = ['2024-01-01', '2024-12-31'],
): PlannedComponent => ({
  component,
  weight,
  approvedVndBn,
  points: [
    { on: from, percent: 0 },
    { on: to, percent: 100 },
  ],
});
const ROADS_AND_WATER: Planned = {
  weighting: 'stated',
  components: [part('roads', 75, 60), part('water', 25, 10, ['2024-07-01', '2025-06-30'])],
};

const START = '2023-01-01';
/** Any plan that may be made: some components, each on a way of its own from nothing to all. */
const anyPlan: fc.Arbitrary<Planned> = fc
  .record({
    weighting: fc.constantFrom('capital', 'stated'),
    components: fc.uniqueArray(
      fc.record({
        component: fc.constantFrom(...COMPONENTS),
        part: fc.integer({ min: 1, max: 500 }),
        from: fc.nat(400),
        steps: fc.array(fc.record({ days: fc.integer({ min: 1, max: 200 }), more: fc.nat(30) }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      { minLength: 1, maxLength: 13, selector: ({ component }) => component },
    ),
  })
  .map(({ weighting, components }) => ({
    weighting,
    components: components.map(({ component, part: size, from, steps }) => {
      let [on, percent] = [addDays(START, from), 0];
      const points = [{ on, percent }];
      for (const [i, { days, more }] of steps.entries()) {
        on = addDays(on, days);
        percent = i === steps.length - 1 ? 100 : Math.min(100, percent + more);
        points.push({ on, percent });
      }
      return { component, weight: size, approvedVndBn: size, points };
    }),
  }));
const anyFigures: fc.Arbitrary<Figures> = fc
  .dictionary(fc.constantFrom(...COMPONENTS), fc.integer({ min: 0, max: 100 }))
  .map((done) =>
    Object.fromEntries(Object.entries(done).map(([code, percent]) => [`${code}.progress`, percent])),
  );
const anyDay = fc.integer({ min: -30, max: 1300 }).map((days) => addDays(START, days));

describe('weights', () => {
  test('are stated, or follow from the approved capital; the plan says which', () => {
    expect([...weightsOf(ROADS_AND_WATER)]).toEqual([
      ['roads', 75],
      ['water', 25],
    ]);
    const [roads = 0, water = 0] = weightsOf({ ...ROADS_AND_WATER, weighting: 'capital' }).values();
    expect([roads, water]).toEqual([expect.closeTo(85.714, 3), expect.closeTo(14.286, 3)]);
  });

  test('come to a hundred whatever they are made of', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect([...weightsOf(plan).values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 6);
      }),
    );
  });
});

describe('what is planned', () => {
  test('is nothing before its first day, all of it after its last, and goes straight in between', () => {
    const { points } = part('roads', 1, 1, ['2024-01-01', '2024-01-11']);
    expect(plannedAt(points, '2023-12-31')).toBe(0);
    expect(plannedAt(points, '2024-01-01')).toBe(0);
    expect(plannedAt(points, '2024-01-04')).toBeCloseTo(30);
    expect(plannedAt(points, '2024-01-11')).toBe(100);
    expect(plannedAt(points, '2026-01-01')).toBe(100);
  });

  test('of all is the weighted sum of its components', () => {
    // Half a year in, roads are half done by plan and water has just begun.
    expect(plannedOf(ROADS_AND_WATER, '2024-07-01')).toBeCloseTo((75 * 100 * 182) / 365 / 100);
    expect(plannedOf(ROADS_AND_WATER, '2025-06-30')).toBe(100);
    expect(plannedOf(ROADS_AND_WATER, '2024-12-31', (one) => one === 'roads')).toBe(100);
    expect(plannedOf(ROADS_AND_WATER, '2024-12-31', () => false)).toBeNull();
  });

  test('never falls, stays between nothing and all, and is what its curve says on every day', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, fc.nat(300), (plan, day, later) => {
        const [now = -1, then = -1] = [plannedOf(plan, day), plannedOf(plan, addDays(day, later))].map(
          Number,
        );
        expect(now >= 0 && now <= then + 1e-9 && then <= 100 + 1e-9).toBe(true);
        expect(plannedAt(planCurve(plan), day)).toBeCloseTo(now, 6);
      }),
    );
  });

  test('of the curve begins at nothing on its first day and is all on its last', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const curve = planCurve(plan);
        expect(curve[0]?.percent).toBe(0);
        expect(curve.at(-1)?.percent).toBe(100);
        for (const [i, { on }] of curve.entries())
          expect(i === 0 || daysBetween(curve[i - 1]?.on ?? on, on) > 0).toBe(true);
      }),
    );
  });
});

describe('progress on a day', () => {
  test('is the mean by weight of what is reported on, and says of how much of the works that is', () => {
    const both = progressOn(ROADS_AND_WATER, { 'roads.progress': 80, 'water.progress': 20 }, '2024-12-31');
    expect(both).toMatchObject({ covered: 100, actual: 65 });
    const roads = progressOn(ROADS_AND_WATER, { 'roads.progress': 80 }, '2024-12-31');
    expect(roads).toMatchObject({ covered: 75, actual: 80, planned: 100 });
    expect(aheadOf(roads)).toBe(-20);
  });

  test('of which nobody has spoken is unknown and not nothing; nothing that is reported is nothing', () => {
    const unknown = progressOn(ROADS_AND_WATER, {}, '2024-12-31');
    expect(unknown).toMatchObject({ covered: 0, actual: null, planned: null });
    expect(unknown.plannedOfAll).toBeGreaterThan(80);
    expect(aheadOf(unknown)).toBeNull();
    expect(progressOn(ROADS_AND_WATER, { 'roads.progress': 0 }, '2024-12-31').actual).toBe(0);
  });

  test('leaves out what is not planned', () => {
    const figures = { 'roads.progress': 80, 'telecom.progress': 100 };
    expect(progressOn(ROADS_AND_WATER, figures, '2024-12-31')).toMatchObject({ covered: 75, actual: 80 });
    expect(isAllDone(ROADS_AND_WATER, { 'roads.progress': 100, 'telecom.progress': 100 })).toBe(false);
    expect(isAllDone(ROADS_AND_WATER, { 'roads.progress': 100, 'water.progress': 100 })).toBe(true);
  });

  test('lies between the least and the most of its components, and rises with each of them', () => {
    fc.assert(
      fc.property(anyPlan, anyFigures, anyDay, (plan, figures, day) => {
        const told = plan.components.flatMap(({ component }) => figures[`${component}.progress`] ?? []);
        const { actual, covered, planned, plannedOfAll } = progressOn(plan, figures, day);
        expect([actual === null, planned === null, covered === 0]).toEqual(Array(3).fill(told.length === 0));
        expect(covered).toBeLessThanOrEqual(100);
        expect(covered === 100).toBe(told.length === plan.components.length);
        if (covered === 100) expect(planned).toBeCloseTo(plannedOfAll ?? -1, 6);
        if (actual === null) return;
        if (told.length === plan.components.length) expect(covered).toBe(100);
        expect(actual).toBeGreaterThanOrEqual(Math.min(...told) - 1e-9);
        expect(actual).toBeLessThanOrEqual(Math.max(...told) + 1e-9);
        const more = Object.fromEntries(Object.keys(figures).map((figure) => [figure, 100])) as Figures;
        expect(progressOn(plan, more, day).actual).toBe(100);
      }),
    );
  });

  test('does not depend on the order in which components are planned', () => {
    fc.assert(
      fc.property(anyPlan, anyFigures, anyDay, (plan, figures, day) => {
        const turned = { ...plan, components: [...plan.components].reverse() };
        const [one, other] = [progressOn(plan, figures, day), progressOn(turned, figures, day)];
        expect(other.covered).toBeCloseTo(one.covered, 6);
        expect(other.actual ?? -1).toBeCloseTo(one.actual ?? -1, 6);
      }),
    );
  });
});

describe('capital', () => {
  test('of all is known only where that of each component is, or the total was told', () => {
    expect(approvedOf(ROADS_AND_WATER)).toBe(70);
    const without = { components: [part('roads', 75, 60), part('water', 25, null)] };
    expect(approvedOf(without)).toBeNull();
    expect(disbursedOf(ROADS_AND_WATER, { 'roads.disbursed': 31.5, 'water.disbursed': 2 })).toBe(33.5);
    expect(disbursedOf(ROADS_AND_WATER, { 'roads.disbursed': 31.5 })).toBeNull();
    expect(disbursedOf(ROADS_AND_WATER, { 'roads.disbursed': 31.5, disbursed: 40 })).toBe(40);
  });
});

test('what is nearly all is not shown as all, nor what is little as nothing', () => {
  expect([99.97, 100, 0.02, 0, 61.94].map(shownPercent)).toEqual([99.9, 100, 0.1, 0, 61.9]);
});
