import { expect, test } from 'vitest';
import type { MilestoneCode } from '../lifecycle.ts';
import type { Standing } from '../milestone.ts';
import { type ProcedureState, procedure } from './facet.ts';
import { refusedByLadder } from './milestones.ts';
import type { OwnRung } from './rungs.ts';

const TODAY = '2025-03-31';
function known(milestones: Partial<Record<MilestoneCode, string>>, rungs: Partial<Record<OwnRung, string>>) {
  const standing: Standing = { milestones: {}, lastReport: null };
  for (const [code, actual] of Object.entries(milestones))
    standing.milestones[code as MilestoneCode] = { actual, provenance: {}, version: 1 };
  const state: ProcedureState = { ...procedure.empty, rungs: {} };
  for (const [rung, date] of Object.entries(rungs))
    state.rungs[rung as OwnRung] = { date, provenance: 'reported', seq: 1 };
  return { standing, state, today: TODAY };
}
const NOTICED = { in_plan: '2024-10', public_notice: '2025-03-03' };

test('a milestone of a ladder that somebody keeps is not reported over a missing rung', () => {
  const kept = known(NOTICED, { first_letter: '2025-02-27' });
  expect(refusedByLadder('dossier_submitted', { date: TODAY }, kept)?.refused).toEqual({
    field: 'key',
    issue: 'rung_missing',
    detail: 'window_closed',
  });
  const closed = known(NOTICED, { first_letter: '2025-02-27', window_closed: '2025-03-18' });
  expect(refusedByLadder('dossier_submitted', { date: TODAY }, closed)).toBeNull();
  expect(refusedByLadder('dossier_submitted', { date: '2025-03-17' }, closed)?.refused.field).toBe('date');
});

test('a month that has begun is no future, and may hold the day after the rung before', () => {
  const closed = known(NOTICED, { first_letter: '2025-02-27', window_closed: '2025-03-18' });
  expect(
    refusedByLadder('dossier_submitted', { date: '2025-03' }, { ...closed, today: '2025-03-20' }),
  ).toBeNull();
  expect(refusedByLadder('dossier_submitted', { date: '2025-02' }, closed)?.refused.issue).toBe(
    'before_rung',
  );
});

test('none is taken from under a rung that stands', () => {
  const kept = known(NOTICED, { first_letter: '2025-02-27', window_closed: '2025-03-18' });
  expect(refusedByLadder('public_notice', 'back', kept)?.refused).toMatchObject({
    field: 'key',
    issue: 'later_rung',
  });
  expect(refusedByLadder('public_notice', 'back', known(NOTICED, { first_letter: '2025-02-27' }))).toBeNull();
});

test('where nobody keeps a ladder, and of what is no rung, it has nothing to say', () => {
  expect(refusedByLadder('appraised', { date: TODAY }, known(NOTICED, {}))).toBeNull();
  expect(
    refusedByLadder('detailed_plan', { date: TODAY }, known(NOTICED, { first_letter: '2025-02-27' })),
  ).toBeNull();
});
