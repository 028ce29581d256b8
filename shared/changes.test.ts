import fc from 'fast-check';
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

  test('who is on record no more has left, and it is told of which cluster it is a second entry', () => {
    const was = ['HN-001', 'HN-002', 'HN-003'].map((code) => rowWith({ code, lateness: 'late' }));
    const merged = { before: new Map(), after: new Map([['HN-002', 'HN-001']]) };
    const { left, ...others } = changesBetween(was, [rowWith({ code: 'HN-001', lateness: 'late' })], {
      merged,
    });
    expect(left.map(({ row, after, into }) => [row.code, after, into])).toEqual([
      ['HN-002', null, 'HN-001'],
      ['HN-003', null, null],
    ]);
    // It has not recovered, or ended, by leaving.
    expect(Object.values(others).flat()).toEqual([]);
  });

  test('a merger that was undone brings a cluster back, which is not a new one', () => {
    const merged = { before: new Map([['HN-002', 'HN-001']]), after: new Map() };
    const { entered, rejoined } = changesBetween(
      [rowWith({ code: 'HN-001' })],
      ['HN-001', 'HN-002', 'HN-003'].map((code) => rowWith({ code })),
      { merged },
    );
    expect([entered, rejoined].map((list) => list.map(({ row }) => row.code))).toEqual([
      ['HN-003'],
      ['HN-002'],
    ]);
  });

  test('whatever was entered, merged, separated and undone: start and come, without gone, is the end', () => {
    const ever = ['HN-001', 'HN-002', 'HN-003', 'HN-004', 'HN-005', 'HN-006', 'HN-007'];
    const state = fc.constantFrom('there', 'merged', 'absent');
    const day = fc.record(Object.fromEntries(ever.map((code) => [code, state])));
    const rowsOf = (on: Record<string, string>) =>
      ever.filter((code) => on[code] === 'there').map((code) => rowWith({ code }));
    const mergedOf = (on: Record<string, string>) =>
      new Map(ever.filter((code) => on[code] === 'merged').map((code) => [code, 'HN-000']));
    fc.assert(
      fc.property(day, day, (first, second) => {
        const [before, after] = [rowsOf(first), rowsOf(second)];
        const merged = { before: mergedOf(first), after: mergedOf(second) };
        const { entered, rejoined, left } = changesBetween(before, after, { merged });
        expect(before.length + entered.length + rejoined.length - left.length).toBe(after.length);
        const gone = new Set(left.map(({ row }) => row.code));
        const stay = before.map(({ code }) => code).filter((code) => !gone.has(code));
        const come = [...entered, ...rejoined].map(({ row }) => row.code);
        expect([...stay, ...come].sort()).toEqual(after.map(({ code }) => code));
        for (const { row } of rejoined) expect(first[row.code]).toBe('merged');
        for (const { row, into } of left) expect(into !== null).toBe(second[row.code] === 'merged');
      }),
    );
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
    expect(late.map(({ before, after }) => [before?.code, after?.code])).toEqual([
      ['HN-003', 'HN-003'],
      ['HN-001', 'HN-001'],
    ]);
    expect(entered.map(({ before, after }) => [before, after?.code])).toEqual([[null, 'HN-004']]);
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
