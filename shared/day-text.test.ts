import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, fromEpochDay, toEpochDay, weekdayOf } from './day.ts';
import { dayText, mondayOf, parseDayText, weeksOfMonth, within } from './day-text.ts';

const anyDay = fc.integer({ min: toEpochDay('1900-01-01'), max: toEpochDay('2199-12-31') }).map(fromEpochDay);

describe('a day as it is typed', () => {
  test.each([
    ['31/03/2025', '2025-03-31'],
    ['1/4/2025', '2025-04-01'],
    ['4/1/2025', '2025-01-04'],
    ['31-03-2025', '2025-03-31'],
    ['31.3.2025', '2025-03-31'],
    ['31032025', '2025-03-31'],
    [' 31/03/2025 ', '2025-03-31'],
    ['2025-03-31', '2025-03-31'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(parseDayText(text)).toBe(day);
  });

  test.each([
    '',
    '31',
    '31/03',
    '31/03/25',
    '30/02/2025',
    '29/02/2025',
    '03/31/2025',
    '3103202',
    '1/1/1899',
    'mai',
  ])('%j is none', (text) => {
    expect(parseDayText(text)).toBeNull();
  });

  test('every day is read as it is shown, day first, with and without strokes', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const shown = dayText(day);
        expect(shown).toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
        for (const text of [shown, shown.replaceAll('/', '-'), shown.replaceAll('/', '')]) {
          expect(parseDayText(text)).toBe(day);
        }
      }),
    );
  });

  test('what is no day is shown as it was typed', () => {
    expect(dayText('31/02/2025')).toBe('31/02/2025');
    expect(dayText('')).toBe('');
  });
});

describe('the weeks of a month', () => {
  test('March 2025 begins on a Saturday and touches six weeks', () => {
    const weeks = weeksOfMonth('2025-03-14');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2025-02-24');
    expect(weeks[0]?.[5]).toBe('2025-03-01');
    expect(weeks.at(-1)?.[6]).toBe('2025-04-06');
  });

  test('hold every day of the month once, from Monday to Sunday, without a gap', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const weeks = weeksOfMonth(day);
        const days = weeks.flat();
        expect(days.filter((other) => other === day)).toHaveLength(1);
        expect(weeks.every(([monday = '']) => weekdayOf(monday) === 1)).toBe(true);
        expect(days.every((other, i) => i === 0 || daysBetween(days[i - 1] ?? '', other) === 1)).toBe(true);
        const inMonth = days.filter((other) => other.slice(0, 7) === day.slice(0, 7));
        expect(inMonth[0]?.slice(8)).toBe('01');
        expect(addDays(inMonth.at(-1) ?? '', 1).slice(8)).toBe('01');
      }),
    );
  });

  test('a Sunday belongs to the Monday before it', () => {
    expect(mondayOf('2025-03-30')).toBe('2025-03-24');
    expect(mondayOf('2025-03-31')).toBe('2025-03-31');
  });
});

test('a day out of bounds is brought to the nearer one', () => {
  expect(within('2025-01-01', '2025-03-01', '2025-04-01')).toBe('2025-03-01');
  expect(within('2025-05-01', '2025-03-01', '2025-04-01')).toBe('2025-04-01');
  expect(within('2025-03-15', '2025-03-01', '2025-04-01')).toBe('2025-03-15');
  expect(within('2025-05-01', undefined, undefined)).toBe('2025-05-01');
});
