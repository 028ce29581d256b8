import { expect, test } from 'vitest';
import type { MilestoneCode } from './lifecycle.ts';
import { streamOf } from './log/stream.ts';
import { applyEntry, EMPTY_STANDING, type Entry, type Standing } from './milestone.ts';
import { type ActualInput, decideActual } from './update.ts';

const TODAY = '2025-03-31';
const fold = (...entries: Entry[]): Standing =>
  entries.reduce((standing, entry, i) => applyEntry(standing, entry, '2025-01-01', i + 1), EMPTY_STANDING);
const actual = (milestone: MilestoneCode, date: string): Entry => ({
  milestone,
  kind: 'actual',
  date,
  provenance: 'sourced',
});
const started = fold(actual('established', '2020-06-26'), actual('construction_started', '2024-09-20'));
const happened = (
  more: Partial<ActualInput['said']>,
  key: MilestoneCode = 'component_works',
): ActualInput => ({
  stream: streamOf('cluster', 'HN-058'),
  key,
  expected: 0,
  request: '0195e2f4-0000-7000-8000-000000000001',
  said: {
    date: '2025-03-20',
    document: { number: '12/BB', day: '2025-03-21', issuer: 'Chủ đầu tư' },
    ...more,
  },
});
const issueOf = (decision: ReturnType<typeof decideActual>) =>
  'refused' in decision ? decision.refused : null;

test('a step that the city counts rests on a numbered document, or on evidence of it', () => {
  const done = fold(
    actual('established', '2020-06-26'),
    actual('construction_started', '2024-09-20'),
    actual('component_works', '2025-01-10'),
    actual('works_accepted', '2025-02-10'),
    actual('wastewater_trial', '2025-02-20'),
  );
  const unnumbered = { document: { number: null, day: '2025-03-21', issuer: 'Chủ đầu tư' } };
  const completed = happened(unnumbered, 'infrastructure_completed');
  expect(issueOf(decideActual(done, completed, TODAY))).toEqual({
    field: 'document.number',
    issue: 'evidence_missing',
  });
  expect(issueOf(decideActual(done, completed, TODAY, { onFile: 1 }))).toBeNull();
  expect(issueOf(decideActual(done, happened({}, 'infrastructure_completed'), TODAY))).toBeNull();
  // Of other milestones a document without a number is enough.
  expect(issueOf(decideActual(started, happened(unnumbered), TODAY))).toBeNull();
});

test('regression: what comes after a milestone that is left out here could never be reported', () => {
  const accepted = happened({}, 'works_accepted');
  expect(issueOf(decideActual(started, accepted, TODAY, { unfollowed: ['component_works'] }))).toBeNull();
  const completed = happened({}, 'infrastructure_completed');
  const without = { unfollowed: ['works_accepted', 'wastewater_trial'] as const };
  // In its place stands what it would have waited for.
  expect(issueOf(decideActual(started, completed, TODAY, without))).toEqual({
    field: 'key',
    issue: 'predecessor_missing',
    detail: 'component_works',
  });
});
