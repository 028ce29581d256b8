import { describe, expect, test } from 'vitest';
import { CHANGE_KINDS, type ChangeKind, changesBetween, countChanged } from './changes.ts';
import { type ClusterRow, COLUMN_NAMES, COLUMNS } from './cluster-row.ts';
import { isLate, LATENESS, type Lateness } from './delay.ts';
import { STAGES, type Stage } from './lifecycle.ts';
import { isNewlyLate } from './newly-late.ts';

const rowWith = (more: Partial<ClusterRow>): ClusterRow =>
  ({
    ...Object.fromEntries(COLUMN_NAMES.map((name) => [name, COLUMNS[name].codec.none])),
    code: 'HN-001',
    lateness: 'on_track',
    unit: '017',
    ...more,
  }) as ClusterRow;

/** In which groups one cluster stands that was so and is so. */
function kinds(was: Partial<ClusterRow> | null, is: Partial<ClusterRow>, sameUnits = true): ChangeKind[] {
  const changes = changesBetween(was ? [rowWith(was)] : [], [rowWith(is)], { sameUnits });
  return CHANGE_KINDS.filter((kind) => changes[kind].length > 0);
}
const steps = (from: Stage, to: Stage) => kinds({ stage: from }, { stage: to });

describe('what has changed between two days', () => {
  test.each<[Stage, Stage, ChangeKind[]]>([
    ['plan', 'preparation', ['established']],
    ['establishment', 'preparation', ['established']],
    ['preparation', 'construction', ['started']],
    ['plan', 'construction', ['started', 'established']],
    ['construction', 'completed', ['completed']],
    ['preparation', 'completed', ['started', 'completed']],
    ['construction', 'operating', ['completed', 'operating']],
    ['completed', 'operating', ['operating']],
    // Operating without ever having been established is a legal state: no establishment is made up.
    ['plan', 'operating', ['operating']],
    ['construction', 'ended', ['ended']],
    ['plan', 'ended', ['ended']],
    ['plan', 'establishment', ['moved']],
    // An actual that was returned, or a confirmation taken back.
    ['construction', 'preparation', ['moved']],
    ['completed', 'construction', ['moved']],
  ])('from %s to %s', (from, to, due) => {
    expect(steps(from, to)).toEqual(due);
  });

  test('whatever the stages: none when they are the same, and always some when they are not', () => {
    for (const from of STAGES) {
      for (const to of STAGES) expect(steps(from, to).length > 0, `${from} to ${to}`).toBe(from !== to);
    }
  });

  test('what was not on record has come onto it, and nothing else is said of it', () => {
    expect(kinds(null, { stage: 'construction', lateness: 'critical' })).toEqual(['entered']);
  });

  test('newly late is who is late and was not; recovered the other way round', () => {
    expect(kinds({ lateness: 'at_risk' }, { lateness: 'late' })).toEqual(['late']);
    expect(kinds({ lateness: 'no_plan' }, { lateness: 'critical' })).toEqual(['late']);
    expect(kinds({ lateness: 'critical' }, { lateness: 'no_date' })).toEqual(['recovered']);
    // Worse, or a little better: late all the time.
    expect(kinds({ lateness: 'late' }, { lateness: 'critical' })).toEqual([]);
    expect(kinds({ lateness: 'critical' }, { lateness: 'late' })).toEqual([]);
  });

  test('who is late no more because it has ended has not recovered; who has completed has', () => {
    const late: Partial<ClusterRow> = { stage: 'construction', lateness: 'late' };
    expect(kinds(late, { stage: 'ended', lateness: 'done' })).toEqual(['ended']);
    expect(kinds(late, { stage: 'completed', lateness: 'done' })).toEqual(['recovered', 'completed']);
  });

  test('a start that ends one lateness and begins another one is a start and both are told apart', () => {
    const was: Partial<ClusterRow> = { stage: 'preparation', lateness: 'critical' };
    expect(kinds(was, { stage: 'construction', lateness: 'on_track' })).toEqual(['started', 'recovered']);
    expect(kinds(was, { stage: 'construction', lateness: 'late' })).toEqual(['started']);
  });

  test('another area is a change, but not that communes took the place of districts', () => {
    expect(kinds({ unit: '017' }, { unit: '018' })).toEqual(['moved']);
    expect(kinds({ unit: '017' }, { unit: '00454' }, false)).toEqual([]);
  });

  test('each group has its clusters, the most urgent first, with both days’ rows', () => {
    const was = ['HN-001', 'HN-002', 'HN-003'].map((code) => rowWith({ code }));
    const is = [
      rowWith({ code: 'HN-001', lateness: 'late', overdue: 5 }),
      rowWith({ code: 'HN-002', lateness: 'on_track' }),
      rowWith({ code: 'HN-003', lateness: 'late', overdue: 50 }),
      rowWith({ code: 'HN-004', lateness: 'late' }),
    ];
    const { late, entered } = changesBetween(was, is);
    expect(late.map(({ before, after }) => [before?.code, after.code])).toEqual([
      ['HN-003', 'HN-003'],
      ['HN-001', 'HN-001'],
    ]);
    expect(entered.map(({ before, after }) => [before, after.code])).toEqual([[null, 'HN-004']]);
    expect(countChanged(changesBetween(was, is))).toBe(3);
  });
});

test('newly late: on record before and not late then, late now', () => {
  const all: (Lateness | null)[] = [null, ...LATENESS];
  for (const before of all) {
    for (const after of LATENESS) {
      const due = before !== null && !isLate(before) && isLate(after);
      expect(isNewlyLate(before, after), `${before} ${after}`).toBe(due);
    }
  }
  expect(isNewlyLate('at_risk', 'critical')).toBe(true);
  expect(isNewlyLate('critical', 'at_risk')).toBe(false);
  expect(isNewlyLate(null, 'late')).toBe(false);
});
