import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quarterAround } from './edtf.ts';
import {
  type CohortRule,
  countTarget,
  isMember,
  leadingOf,
  membershipsIn,
  remaining,
  type Standpoint,
  type Target,
  verdict,
} from './programme.ts';
import type { Described } from './programmes/about.ts';
import { cohortRule } from './programmes/rule-schema.ts';
import { register } from './register.ts';

type Dates = Standpoint['days']['milestones'];
const at = (more: Partial<Dates>, code = 'HN-001', said: Partial<Described> = {}): Standpoint => ({
  code,
  days: {
    milestones: {
      established: null,
      started: null,
      completed: null,
      operating: null,
      expanded: null,
      expandedBefore: [],
      unconfirmed: [],
      grounds: {},
      ...more,
    },
    register: { ...register.day(register.empty), ...said },
  },
});
const rule43: CohortRule = { milestone: 'established', from: '2018-01-01', to: '2020-12-31' };

describe('cohorts', () => {
  test('a date belongs to a range only when all of it lies within', () => {
    expect(isMember(at({ established: '2020' }), rule43)).toBe(true);
    expect(isMember(at({ established: '2020-10/2021-01' }), rule43)).toBe(false);
    expect(isMember(at({ established: '2017-12/2018-01' }), rule43)).toBe(false);
    expect(isMember(at({ established: '2017-12-31' }), rule43)).toBe(false);
    expect(isMember(at({ established: '../2019' }), rule43)).toBe(false);
    expect(isMember(at({ established: '../2019' }), { milestone: 'established', to: '2019-12-31' })).toBe(
      true,
    );
  });

  test('a rule and its negation divide all clusters', () => {
    const date = fc.option(
      fc.constantFrom('2017-05-01', '2018', '2019-07', quarterAround('2020-11-11'), '../2020', '2021-01-01'),
      { nil: null },
    );
    const cluster = fc
      .record({ established: date, started: date, completed: date, operating: date })
      .map((dates) => at(dates));
    fc.assert(
      fc.property(cluster, (state) => {
        expect(isMember(state, { not: rule43 })).toBe(!isMember(state, rule43));
        expect(isMember(state, { all: [rule43, { not: rule43 }] })).toBe(false);
      }),
    );
  });

  test('rules survive being stored as JSON', () => {
    const rule: CohortRule = {
      all: [rule43, { not: { milestone: 'construction_started', to: '2022-12-31' } }],
    };
    expect(cohortRule.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });
});

describe('targets', () => {
  const target: Target = {
    code: 't',
    cohort: rule43,
    goal: { milestone: 'construction_started' },
    min: 3,
    max: 4,
  };
  const clusters = [
    at({ established: '2018', started: '2022-05-16' }, 'A'),
    at({ established: '2019', started: '2024', unconfirmed: ['construction_started'] }, 'B'),
    at({ established: '2019' }, 'C'),
    at({ established: '2021', started: '2022' }, 'D'),
  ];

  test('only confirmed actuals count; reported ones are said beside the number', () => {
    expect(countTarget(target, clusters)).toMatchObject({
      cohort: ['A', 'B', 'C'],
      achieved: ['A'],
      unconfirmed: ['B'],
    });
  });

  test('a target without a criterion counts its cohort and nothing as achieved', () => {
    expect(countTarget({ ...target, goal: null }, clusters)).toMatchObject({
      cohort: ['A', 'B', 'C'],
      achieved: [],
      unconfirmed: [],
    });
  });

  test('a range is open below, reached within, over above', () => {
    const range = { min: 15, max: 20 };
    const on = (day: string) =>
      [14, 15, 20, 21].map((n) => verdict({ ...range, dueOn: '2025-12-31' }, n, day));
    expect(on('2025-12-31')).toEqual(['open', 'reached', 'reached', 'over']);
    expect(on('2026-01-01')).toEqual(['missed', 'reached', 'reached', 'over']);
    expect(verdict({ ...range, dueOn: null }, 14, '2030-01-01')).toBe('open');
    expect(remaining(range, 3)).toEqual({ min: 12, max: 17 });
    expect(remaining(range, 16)).toEqual({ min: 0, max: 4 });
    expect(remaining({ min: null, max: null }, 16)).toBeNull();
  });
});

test('a count says on what its members rest, and on what it rests that they have achieved the goal', () => {
  const target: Target = {
    code: 'start-43',
    cohort: rule43,
    goal: { milestone: 'construction_started' },
    min: 43,
    max: 43,
  };
  const member = (code: string, grounds: Dates['grounds'], started: string | null = '2023-09-06') =>
    at({ established: '2019-10', started, grounds }, code);
  const { grounds } = countTarget(target, [
    member('A', { established: 'sourced', construction_started: 'sourced' }),
    member('B', { established: 'illustrative', construction_started: 'sourced' }),
    member('C', { established: 'sourced', construction_started: 'illustrative' }),
    member('D', { established: 'sourced', construction_started: 'reported' }),
    member('E', { established: 'sourced' }, null),
  ]);
  expect(grounds.cohort).toEqual({ reported: 0, sourced: 4, derived: 0, illustrative: 1 });
  // That B has started is by a source, whatever is known of its establishment.
  expect(grounds.achieved).toEqual({ reported: 1, sourced: 2, derived: 0, illustrative: 1 });
});

test('regression: an expansion could not be counted; “established or expanded” is reached either way', () => {
  const year = { from: '2025-01-01', to: '2025-12-31' };
  const expandedIn2025 = { milestone: 'expansion_decided', ...year } as const;
  const target: Target = {
    code: 'establish-2025',
    cohort: {
      any: [{ not: { milestone: 'established', to: '2024-12-31' } }, expandedIn2025],
    },
    goal: { any: [{ milestone: 'established', ...year }, expandedIn2025] },
    min: 15,
    max: 20,
  };
  const count = countTarget(target, [
    at({ established: '2025-03-11', grounds: { established: 'sourced' } }, 'new'),
    at({}, 'planned'),
    at({ established: '2017' }, 'old'),
    at({ established: '2017', expanded: '2025-02', grounds: { expansion_decided: 'reported' } }, 'expanded'),
    at({ established: '2017', expanded: '2024-02' }, 'earlier'),
    at({ expanded: '2025-02', unconfirmed: ['expansion_decided'] }, 'said'),
  ]);
  expect(count.cohort).toEqual(['new', 'planned', 'expanded', 'said']);
  expect(count.achieved).toEqual(['new', 'expanded']);
  expect(count.unconfirmed).toEqual(['said']);
  expect(count.grounds.achieved).toEqual({ reported: 1, sourced: 1, derived: 0, illustrative: 0 });
});

test('regression: a cluster that was expanded again was no longer expanded in the year before', () => {
  const expandedIn = (year: string) =>
    ({ milestone: 'expansion_decided', from: `${year}-01-01`, to: `${year}-12-31` }) as const;
  const goals = ['2024', '2025', '2026'].map(
    (year): Target => ({ code: year, cohort: { all: [] }, goal: expandedIn(year), min: 1, max: 1 }),
  );
  const again = { expanded: '2026-03-02', expandedBefore: ['2025-05-05'] };
  const once = at({ expanded: '2026-03-02' }, 'once');
  const twice = at(again, 'twice');
  const waits = at({ ...again, unconfirmed: ['expansion_decided'] }, 'waits');
  const of = (set: 'achieved' | 'unconfirmed') =>
    goals.map((goal) => countTarget(goal, [once, twice, waits])[set]);
  expect(of('achieved')).toEqual([[], ['twice', 'waits'], ['once', 'twice']]);
  expect(of('unconfirmed')).toEqual([[], [], ['waits']]);
  // Both stand alike but for the earlier one: neither may be given the other's answer.
  const memberships = membershipsIn(goals);
  expect([once, twice].map((one) => memberships(one).achieved)).toEqual([['2026'], ['2025', '2026']]);
});

test('a date that waits for confirmation makes no member', () => {
  const waiting = at({ established: '2019', started: '2022', unconfirmed: ['established'] });
  expect(isMember(waiting, rule43)).toBe(false);
  const goal = { milestone: 'construction_started' as const };
  const target = { code: 't', cohort: rule43, goal, min: 1, max: 1 };
  expect(countTarget(target, [waiting])).toMatchObject({ cohort: [], achieved: [] });
});

describe('the target that a first screen speaks of', () => {
  const start = { goal: { milestone: 'construction_started' }, metric: 'clusters' } as const;
  test('is the first that counts clusters by this milestone alone', () => {
    const targets: Parameters<typeof leadingOf>[0] = [
      { code: 'none', goal: null, metric: 'clusters' },
      { code: 'either', goal: { any: [{ milestone: 'construction_started' }] }, metric: 'clusters' },
      { ...start, code: 'area', metric: 'hectares' },
      { ...start, code: 'next' },
      { ...start, code: 'roadmap' },
    ];
    expect(leadingOf(targets, 'construction_started')).toBe('next');
    expect(leadingOf(targets, 'infrastructure_completed')).toBeNull();
  });
});
