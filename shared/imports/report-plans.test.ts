import { describe, expect, test } from 'vitest';
import { AS_BUILT } from '../codes/facet.ts';
import { addDays } from '../day.ts';
import { type RegisterState, register } from '../register.ts';
import { works } from '../works/facet.ts';
import { MOST_OF_ONE, plansOfClusters } from './of-clusters.ts';
import { type Around, NOTHING_STANDS, type RowPlan } from './plan.ts';
import type { SheetRecord } from './records.ts';
import { clearanceRule, worksRule } from './report-plans.ts';

const TODAY = '2025-03-31';
const CODE = 'HN-001';
const planned = works.evolve(
  works.empty,
  {
    type: 'works.planned',
    weighting: 'stated',
    components: [
      {
        component: 'roads',
        weight: 100,
        approvedVndBn: null,
        points: [
          { on: '2012-01-01', percent: 0 },
          { on: '2030-01-01', percent: 100 },
        ],
      },
    ],
    decision: { number: null, day: '2012-01-01', issuer: 'Sở Công Thương' },
    provenance: 'reported',
  },
  { seq: 2, at: '', on: '2012-01-01', by: null },
);
const around = {
  today: TODAY,
  units: [],
  finder: { find: () => 'unknown_unit' },
  index: { get: () => undefined },
  states: new Map([
    [
      CODE,
      {
        ...NOTHING_STANDS,
        register: { ...register.empty, version: 1, identity: { nameVi: 'A' } } as unknown as RegisterState,
        works: planned,
      },
    ],
  ]),
  codePrefix: 'HN',
  choices: new Map(),
  codes: {},
  ground: { note: 'Nhập từ tệp a.xlsx' },
  statedFor: null,
  taken: null,
} as unknown as Around;

const rowOf = (row: number, values: SheetRecord['values']): SheetRecord => ({
  row,
  group: null,
  values: { code: CODE, reported_for: addDays('2012-01-01', row), ...values },
  dates: [],
  faults: [],
});
function plansOf(...of: Parameters<typeof plansOfClusters>): RowPlan[] {
  const steps = plansOfClusters(...of);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('hundreds of rows of one cluster', () => {
  test.each([
    ['works', worksRule, (i: number): SheetRecord['values'] => ({ component: 'roads', progress: i / 20 })],
    [
      'site clearance',
      clearanceRule,
      (i: number): SheetRecord['values'] => ({ clear_handedOverHa: 1 + i / 1000 }),
    ],
  ])('of %s held up the server for half a minute', (_kind, rule, valuesOf) => {
    const rows = Array.from({ length: MOST_OF_ONE + 1 }, (_r, i) => rowOf(i, valuesOf(i)));
    const began = performance.now();
    const plans = plansOf(rows, around, rule);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(plans.filter(({ is }) => is === 'change')).toHaveLength(MOST_OF_ONE);
    expect(plans.at(-1)).toMatchObject({ is: 'wrong', faults: [{ issue: 'too_many_rows' }] });
  });

  test('are decided one on the other: what is cumulative falls in none of them', () => {
    const plans = plansOf(
      [40, 30, 50].map((progress, i) => rowOf(i, { component: 'roads', progress })),
      around,
      worksRule,
    );
    expect(plans.map(({ faults: [fault] }) => fault?.issue)).toEqual([undefined, 'figure_fell', undefined]);
  });
});

test('a component that is retired and in no plan was told as one that is only not planned', () => {
  const codes = {
    'component.greenery': { ...AS_BUILT, offered: false },
    'component.roads': { ...AS_BUILT, offered: false },
  };
  const [row] = plansOf([rowOf(1, { component: 'greenery', progress: 10 })], { ...around, codes }, worksRule);
  expect(row?.faults).toEqual([{ field: 'progress', issue: 'retired' }]);
  const [other] = plansOf([rowOf(1, { component: 'roads', progress: 10 })], { ...around, codes }, worksRule);
  expect(other?.is).toBe('change');
});
