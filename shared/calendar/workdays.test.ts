import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../day.ts';
import { ANNOUNCED, addWorkdays, isWorkday, workdayFrom, workdaysBetween } from './workdays.ts';

const day = fc.integer({ min: toEpochDay('2018-01-01'), max: toEpochDay('2026-12-31') }).map(fromEpochDay);

test.each<[Day, boolean, string]>([
  ['2025-01-27', false, 'the Monday before Tết, off'],
  ['2025-02-03', true, 'the first Monday after Tết'],
  ['2025-04-26', true, 'a Saturday worked for the second of May'],
  ['2025-05-02', false, 'the Friday it was worked for'],
  ['2025-03-29', false, 'a Saturday'],
  ['2026-11-24', false, 'the day of culture'],
])('%s is a working day: %s (%s)', (on, works) => {
  expect(isWorkday(on)).toBe(works);
});

test('five working days over Tết 2025 end nine days later than in a common week', () => {
  expect(addWorkdays('2025-03-10', 5)).toBe('2025-03-17');
  expect(addWorkdays('2025-01-24', 5)).toBe('2025-02-07');
});

test('the n-th working day after a day is one, and exactly n of them lie between', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const to = addWorkdays(from, n);
      expect(isWorkday(to)).toBe(true);
      expect(workdaysBetween(from, to)).toBe(n);
    }),
    { numRuns: 200 },
  );
});

test('the first working day from a day on is that day or the end of days off', () => {
  fc.assert(
    fc.property(day, (from) => {
      const found = workdayFrom(from);
      expect(isWorkday(found)).toBe(true);
      for (let between = from; between < found; between = addDays(between, 1))
        expect(isWorkday(between)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('a day that is announced later counts at once', () => {
  const calendar = { off: new Set([...ANNOUNCED.off, '2027-02-08']), worked: ANNOUNCED.worked };
  expect(isWorkday('2027-02-08')).toBe(true);
  expect(isWorkday('2027-02-08', calendar)).toBe(false);
});
