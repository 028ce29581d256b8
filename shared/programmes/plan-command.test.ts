import { describe, expect, test } from 'vitest';
import type { Plan, TargetDay, TargetState } from './facet.ts';
import {
  type ChangePlanInput,
  decideChangePlan,
  decideNextPlan,
  type NextPlanInput,
} from './plan-command.ts';

const PLAN: Plan = {
  nameVi: 'Kế hoạch năm 2025',
  nameEn: '',
  from: '2025-01-01',
  to: '2025-12-31',
  decision: '20/KH-UBND',
  day: '2025-01-15',
  issuer: 'UBND Thành phố',
};
const NEXT: Plan = {
  ...PLAN,
  nameVi: 'Kế hoạch năm 2026',
  from: '2026-01-01',
  to: '2026-12-31',
  day: '2026-01-10',
};

const TARGET: TargetDay = {
  position: 1,
  nameVi: 'Khởi công 43 cụm',
  nameEn: '',
  definitionVi: 'Cụm đã thành lập.',
  definitionEn: '',
  cohort: { milestone: 'established' },
  goal: { milestone: 'construction_started' },
  metric: 'clusters',
  min: 43,
  max: 43,
  dueOn: '2025-12-31',
  publishedOn: '2025-01',
  sourceVi: 'Kế hoạch 20',
  sourceEn: '',
  sourceUrl: null,
  sourceNo: '20/KH-UBND',
  plan: PLAN,
  papers: { source: 'a', plan: null },
  // Nothing was kept of what its source says; a change of the plan says nothing of it either.
  quoteVi: null,
  quoteEn: null,
  secondReadingVi: null,
  secondReadingEn: null,
  countsFrom: '2025-01-20',
  closed: false,
  closedBecause: null,
};
const at = (version: number, more: Partial<TargetDay> = {}): TargetState => ({
  said: { ...TARGET, ...more },
  version,
});
const KNOWN = new Map([
  ['start', at(3)],
  ['finish', at(5, { nameVi: 'Hoàn thành 30 cụm', min: 30, max: 30, cohort: { clusters: ['HN-999'] } })],
  ['ended', at(2, { closed: true, closedBecause: 'Hết hạn' })],
]);
const AROUND = { today: '2026-01-20', isCluster: (code: string) => code === 'HN-001' };
const BOTH = [
  { code: 'start', version: 3 },
  { code: 'finish', version: 5 },
];

const change = (more: Partial<ChangePlanInput['said']> = {}) =>
  decideChangePlan(
    KNOWN,
    {
      said: {
        plan: { ...PLAN, decision: '25/KH-UBND' },
        paper: null,
        targets: BOTH,
        reason: 'Đính chính',
        ...more,
      },
    },
    AROUND,
  );

describe('what a plan is', () => {
  test('is changed for each of its targets, and nothing else of them', () => {
    const decided = change();
    if ('refused' in decided) throw new Error(decided.refused.issue);
    const { closedBecause: _b, ...finish } = KNOWN.get('finish')?.said ?? TARGET;
    expect(decided.events.map(({ code }) => code)).toEqual(['start', 'finish']);
    expect(decided.events[1]?.event).toEqual({
      type: 'target.recorded',
      target: { ...finish, plan: { ...PLAN, decision: '25/KH-UBND' } },
      reason: 'Đính chính',
      copiedFrom: null,
    });
  });

  test('regression: one that was changed alone before kept all others from being changed', () => {
    const plan = { ...PLAN, decision: '25/KH-UBND' };
    const known = new Map([...KNOWN, ['finish', at(5, { plan })] as const]);
    const decided = decideChangePlan(
      known,
      { said: { plan, paper: null, targets: BOTH, reason: 'Đính chính' } },
      AROUND,
    );
    expect('events' in decided && decided.events.map(({ code }) => code)).toEqual(['start']);
  });

  test('names the file of its decision beside that of each target’s own source', () => {
    const decided = change({ paper: 'b' });
    if ('refused' in decided) throw new Error(decided.refused.issue);
    expect(decided.events.map(({ event }) => event.target.papers)).toEqual([
      { source: 'a', plan: 'b' },
      { source: 'a', plan: 'b' },
    ]);
  });

  test.each([
    [
      'one of them was changed meanwhile',
      { targets: [BOTH[0], { code: 'finish', version: 4 }] },
      'targets.1.code',
      'target_changed',
    ],
    [
      'one of them is closed',
      { targets: [{ code: 'ended', version: 2 }] },
      'targets.0.code',
      'target_closed',
    ],
    [
      'one of them is not there',
      { targets: [{ code: 'none', version: 0 }] },
      'targets.0.code',
      'not_a_choice',
    ],
    ['one is named twice', { targets: [BOTH[0], BOTH[0]] }, 'targets.1.code', 'taken'],
    ['nothing is changed', { plan: PLAN }, 'key', 'unchanged'],
    ['it ends before it begins', { plan: { ...PLAN, to: '2024-12-31' } }, 'plan.to', 'range_order'],
    ['its decision is of tomorrow', { plan: { ...PLAN, day: '2026-01-21' } }, 'plan.day', 'date_in_future'],
  ])('is refused as a whole where %s', (_why, more, field, issue) => {
    expect(change(more as Partial<ChangePlanInput['said']>)).toMatchObject({ refused: { field, issue } });
  });
});

const {
  plan: _p,
  papers: _f,
  publishedOn: _d,
  sourceVi: _s,
  sourceEn: _e,
  sourceNo: _n,
  sourceUrl: _u,
  ...OWN
} = TARGET;
const { countsFrom: _c, closed: _k, closedBecause: _b, ...SAID } = OWN;
const line = (code: string, copiedFrom: string, more: object = {}) => ({
  ...SAID,
  quoteVi: 'Khởi công.',
  code,
  copiedFrom,
  ...more,
});
const next = (more: Partial<NextPlanInput['said']> = {}) =>
  decideNextPlan(
    KNOWN,
    {
      said: {
        plan: NEXT,
        publishedOn: '2026-01-10',
        sourceVi: 'Kế hoạch 31',
        sourceEn: '',
        sourceNo: '31/KH-UBND',
        sourceUrl: null,
        papers: null,
        targets: [line('start-2026', 'start', { min: 11, max: 11 }), line('finish-2026', 'finish')],
        close: BOTH,
        reason: 'Kế hoạch mới thay thế',
        ...more,
      },
    },
    AROUND,
  );

describe('the next plan', () => {
  test('begins with its targets, each with its number and the document of all; those before end in the same act', () => {
    const decided = next();
    if ('refused' in decided) throw new Error(decided.refused.issue);
    expect(
      decided.events.map(({ code, event: { target, reason, copiedFrom } }) => [
        code,
        target.closed,
        target.min,
        target.plan?.nameVi,
        target.sourceNo,
        target.countsFrom,
        reason,
        copiedFrom,
      ]),
    ).toEqual([
      ['start-2026', false, 11, NEXT.nameVi, '31/KH-UBND', '2026-01-20', null, 'start'],
      ['finish-2026', false, 43, NEXT.nameVi, '31/KH-UBND', '2026-01-20', null, 'finish'],
      ['start', true, 43, PLAN.nameVi, '20/KH-UBND', '2025-01-20', 'Kế hoạch mới thay thế', null],
      ['finish', true, 30, PLAN.nameVi, '20/KH-UBND', '2025-01-20', 'Kế hoạch mới thay thế', null],
    ]);
  });

  test.each([
    ['a code is another target’s', { targets: [line('start', 'start')] }, 'targets.0.code', 'taken'],
    [
      'a number is missing',
      { targets: [line('a-1', 'start'), line('b-1', 'finish', { min: null, max: null })] },
      'targets.1.min',
      'required',
    ],
    [
      'a list names no cluster',
      { targets: [line('a-1', 'start', { cohort: { clusters: ['HN-777'] } })] },
      'targets.0.cohort',
      'not_a_choice',
    ],
    ['its document is of next month', { publishedOn: '2026-02' }, 'publishedOn', 'published_ahead'],
    ['the plan before is closed without a reason', { reason: null }, 'reason', 'required'],
    [
      'one of the plan before was changed meanwhile',
      { close: [{ code: 'start', version: 2 }] },
      'close.0.code',
      'target_changed',
    ],
    [
      'one of the plan before is closed already',
      { close: [{ code: 'ended', version: 2 }] },
      'key',
      'target_closed',
    ],
  ])('is refused as a whole where %s', (_why, more, field, issue) => {
    expect(next(more as Partial<NextPlanInput['said']>)).toMatchObject({ refused: { field, issue } });
  });

  test('may leave the plan before as it is', () => {
    const decided = next({ close: [], reason: null });
    expect('events' in decided && decided.events.map(({ code }) => code)).toEqual([
      'start-2026',
      'finish-2026',
    ]);
  });
});
