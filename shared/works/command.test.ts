import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { decideReport, type ReportWorksInput, reportWorksInput } from './command.ts';
import type { Component, Figures } from './components.ts';
import type { WorksEvent } from './events.ts';
import { type WorksState, works } from './facet.ts';
import { decidePlan, type PlanWorksInput, planWorksInput } from './plan-command.ts';

const TODAY = '2025-03-31';
type PlanSaid = PlanWorksInput['said'];

const line = (component: Component, more: Partial<PlanSaid['components'][number]> = {}) => ({
  component,
  weight: 50,
  approvedVndBn: 30,
  points: [
    { on: '2024-01-01', percent: 0 },
    { on: '2025-12-31', percent: 100 },
  ],
  ...more,
});
const PLANNED: PlanSaid = {
  weighting: 'stated',
  components: [line('roads'), line('water')],
  number: '12/QĐ',
  day: '2024-01-05',
  issuer: 'Sở Công Thương',
};
const after = (events: readonly WorksEvent[]): WorksState =>
  events.reduce(
    (state, event, i) =>
      works.evolve(state, event, { seq: i + 1, at: '', on: addDays(TODAY, -40 + i), by: null }),
    works.empty,
  );
const plan = (said: Partial<PlanSaid> = {}, state: WorksState = works.empty) =>
  decidePlan(state, { said: { ...PLANNED, ...said } }, { today: TODAY });
const planEvent = (said: Partial<PlanSaid> = {}): WorksEvent => {
  const decision = plan(said);
  if ('refused' in decision) throw new Error(JSON.stringify(decision.refused));
  return decision.event;
};
const done = (date: string, figures: Figures): WorksEvent => ({
  type: 'works.reported',
  date,
  figures,
  provenance: 'reported',
});
const STATE = after([
  planEvent(),
  done('2024-12-31', { 'roads.progress': 40, 'roads.disbursed': 12 }),
  done('2025-02-28', { 'roads.progress': 55, 'water.progress': 20 }),
]);
const report = (said: Partial<ReportWorksInput['said']>, state = STATE) =>
  decideReport(state, { said: { date: TODAY, figures: {}, ...said } }, { today: TODAY });

describe('a report of the works', () => {
  test('is recorded as it was said', () => {
    expect(report({ figures: { 'roads.progress': 62 }, still: true })).toEqual({
      event: {
        type: 'works.reported',
        date: TODAY,
        figures: { 'roads.progress': 62 },
        still: true,
        provenance: 'reported',
      },
    });
  });

  test('needs a plan, and speaks of what is in it', () => {
    expect(report({ figures: { 'roads.progress': 62 } }, works.empty)).toEqual({
      refused: { field: 'figures', issue: 'not_planned' },
    });
    expect(report({ figures: { 'fire.progress': 5 } })).toEqual({
      refused: { field: 'figures.fire.progress', issue: 'not_planned' },
    });
  });

  test('says something, of a day that has come', () => {
    expect(report({})).toEqual({ refused: { field: 'figures', issue: 'required' } });
    expect(report({ date: addDays(TODAY, 1), still: true })).toEqual({
      refused: { field: 'date', issue: 'date_in_future' },
    });
    // Nothing was known by then that could have stayed as it was.
    expect(report({ date: '2024-01-31', still: true })).toEqual({
      refused: { field: 'figures', issue: 'required' },
    });
  });

  test('that nothing has changed is a report, once for a day', () => {
    const first = report({ still: true });
    expect(first).toMatchObject({ event: { figures: {}, still: true } });
    if (!('event' in first)) return;
    const again = after([planEvent(), done('2025-02-28', { 'roads.progress': 55 }), first.event]);
    expect(report({ still: true }, again)).toEqual({ refused: { field: 'figures', issue: 'unchanged' } });
    expect(report({ figures: { 'roads.progress': 56 }, still: true }, again)).toHaveProperty('event');
  });

  test.each(['roads.progress', 'roads.disbursed'] as const)('of which %s falls says why', (figure) => {
    const fell = { refused: { field: 'note', issue: 'figure_fell', detail: 'roads' } };
    expect(report({ figures: { [figure]: 11 } })).toEqual(fell);
    expect(report({ figures: { [figure]: 11 }, note: 'Đo lại khối lượng' })).toHaveProperty('event');
  });

  test('for an earlier day that is above what was told of a later one says why too', () => {
    expect(report({ date: '2025-01-31', figures: { 'roads.progress': 56 } })).toEqual({
      refused: { field: 'note', issue: 'figure_fell', detail: 'roads' },
    });
    expect(report({ date: '2025-01-31', figures: { 'roads.progress': 50 } })).toHaveProperty('event');
  });

  test('may tell of more paid than approved: it is shown and not refused', () => {
    expect(report({ figures: { 'roads.disbursed': 31 } })).toHaveProperty('event');
  });

  test('has no total below the sum of its parts', () => {
    expect(report({ figures: { disbursed: 11 } })).toEqual({
      refused: { field: 'figures.disbursed', issue: 'less_than_part' },
    });
    const total = after([planEvent(), done('2025-02-28', { disbursed: 20 })]);
    expect(report({ figures: { 'roads.disbursed': 21 } }, total)).toEqual({
      refused: { field: 'figures.roads.disbursed', issue: 'more_than_whole', detail: 'disbursed' },
    });
    // With each component told the total is their sum, whatever was told in its place before.
    const all = { 'roads.disbursed': 21, 'water.disbursed': 4 };
    expect(report({ figures: all }, total)).toHaveProperty('event');
  });

  test('has per cents from nothing to a hundred, and money from nothing', () => {
    const issueOf = (figures: Figures) =>
      reportWorksInput.shape.said.safeParse({ date: TODAY, figures }).error?.issues[0]?.message;
    expect(issueOf({ 'roads.progress': 100 })).toBeUndefined();
    expect(issueOf({ 'roads.progress': 100.5 })).toBe('over_hundred');
    expect(issueOf({ 'roads.progress': -1 })).toBe('negative');
    expect(issueOf({ 'roads.disbursed': -1 })).toBe('negative');
    expect(issueOf({ 'roads.progress': Number.NaN })).toBe('not_a_number');
  });
});

describe('a plan of the works', () => {
  test('is recorded with its components in the order of the list', () => {
    const turned = plan({ components: [line('water'), line('roads')] });
    expect(turned).toEqual(plan());
    expect(turned).toMatchObject({
      event: { components: [{ component: 'roads' }, { component: 'water' }], decision: { number: '12/QĐ' } },
    });
  });

  test('has stated weights that come to a hundred', () => {
    const components = [line('roads', { weight: 60.5 }), line('water', { weight: 39 })];
    expect(plan({ components })).toEqual({
      refused: { field: 'weights', issue: 'weights_not_hundred', detail: '99.5' },
    });
    const thirds = [
      line('roads', { weight: 33.3 }),
      line('water', { weight: 33.3 }),
      line('fire', { weight: 33.4 }),
    ];
    expect(plan({ components: thirds })).toHaveProperty('event');
    expect(plan({ components: [line('roads', { weight: null })] })).toEqual({
      refused: { field: 'components.0.weight', issue: 'required' },
    });
  });

  test('or weights that follow from the capital of each component, and then keeps no other', () => {
    expect(plan({ weighting: 'capital' })).toMatchObject({
      event: { components: [{ weight: null }, { weight: null }] },
    });
    const components = [line('roads'), line('water', { approvedVndBn: null })];
    expect(plan({ weighting: 'capital', components })).toEqual({
      refused: { field: 'components.1.approvedVndBn', issue: 'required' },
    });
    expect(plan({ components })).toHaveProperty('event');
    const nothing = [line('roads', { approvedVndBn: 0 })];
    expect(plan({ weighting: 'capital', components: nothing })).toHaveProperty('refused');
  });

  test.each([
    ['does not begin at nothing', [5, 100], ['2024-01-01', '2025-12-31']],
    ['does not end at all', [0, 90], ['2024-01-01', '2025-12-31']],
    ['falls', [0, 60, 50, 100], ['2024-01-01', '2024-02-01', '2024-03-01', '2025-12-31']],
    ['has days out of order', [0, 100], ['2025-12-31', '2024-01-01']],
    ['has one day twice', [0, 100], ['2024-01-01', '2024-01-01']],
    ['is empty', [], []],
  ])('of a component that %s is refused beside it', (_what, percents, days) => {
    const points = percents.map((percent, i) => ({ on: days[i] ?? '', percent }));
    expect(plan({ components: [line('roads'), line('water', { points })] })).toEqual({
      refused: { field: 'components.1.points', issue: 'points_order' },
    });
  });

  test('names each component once', () => {
    expect(plan({ components: [line('roads'), line('roads')] })).toEqual({
      refused: { field: 'components.1.component', issue: 'not_a_choice' },
    });
    expect(planWorksInput.shape.said.safeParse({ ...PLANNED, components: [] }).success).toBe(false);
  });

  test('that takes the place of another says why, differs from it, and is not older', () => {
    const changed = { components: [line('roads', { weight: 40 }), line('fire', { weight: 60 })] };
    expect(plan(changed, STATE)).toEqual({ refused: { field: 'note', issue: 'required' } });
    expect(plan({ ...changed, note: 'Thay cấp nước bằng PCCC' }, STATE)).toHaveProperty('event');
    expect(plan({ note: 'Như cũ' }, STATE)).toEqual({ refused: { field: 'components', issue: 'unchanged' } });
    expect(plan({ ...changed, note: 'x', day: '2024-01-04' }, STATE)).toEqual({
      refused: { field: 'day', issue: 'older_than_plan', detail: '2024-01-05' },
    });
    expect(plan({ day: addDays(TODAY, 1) })).toEqual({ refused: { field: 'day', issue: 'date_in_future' } });
  });
});
