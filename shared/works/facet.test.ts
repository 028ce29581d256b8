import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { contradictionOf } from './against.ts';
import { FIGURES, type Figures } from './components.ts';
import type { PlannedEvent, ReportedEvent, WorksEvent } from './events.ts';
import { PLAN, PROGRESS, planOf, type WorksState, works } from './facet.ts';
import { courseOf, standingOf, standingOn } from './standing.ts';

const planned = (day: string, more: Partial<PlannedEvent> = {}): WorksEvent => ({
  type: 'works.planned',
  weighting: 'stated',
  components: (['roads', 'water'] as const).map((component, i) => ({
    component,
    weight: i === 0 ? 75 : 25,
    approvedVndBn: null,
    points: [
      { on: '2024-01-01', percent: 0 },
      { on: '2024-12-31', percent: 100 },
    ],
  })),
  decision: { number: null, day, issuer: 'Sở Công Thương' },
  provenance: 'reported',
  ...more,
});
const reported = (date: string, figures: Figures, more: Partial<ReportedEvent> = {}): WorksEvent => ({
  type: 'works.reported',
  date,
  figures,
  provenance: 'reported',
  ...more,
});
const told = (events: readonly WorksEvent[], from: WorksState = works.empty, seq = 1) =>
  events.reduce(
    (state, event, i) =>
      works.evolve(state, event, { seq: seq + i, at: '', on: addDays('2025-01-01', seq + i), by: null }),
    from,
  );
const still = { still: true } as const;

describe('what was told of the works', () => {
  test('stands until it is told anew, with the day of which it was true', () => {
    const { figures, dates } = standingOf(
      told([
        reported('2024-06-30', { 'roads.progress': 40, 'water.progress': 10 }),
        reported('2024-12-31', { 'roads.progress': 62 }),
      ]).reports,
    );
    expect(figures).toEqual({ 'roads.progress': 62, 'water.progress': 10 });
    expect(dates).toEqual({ 'roads.progress': '2024-12-31', 'water.progress': '2024-06-30' });
  });

  test('to be as it was is true for the new day, by who says so; what was never told stays unknown', () => {
    const made = { provenance: 'illustrative', source: 'báo' } as const;
    const { reports } = told([
      reported('2024-06-30', { 'roads.progress': 40, 'water.progress': 10 }, made),
      reported('2024-12-31', { 'roads.progress': 62 }, still),
    ]);
    expect(standingOf(reports)).toEqual({
      figures: { 'roads.progress': 62, 'water.progress': 10 },
      dates: { 'roads.progress': '2024-12-31', 'water.progress': '2024-12-31' },
      grounds: { 'roads.progress': 'reported', 'water.progress': 'reported' },
      sources: {},
    });
  });

  test('for an earlier day is put there, and moves nothing that is later', () => {
    const { reports } = told([
      reported('2024-06-30', { 'roads.progress': 40 }),
      reported('2024-12-31', {}, still),
      reported('2024-09-30', { 'roads.progress': 55 }),
    ]);
    expect(courseOf(reports).map(({ on, figures }) => [on, figures['roads.progress']])).toEqual([
      ['2024-06-30', 40],
      ['2024-09-30', 55],
      ['2024-12-31', 55],
    ]);
    expect(standingOn(reports, '2024-09-29').figures).toEqual({ 'roads.progress': 40 });
    expect(standingOn(reports, '2024-06-29').figures).toEqual({});
  });

  test('of the day compares what was done with what was planned for the day of the report, not for a later one', () => {
    const events = [planned('2024-01-05'), reported('2024-07-01', { 'roads.progress': 40 })];
    expect(works.day(told(events))).toMatchObject({
      progress: 40,
      planned: expect.closeTo((100 * 182) / 365, 6) as number,
      covered: 75,
      reportedFor: '2024-07-01',
      ground: 'reported',
    });
  });

  test('rests on the weakest of the plan and of the components in it', () => {
    const ground = (...events: WorksEvent[]) => works.day(told(events)).ground;
    const made = { provenance: 'illustrative' } as const;
    expect(ground()).toBeNull();
    expect(ground(planned('2024-01-05', made))).toBe('illustrative');
    expect(ground(planned('2024-01-05'), reported('2024-07-01', { 'roads.progress': 4 }, made))).toBe(
      'illustrative',
    );
    expect(ground(planned('2024-01-05'), reported('2024-07-01', { 'fire.progress': 4 }, made))).toBe(
      'reported',
    );
  });

  test('without a plan comes to no number', () => {
    expect(works.day(told([reported('2024-07-01', { 'roads.progress': 40 })]))).toMatchObject({
      progress: null,
      planned: null,
      reportedFor: '2024-07-01',
    });
  });
});

test('a new plan takes the place of the old one, which is kept', () => {
  const state = told([planned('2024-01-05'), planned('2024-08-01', { note: 'Điều chỉnh' })]);
  expect(planOf(state)?.decision.day).toBe('2024-08-01');
  expect(state.plans.map(({ decision }) => decision.day)).toEqual(['2024-01-05', '2024-08-01']);
});

describe('works against milestones', () => {
  const known = { actual: 60, allDone: false, worksReached: null, started: '2024-01' };
  test('reached with works left to do, done without being reached, and begun before the start are shown', () => {
    expect(contradictionOf(known)).toBeNull();
    expect(contradictionOf({ ...known, worksReached: '2025-01' })).toBe('reached_not_done');
    expect(contradictionOf({ ...known, actual: 100, allDone: true, worksReached: '2025-01' })).toBeNull();
    expect(contradictionOf({ ...known, actual: 100, allDone: true })).toBe('done_not_reached');
    expect(contradictionOf({ ...known, started: null })).toBe('begun_not_started');
    expect(contradictionOf({ ...known, actual: 0, started: null })).toBeNull();
    expect(contradictionOf({ ...known, actual: null, worksReached: '2025-01' })).toBeNull();
  });

  test('all of a part of the works is not all of them', () => {
    expect(contradictionOf({ ...known, actual: 100, worksReached: '2025-01' })).toBe('reached_not_done');
  });
});

describe('the fold', () => {
  const DATES = ['2023', '2024-06-30', '2024-12-31', '2025-01-31'];
  const anyEvent: fc.Arbitrary<WorksEvent> = fc.oneof(
    fc
      .record({
        date: fc.constantFrom(...DATES),
        figures: fc.dictionary(fc.constantFrom(...FIGURES), fc.integer({ min: 0, max: 100 }), { maxKeys: 5 }),
        isStill: fc.boolean(),
      })
      .map(({ date, figures, isStill }) => reported(date, figures, isStill ? still : {})),
    fc.constantFrom(...DATES.slice(1)).map((day) => planned(day)),
  );

  test('in one go and in two comes to the same, and survives being written as JSON', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), fc.nat(12), (events, cut) => {
        const half = JSON.parse(JSON.stringify(told(events.slice(0, cut)))) as WorksState;
        expect(told(events.slice(cut), half, Math.min(cut, events.length) + 1)).toEqual(told(events));
      }),
    );
  });

  test('stands on any day as its course does, and keeps each plan', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const { reports, plans } = told(events);
        for (const { on, date: _d, ...stood } of courseOf(reports))
          expect(standingOn(reports, on)).toEqual(stood);
        expect(plans).toHaveLength(events.filter(({ type }) => type === 'works.planned').length);
      }),
    );
  });

  test('gives each key the number of the event that last touched it', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const state = told(events);
        const last = (type: WorksEvent['type']) => events.findLastIndex((event) => event.type === type) + 1;
        expect(works.version(state, PROGRESS)).toBe(last('works.reported'));
        expect(works.version(state, PLAN)).toBe(last('works.planned'));
        expect(works.version(state, 'unknown')).toBe(0);
      }),
    );
  });

  test('every event it makes is read back as it was written', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(works.event.parse(event)).toEqual(event);
      }),
    );
    expect(works.event.safeParse(reported('hôm qua', {})).success).toBe(false);
  });
});
