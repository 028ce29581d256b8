import { expect, test } from 'vitest';
import { CAUSE_GROUPS, CAUSES } from '../cause.ts';
import type { Entry } from '../milestone.ts';
import { usualOf } from './usual.ts';

const said = (more: Partial<Entry>): Entry => ({
  milestone: 'component_works',
  kind: 'forecast',
  date: '2025-06',
  provenance: 'reported',
  ...more,
});
const because = (reason: Entry['reason']) => said(reason ? { reason } : {});
const by = (issuer: string) => said({ kind: 'actual', document: { number: '1', day: '2025-03-01', issuer } });

test('causes come by how often they were named; what is none is not offered', () => {
  const reasons = ['permits', 'unchanged', 'planning', 'permits', 'ahead_of_plan', 'market'] as const;
  expect(usualOf(reasons.map(because)).causes).toEqual(['permits', 'planning', 'market']);
});

test('issuers come once each, the latest first', () => {
  expect(usualOf([by('Sở Xây dựng'), by('Ban QLDA'), by('Sở Xây dựng'), by('UBND xã')]).issuers).toEqual([
    'UBND xã',
    'Sở Xây dựng',
    'Ban QLDA',
  ]);
});

test('every cause stands in one group', () => {
  expect(Object.values(CAUSE_GROUPS).flat().sort()).toEqual([...CAUSES].sort());
});
