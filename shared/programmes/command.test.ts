import { describe, expect, test } from 'vitest';
import type { FieldIssue } from '../errors.ts';
import type { CohortRule } from '../programme.ts';
import {
  decideCloseTarget,
  decideRecordTarget,
  decideReopenTarget,
  type RecordTargetInput,
  recordTargetInput,
} from './command.ts';
import { type TargetDay, type TargetSaid, type TargetState, targets } from './facet.ts';
import { cohortInput } from './rule-schema.ts';

type Said = RecordTargetInput['said'];
const SAID: Said = {
  position: 1,
  nameVi: 'Khởi công 20 cụm trong năm 2026',
  nameEn: '',
  definitionVi: 'Cụm đã thành lập; đạt khi khởi công trong năm 2026.',
  definitionEn: '',
  cohort: { milestone: 'established' },
  goal: { milestone: 'construction_started', from: '2026-01-01', to: '2026-12-31' },
  metric: 'clusters',
  min: 20,
  max: 20,
  dueOn: '2026-12-31',
  publishedOn: '2026-01',
  sourceVi: 'Kế hoạch năm 2026',
  sourceEn: '',
  sourceNo: null,
  sourceUrl: null,
  quoteVi: 'Khởi công 20 cụm.',
  quoteEn: null,
  secondReadingVi: null,
  secondReadingEn: null,
  plan: null,
  papers: null,
  reason: null,
  copiedFrom: null,
};
const AROUND = { today: '2026-02-01', isCluster: (code: string) => code.startsWith('HN-0') };
const NEW: TargetState = { said: null, version: 0 };

const decide = (more: Partial<Said> = {}, state = NEW) =>
  decideRecordTarget(state, { said: { ...SAID, ...more } }, AROUND);
function recorded(more: Partial<Said> = {}, state = NEW): TargetSaid {
  const decision = decide(more, state);
  if ('refused' in decision) throw new Error(decision.refused.issue);
  return decision.event.target;
}
const refusedAt = (more: Partial<Said>, state = NEW): [string, FieldIssue] | null => {
  const decision = decide(more, state);
  return 'refused' in decision ? [decision.refused.field, decision.refused.issue] : null;
};
const standing = (more: Partial<TargetDay> = {}): TargetState => ({
  said: { ...recorded(), closedBecause: null, ...more },
  version: 3,
});

describe('a target that is recorded', () => {
  test('is new: it counts from its day on, and remembers what it was copied from', () => {
    const decision = decide({ copiedFrom: 'start-2025' });
    expect(decision).toMatchObject({
      event: {
        type: 'target.recorded',
        copiedFrom: 'start-2025',
        target: { countsFrom: '2026-02-01', closed: false, min: 20 },
      },
    });
  });

  test('is changed with a reason, and stays what it was on earlier screens', () => {
    const before = standing({ countsFrom: null });
    expect(refusedAt({ min: 15 }, before)).toEqual(['reason', 'required']);
    expect(recorded({ min: 15, reason: 'Điều chỉnh' }, before)).toMatchObject({
      min: 15,
      max: 20,
      countsFrom: null,
    });
    expect(refusedAt({ reason: 'Không đổi gì' }, before)).toEqual(['key', 'unchanged']);
    expect(refusedAt({ min: 15, reason: 'x' }, standing({ closed: true }))).toEqual(['key', 'target_closed']);
  });

  test.each<[Partial<Said>, [string, FieldIssue]]>([
    [{ min: null, max: null }, ['min', 'required']],
    [{ goal: null, min: null }, ['min', 'required']],
    [{ max: 19 }, ['max', 'range_order']],
    [{ publishedOn: '2026-03' }, ['publishedOn', 'published_ahead']],
    [{ goal: { any: [] } }, ['goal', 'required']],
    [{ goal: { milestone: 'established', from: '2026-12-31', to: '2026-01-01' } }, ['goal', 'range_order']],
    [{ cohort: { milestone: 'established', from: '2020-02-30' } }, ['cohort', 'date_impossible']],
    [
      { cohort: { milestone: 'established', from: '2021-01-01', to: '2020-12-31' } },
      ['cohort', 'range_order'],
    ],
    [{ cohort: { area: {} } }, ['cohort', 'required']],
    [{ cohort: { area: { from: 75, to: 10 } } }, ['cohort', 'range_order']],
    [{ cohort: { all: [] } }, ['cohort', 'required']],
    [{ cohort: { not: { any: [{ kind: 'industrial' }, { clusters: [] }] } } }, ['cohort', 'required']],
    [
      { cohort: { all: [{ kind: 'industrial' }, { clusters: ['HN-001', 'XX-1'] }] } },
      ['cohort', 'not_a_choice'],
    ],
    [
      {
        plan: {
          nameVi: 'Kế hoạch',
          nameEn: '',
          from: '2026-12-31',
          to: '2026-01-01',
          decision: null,
          day: null,
          issuer: null,
        },
      },
      ['plan.to', 'range_order'],
    ],
  ])('%o is refused at %o', (more, at) => {
    expect(refusedAt(more)).toEqual(at);
  });

  test('a source that names neither clusters nor anything that can be measured is recorded as that', () => {
    const none: Partial<Said> = { cohort: { any: [] }, goal: null, min: null, max: null, dueOn: null };
    expect(recorded(none)).toMatchObject({ cohort: { any: [] }, goal: null });
    // A number that nothing is counted against may stand all the same.
    expect(recorded({ ...none, min: 8, max: 8 })).toMatchObject({ min: 8 });
  });
});

test('a target is closed once, with a reason, and opened once', () => {
  const why = { said: { reason: 'Kế hoạch mới' } };
  expect(decideCloseTarget(standing(), why)).toMatchObject({
    event: { reason: 'Kế hoạch mới', target: { closed: true, min: 20 } },
  });
  expect(decideCloseTarget(standing({ closed: true }), why)).toMatchObject({
    refused: { issue: 'target_closed' },
  });
  expect(decideReopenTarget(standing({ closed: true }), why)).toMatchObject({
    event: { target: { closed: false } },
  });
  expect(decideReopenTarget(standing(), why)).toMatchObject({ refused: { issue: 'target_open' } });
  expect(decideCloseTarget(NEW, why)).toHaveProperty('refused');
});

describe('what comes in', () => {
  const issuesOf = (more: Record<string, unknown>) => {
    const command = {
      stream: 'target:t-1',
      key: 'target',
      expected: 0,
      request: '0197c6d2-0000-7000-8000-000000000000',
    };
    const read = recordTargetInput.safeParse({ ...command, said: { ...SAID, ...more } });
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };

  test('a sentence, a source and a name are needed; English may be missing', () => {
    expect(issuesOf({})).toEqual([]);
    expect(issuesOf({ quoteVi: ' ' })).toEqual(['said.quoteVi required']);
    expect(issuesOf({ sourceVi: '' })).toEqual(['said.sourceVi required']);
    expect(issuesOf({ nameVi: '<b>' })).toEqual(['said.nameVi markup']);
  });

  test('an address is one of the web, a number is one', () => {
    expect(issuesOf({ sourceUrl: 'javascript:alert(1)' })).toEqual(['said.sourceUrl malformed']);
    expect(issuesOf({ sourceUrl: 'https://hanoi.gov.vn/a?b=1' })).toEqual([]);
    expect(issuesOf({ min: 1.5 })).toEqual(['said.min not_whole']);
    expect(issuesOf({ max: -1 })).toEqual(['said.max negative']);
  });

  test('a rule too deep, too long or with endless words is not read', () => {
    let deep: CohortRule = { kind: 'industrial' };
    for (let i = 0; i < 20; i++) deep = { not: deep };
    const wide = { any: Array.from({ length: 401 }, () => ({ kind: 'industrial' })) };
    for (const rule of [deep, wide, { clusters: ['H'.repeat(61)] }]) {
      const read = cohortInput.safeParse(rule);
      expect(read.error?.issues.map(({ message }) => message)).toEqual(['too_long']);
    }
    expect(
      cohortInput.safeParse({ clusters: Array.from({ length: 129 }, (_c, i) => `HN-${i}`) }).success,
    ).toBe(true);
  });
});

test('regression: a target that was recorded before plans and reasons were known is read back', () => {
  const { plan: _p, papers: _f, sourceNo: _n, countsFrom: _r, ...old } = recorded();
  const event = targets.event.parse({ type: 'target.recorded', target: old });
  expect(event).toMatchObject({
    reason: null,
    copiedFrom: null,
    target: { plan: null, papers: null, sourceNo: null, countsFrom: null },
  });
});
