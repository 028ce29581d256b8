import { expect, test } from 'vitest';
import { THRESHOLDS } from '../settings/thresholds.ts';
import { classesWith, scheduleVersions } from './versions.ts';

const baseline = (milestone: string, date: string, number: string) => ({
  milestone,
  kind: 'baseline',
  date,
  provenance: 'sourced',
  document: { number, day: '2024-01-05', issuer: 'UBND' },
});
const line = (seq: number, ...entries: object[]) => ({
  seq,
  recordedAt: `2024-01-0${seq}T00:00:00.000Z`,
  event: { type: 'milestones.recorded', entries },
});

test('every decision is a version; what it leaves alone stays in force', () => {
  const versions = scheduleVersions([
    line(5, baseline('infrastructure_completed', '2027', '9/QĐ')),
    line(
      2,
      baseline('construction_started', '2024-06', '1/QĐ'),
      baseline('infrastructure_completed', '2026', '1/QĐ'),
    ),
    line(3, { milestone: 'construction_started', kind: 'forecast', date: '2024-09', provenance: 'reported' }),
    { seq: 4, recordedAt: '', event: { type: 'reports.filed' } },
  ]);
  expect(versions.map(({ document, changed, inForce }) => [document?.number, changed, inForce])).toEqual([
    [
      '1/QĐ',
      ['construction_started', 'infrastructure_completed'],
      { construction_started: '2024-06', infrastructure_completed: '2026' },
    ],
    [
      '9/QĐ',
      ['infrastructure_completed'],
      { construction_started: '2024-06', infrastructure_completed: '2027' },
    ],
  ]);
  expect(scheduleVersions([line(1, { milestone: 'in_plan', kind: 'actual', date: '2020' })])).toEqual([]);
});

test('before it is saved: which class becomes which', () => {
  const around = { obstacles: { open: [] }, thresholds: THRESHOLDS, on: '2026-11-26' };
  const lines = [
    { milestone: 'established' as const, actual: '2020' },
    { milestone: 'construction_started' as const, baseline0: '2024-06', baseline: '2024-06' },
  ];
  const start = (date: string) => [{ milestone: 'construction_started' as const, date }];
  expect(classesWith(lines, start('2027-06'), around)).toEqual({ before: 'critical', after: 'no_date' });
  expect(classesWith(lines.slice(0, 1), start('2026-06'), around)).toEqual({
    before: 'no_plan',
    after: 'late',
  });
  expect(classesWith(lines, [], around)).toEqual({ before: 'critical', after: 'critical' });
});
