import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/day.ts';
import type { Plan, Report } from '../../../shared/works/events.ts';
import { planCurve } from '../../../shared/works/plan.ts';
import { courseOf } from '../../../shared/works/standing.ts';
import { drawWorks } from './curve-geometry.ts';
import { fieldsOf, planSaidOf, readBetween } from './plan-typed.ts';
import { type FigureFields, knownFor, saidOf, shown, UNTOUCHED, untouched } from './typed.ts';

const PLAN: Plan = {
  weighting: 'capital',
  components: (['roads', 'water'] as const).map((component, i) => ({
    component,
    weight: null,
    approvedVndBn: 30 - 10 * i,
    points: [
      { on: '2024-01-01', percent: 0 },
      { on: '2024-07-01', percent: 37.5 },
      { on: '2024-12-31', percent: 100 },
    ],
  })),
  decision: { number: '1', day: '2024-01-05', issuer: 'Sở' },
  provenance: 'reported',
  seq: 1,
  recordedOn: '2024-01-05',
};
const report = (date: string, figures: Report['figures']): Report => ({
  date,
  figures,
  provenance: 'reported',
  seq: 4,
  recordedOn: date,
});
const REPORTS = [
  report('2024-03-31', { 'roads.progress': 10 }),
  report('2024-09-30', { 'roads.progress': 40, 'roads.disbursed': 1_112.5 }),
];
const said = (fields: Partial<FigureFields>, date = '2024-12-31') =>
  saidOf({ ...untouched(date), ...fields }, PLAN, knownFor(REPORTS, date), 'vi');

describe('what a form of progress says', () => {
  test('is what was typed, and that what is known and was not touched is as it was', () => {
    expect(said({ 'roads.progress': '62,5' })).toEqual({
      date: '2024-12-31',
      figures: { 'roads.progress': 62.5 },
      still: true,
    });
    expect(said({})).toEqual({ date: '2024-12-31', figures: {}, still: true });
  });

  test('for an earlier day begins from what stood then', () => {
    expect(knownFor(REPORTS, '2024-06-30').figures).toEqual({ 'roads.progress': 10 });
    expect(said({ 'roads.progress': '20' }, '2024-06-30')).not.toHaveProperty('still');
    expect(said({}, '2024-01-31')).toEqual({ date: '2024-01-31', figures: {} });
  });

  test('of a box that is empty is nothing, and no number where one was known', () => {
    expect(said({ 'water.progress': '' }).figures).toEqual({});
    expect(said({ 'roads.progress': '' }).figures).toEqual({ 'roads.progress': Number.NaN });
    expect(said({ 'water.progress': '0' }).figures).toEqual({ 'water.progress': 0 });
  });

  test('speaks of nothing that is not planned', () => {
    expect(said({ 'fire.progress': '5' }).figures).toEqual({});
  });

  test('is shown as it is written in the language', () => {
    expect([shown(UNTOUCHED, 1_112.5, 'vi'), shown(UNTOUCHED, 1_112.5, 'en'), shown('7', 3, 'vi')]).toEqual([
      '1.112,5',
      '1,112.5',
      '7',
    ]);
  });
});

describe('what a form of a plan says', () => {
  test.each(['vi', 'en'] as const)('untouched is the plan in force, in %s', (lang) => {
    const { components, weighting } = planSaidOf(fieldsOf(PLAN, '2025-03-31', lang), lang);
    expect({ components, weighting }).toEqual({ components: PLAN.components, weighting: PLAN.weighting });
  });

  test('without a plan is of all components, of which nothing is said', () => {
    const { components } = planSaidOf(fieldsOf(null, '2025-03-31', 'vi'), 'vi');
    expect(components).toHaveLength(13);
    expect(components[0]).toMatchObject({ component: 'levelling', weight: null, approvedVndBn: null });
  });

  test('between two days are points as people type them; what cannot be read is no point', () => {
    expect(readBetween('30/06/2025 40 %; 31/12/2025: 75,5%;', 'vi')).toEqual([
      { on: '2025-06-30', percent: 40 },
      { on: '2025-12-31', percent: 75.5 },
    ]);
    expect(readBetween('giữa năm', 'vi')).toEqual([{ on: 'giữa năm', percent: Number.NaN }]);
    expect(readBetween('31/02/2025 40', 'vi')).toEqual([{ on: '31/02/2025', percent: 40 }]);
  });
});

describe('the S-curve', () => {
  const FRAME = { width: 1040, height: 220, left: 40, right: 0, top: 0, bottom: 20 };
  const drawn = (until = '2024-10-15', first: Plan | null = null) =>
    drawWorks({ plan: PLAN, first, points: courseOf(REPORTS), until }, FRAME);
  const corners = (path: string | null) =>
    [...(path ?? '').matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

  test('of the plan goes from nothing at the left to all at the right, and turns where the plan does', () => {
    const curve = corners(drawn().plan);
    expect([curve[0], curve.at(-1)]).toEqual([
      [40, 200],
      [1040, 0],
    ]);
    expect(curve).toHaveLength(planCurve(PLAN).length);
    // 37.5 of a hundred are three eighths of the way up.
    expect(curve[1]?.[1]).toBe(125);
  });

  test('of the works goes from report to report and ends at the last, whatever day is looked at', () => {
    const { actual, last, now } = drawn();
    expect(corners(actual).map(([, y]) => y)).toEqual([180, 120]);
    expect(last).toMatchObject({ y: 120, percent: 40 });
    expect(now).toBeGreaterThan(last?.x ?? now);
    expect(drawn('2025-06-30').now).toBe(1040);
  });

  test('lies within the frame, and later is further right', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 900 }), fc.integer({ min: 1, max: 400 }), (shift, more) => {
        const [a, b] = [addDays('2024-06-01', shift), addDays('2024-06-01', shift + more)];
        const [early, late] = [drawn(a), drawn(b)];
        for (const [x, y] of [...corners(early.plan), ...corners(late.actual)])
          expect(x >= 40 && x <= 1040 && y >= 0 && y <= 200).toBe(true);
        expect(early.now).toBeLessThanOrEqual(1040);
        if (a >= '2024-01-01' && b <= '2024-12-31') expect(early.now).toBeLessThan(late.now);
      }),
    );
  });

  test('of the first plan is drawn where another has taken its place', () => {
    expect(drawn().first).toBeNull();
    expect(corners(drawn('2024-10-15', PLAN).first)).toEqual(corners(drawn().plan));
  });
});
