import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, fromEpochDay, toEpochDay } from '../day.ts';
import { CHASE_STEPS, chasedFrom, stepsOn } from './chase.ts';
import { periodAt, periodOf, RHYTHMS } from './period.ts';

const WEEK = periodOf('2025-W20');
if (!WEEK) throw new Error('the week of the examples');

test('a week is chased from the day after its Friday, climbs after the grace, and ends with the department', () => {
  expect(chasedFrom(WEEK, 3)).toEqual({
    owner: '2025-05-17',
    committee: '2025-05-22',
    department: '2025-05-24',
  });
});

test('a grace longer than the period is open ends with it', () => {
  expect(chasedFrom(WEEK, 20)).toMatchObject({ committee: '2025-05-24', department: '2025-05-24' });
});

test.each([
  ['2025-05-16', '2025-05-15', []],
  ['2025-05-19', '2025-05-16', ['owner']],
  ['2025-05-22', '2025-05-21', ['owner', 'committee']],
  // Closed: told once more, on the first day that looks.
  ['2025-05-26', '2025-05-23', ['department']],
  ['2025-05-27', '2025-05-26', []],
  ['2025-06-30', '2025-05-23', ['department']],
  // What had closed before anybody looked.
  ['2025-05-26', null, []],
  ['2025-05-22', null, ['owner', 'committee']],
] as const)('on %s, looked last on %s', (today, since, steps) => {
  expect(stepsOn(WEEK, { today, since, grace: 3 })).toEqual(steps);
});

test('each step comes not before the one before it, and the last one on the day after it closes', () => {
  const day = fc.integer({ min: toEpochDay('2018-01-01'), max: toEpochDay('2026-11-30') }).map(fromEpochDay);
  fc.assert(
    fc.property(fc.constantFrom(...RHYTHMS), day, fc.integer({ min: 0, max: 30 }), (rhythm, on, grace) => {
      const period = periodAt(rhythm, on);
      const from = chasedFrom(period, grace);
      const days = CHASE_STEPS.map((step) => from[step]);
      expect(days).toEqual(days.toSorted());
      expect(from.department).toBe(addDays(period.closes, 1));
    }),
  );
});
