import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayInHanoi,
  daysBetween,
  fromEpochDay,
  instantInHanoi,
  isDay,
  isoInstant,
  monthsBetween,
  toEpochDay,
  weekdayOf,
} from './day.ts';

const anyDay = fc.integer({ min: -20_000, max: 60_000 }).map(fromEpochDay);

describe('days', () => {
  test('only real days of the calendar are days', () => {
    expect(['2024-02-29', '2025-03-31'].every(isDay)).toBe(true);
    for (const wrong of [
      '2025-02-29',
      '2025-02-30',
      '2025-13-01',
      '2025-00-10',
      '2025-3-1',
      '',
      '31/03/2025',
    ]) {
      expect(isDay(wrong), wrong).toBe(false);
    }
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(fromEpochDay(toEpochDay(day))).toBe(day);
      }),
    );
  });

  test('a month later never leaves the month, and counting months undoes adding them', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-03-15', -14)).toBe('2024-01-15');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (day, n) => {
        expect(monthsBetween(day, addMonths(day, n))).toBe(n);
      }),
    );
  });

  test('11 months and 30 days are not yet 12 months', () => {
    expect(monthsBetween('2021-12-31', '2022-12-30')).toBe(11);
    expect(monthsBetween('2021-12-31', '2022-12-31')).toBe(12);
  });

  test('the day changes at midnight in Hà Nội, whatever zone the machine is in', () => {
    expect(dayInHanoi(Date.UTC(2025, 2, 31, 16, 59, 59))).toBe('2025-03-31');
    expect(dayInHanoi(Date.UTC(2025, 2, 31, 17, 0, 0))).toBe('2025-04-01');
    expect(dayInHanoi(instantInHanoi('2025-03-31', 0))).toBe('2025-03-31');
  });

  test('weekdays count from Sunday', () => {
    expect(weekdayOf('2025-03-31')).toBe(1);
    expect(weekdayOf('1969-12-28')).toBe(0);
  });

  test('instants of both databases become the same text', () => {
    expect(isoInstant('2025-03-31 05:00:00.12+00')).toBe('2025-03-31T05:00:00.120Z');
    expect(isoInstant('2025-03-31T05:00:00.120Z')).toBe('2025-03-31T05:00:00.120Z');
  });
});
