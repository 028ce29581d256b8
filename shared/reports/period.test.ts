import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkday } from '../calendar/workdays.ts';
import { addDays, fromEpochDay, toEpochDay, weekdayOf } from '../day.ts';
import { openPeriods, periodAfter, periodAt, periodBefore, periodOf, RHYTHMS, rhythmOf } from './period.ts';

const day = fc.integer({ min: toEpochDay('2018-01-01'), max: toEpochDay('2026-11-30') }).map(fromEpochDay);
const rhythm = fc.constantFrom(...RHYTHMS);

describe('a period', () => {
  test('holds the day it is that of, and is found again by its code', () => {
    fc.assert(
      fc.property(rhythm, day, (how, on) => {
        const period = periodAt(how, on);
        expect(period.opens <= on && on <= period.ends).toBe(true);
        expect(periodOf(period.code)).toEqual(period);
      }),
    );
  });

  test('begins where the one before it ends, and closes on the day on which the next falls due', () => {
    fc.assert(
      fc.property(rhythm, day, (how, on) => {
        const period = periodAt(how, on);
        const next = periodAfter(period);
        expect(next.opens).toBe(addDays(period.ends, 1));
        expect(periodBefore(next)).toEqual(period);
        expect(period.closes).toBe(next.dueOn);
        expect(period.dueOn < period.closes).toBe(true);
        expect(isWorkday(period.dueOn)).toBe(true);
      }),
    );
  });

  test('of weeks begins on a Monday and has seven days', () => {
    fc.assert(
      fc.property(day, (on) => {
        const { opens, ends } = periodAt('week', on);
        expect(weekdayOf(opens)).toBe(1);
        expect(addDays(opens, 6)).toBe(ends);
      }),
    );
  });

  test('is numbered as ISO 8601 numbers weeks, over the turn of a year', () => {
    expect(periodAt('week', '2024-12-30').code).toBe('2025-W01');
    expect(periodAt('week', '2021-01-03').code).toBe('2020-W53');
    expect(periodOf('2025-W53')).toBeNull();
    expect(periodOf('2020-W53')?.opens).toBe('2020-12-28');
    expect(periodOf('2025-13')).toBeNull();
  });

  test('falls due on its Friday, and after the holidays where that is off', () => {
    expect(periodOf('2025-W13')?.dueOn).toBe('2025-03-28');
    expect(periodOf('2025-W05')?.dueOn).toBe('2025-02-03');
    expect(periodOf('2025-03')?.dueOn).toBe('2025-03-31');
    expect(periodOf('2025-05')?.dueOn).toBe('2025-06-02');
  });
});

test('who builds reports weekly, who prepares monthly, and nobody else', () => {
  expect(rhythmOf('construction')).toBe('week');
  expect(rhythmOf('preparation')).toBe('month');
  expect(rhythmOf('operating')).toBeNull();
  expect(rhythmOf('ended')).toBeNull();
});

test('a week can be reported until the next one falls due', () => {
  const codes = (on: string) => openPeriods('week', on).map(({ code }) => code);
  expect(codes('2025-03-31')).toEqual(['2025-W13', '2025-W14']);
  expect(codes('2025-04-04')).toEqual(['2025-W13', '2025-W14']);
  expect(codes('2025-04-05')).toEqual(['2025-W14']);
});
