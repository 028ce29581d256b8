import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from '../day.ts';
import { lastDay } from '../edtf.ts';
import type { Entry } from '../milestone.ts';
import type { MilestonesEvent } from './facet.ts';
import { forecastMoves, lastPutOff } from './moves.ts';

const said = (seq: number, ...entries: Partial<Entry>[]) => ({
  seq,
  event: {
    type: 'milestones.recorded',
    entries: entries.map((entry) => ({
      milestone: 'infrastructure_completed',
      kind: 'forecast',
      date: '2025',
      provenance: 'reported',
      ...entry,
    })),
  } as MilestonesEvent,
});
const told = (lines: ReturnType<typeof said>[]) =>
  forecastMoves(lines).map(({ kind, from, to, days }) => [kind, from, to, days]);

test('each forecast stands beside the one before: first, put off, brought forward, left as it was', () => {
  const lines = [
    said(1, { date: '2025-06' }),
    said(2, { date: '2025-12', reason: 'permits' }),
    said(3, { date: '2025-12', reason: 'unchanged' }),
    said(4, { date: '2025-09' }),
  ];
  expect(told(lines)).toEqual([
    ['first', null, '2025-06', 0],
    ['later', '2025-06', '2025-12', 184],
    ['unchanged', '2025-12', '2025-12', 0],
    ['earlier', '2025-12', '2025-09', -92],
  ]);
  // As the page has them: newest first.
  expect(told([...lines].reverse())).toEqual(told(lines));
});

test('a date said more precisely with the same last day has not moved', () => {
  expect(told([said(1, { date: '2025-07/2025-09' }), said(2, { date: '2025-09' })])[1]).toEqual([
    'reworded',
    '2025-07/2025-09',
    '2025-09',
    0,
  ]);
});

test('milestones are told apart, also within one report', () => {
  const works = { milestone: 'component_works' } as const;
  const lines = [
    said(1, { date: '2025-06' }, { ...works, date: '2025-03' }),
    said(2, { ...works, date: '2025-05' }, { date: '2025-06' }),
  ];
  expect(forecastMoves(lines).map(({ milestone, kind }) => [milestone, kind])).toEqual([
    ['infrastructure_completed', 'first'],
    ['component_works', 'first'],
    ['component_works', 'later'],
    ['infrastructure_completed', 'unchanged'],
  ]);
});

test('the first forecast after an adjustment names the schedule it follows; the first schedule is no adjustment', () => {
  const lines = [
    said(1, { kind: 'baseline', date: '2024-12' }),
    said(2, { date: '2025-03' }),
    said(3, { kind: 'baseline', date: '2025-12' }),
    said(4, { date: '2025-12' }),
    said(5, { date: '2025-12' }),
  ];
  expect(forecastMoves(lines).map(({ adjustedTo }) => adjustedTo)).toEqual([null, '2025-12', null]);
});

test('what was put off last, of that milestone, whatever was said of it since', () => {
  const lines = [
    said(1, { date: '2025-03' }),
    said(2, { date: '2025-06', reason: 'permits' }),
    said(3, { date: '2025-09', reason: 'land_lease' }),
    said(4, { date: '2025-08', reason: 'ahead_of_plan' }),
    said(5, { milestone: 'component_works', date: '2025-01' }),
    said(6, { milestone: 'component_works', date: '2025-02', reason: 'market' }),
  ];
  const moves = forecastMoves(lines);
  expect(lastPutOff(moves, 'infrastructure_completed')?.reason).toBe('land_lease');
  expect(lastPutOff(moves, 'component_works')?.reason).toBe('market');
  expect(lastPutOff(moves, 'works_accepted')).toBeNull();
});

test('a cause that is given only later is still its cause; that it is ahead, or unchanged, is none', () => {
  const reasonAfter = (...more: Partial<Entry>[]) =>
    lastPutOff(
      forecastMoves([
        said(1, { date: '2025-06' }),
        said(2, { date: '2025' }),
        ...more.map((entry, i) => said(i + 3, entry)),
      ]),
      'infrastructure_completed',
    )?.reason;
  expect(reasonAfter()).toBeNull();
  expect(reasonAfter({ date: '2025-10/2025-12', reason: 'planning' })).toBe('planning');
  expect(reasonAfter({ date: '2025', reason: 'permits' }, { date: '2025', reason: 'unchanged' })).toBe(
    'permits',
  );
  expect(reasonAfter({ date: '2025-11', reason: 'ahead_of_plan' })).toBeNull();
  expect(reasonAfter({ date: '2025-11', reason: 'market' })).toBeNull();
});

test('the moves of a milestone add up to the way from its first forecast to its last', () => {
  const dates = fc.constantFrom('2024', '2024-06', '2025-01/2025-03', '2025-09', '2026-02-11');
  fc.assert(
    fc.property(fc.array(dates, { minLength: 1, maxLength: 12 }), (run) => {
      const moves = forecastMoves(run.map((date, i) => said(i + 1, { date })));
      const way = daysBetween(lastDay(run[0] ?? ''), lastDay(run.at(-1) ?? ''));
      expect(moves.reduce((sum, { days }) => sum + days, 0)).toBe(way);
    }),
  );
});

test('a cause of one’s own stands with the move it was given for, and goes with it', () => {
  const own = { reason: 'permits', as: 'own-1' } as const;
  const lines = [said(1, { date: '2025-06' }), said(2, { date: '2025-12', ...own })];
  expect(lastPutOff(forecastMoves(lines), 'infrastructure_completed')).toMatchObject(own);
  // The cause that was given since is another's: its name is not the first one's.
  const since = forecastMoves([...lines, said(3, { date: '2025-12', reason: 'market' })]);
  const last = lastPutOff(since, 'infrastructure_completed');
  expect([last?.reason, last?.as]).toEqual(['market', undefined]);
});
