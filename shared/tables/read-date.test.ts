import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { formatEdtf } from '../i18n/format.ts';
import { readDate } from './read-date.ts';
import { dayOfSerial, serialOf } from './serial.ts';

const said = (text: string | number) => {
  const read = readDate(text, '1900');
  return 'value' in read ? read.value : 'problem' in read ? `! ${read.problem}` : null;
};

describe('dates as people write them', () => {
  test.each([
    ['31/12/2024', '2024-12-31'],
    ['31.12.2024', '2024-12-31'],
    ['31-12-2024', '2024-12-31'],
    ['1/2/2024', '2024-02-01'],
    ['ngày 05 tháng 02 năm 2026', '2026-02-05'],
    ['Ngày 5/2/2026', '2026-02-05'],
    ['2024-12-31', '2024-12-31'],
    ['2024-12-31T00:00:00', '2024-12-31'],
    ['Quý III/2024', '2024-07/2024-09'],
    ['quý 3 năm 2024', '2024-07/2024-09'],
    ['Q3/2024', '2024-07/2024-09'],
    ['Quý IV năm 2026', '2026-10/2026-12'],
    ['tháng 6/2025', '2025-06'],
    ['Tháng 06 năm 2025', '2025-06'],
    ['T6/2025', '2025-06'],
    ['6/2025', '2025-06'],
    ['2025-06', '2025-06'],
    ['2024', '2024'],
    ['năm 2024', '2024'],
    ['6 tháng đầu năm 2024', '2024-01/2024-06'],
    ['nửa cuối năm 2024', '2024-07/2024-12'],
    ['\u00a031/12/2024 ', '2024-12-31'],
    ['2024-01/2024-03', '2024-01/2024-03'],
    ['../2020', '../2020'],
    [45_657, '2024-12-31'],
    [2024, '2024'],
    ['–', null],
  ] as const)('%j is %j: at the precision that was written', (text, date) => {
    expect(said(text)).toBe(date);
  });

  test.each([
    ['cuối năm 2024', '! vague_date'],
    ['đầu 2025', '! vague_date'],
    ['khoảng tháng 6/2025', '! vague_date'],
    ['sau 31/12/2024', '! vague_date'],
    ['III/2024', '! vague_date'],
    ['12/31/2024', '! month_first'],
    ['31/12/24', '! two_digit_year'],
    ['31/02/2024', '! date_impossible'],
    ['29/2/2023', '! date_impossible'],
    ['13/2024', '! date_impossible'],
    ['quý V/2024', '! vague_date'],
    ['chưa có', '! vague_date'],
    ['abc', '! not_a_date'],
    [12.5, '! not_a_date'],
  ] as const)('%j is told as %j, and not guessed', (text, why) => {
    expect(said(text)).toBe(why);
  });

  test('a cell of a day keeps what it shows', () => {
    expect(readDate({ day: '2025-06-01', shows: 'day' }, '1900')).toEqual({ value: '2025-06-01' });
    expect(readDate({ day: '2025-06-01', shows: 'month' }, '1900')).toEqual({ value: '2025-06' });
    expect(readDate({ day: '2025-01-01', shows: 'year' }, '1900')).toEqual({ value: '2025' });
  });

  test('a bare number is a day only where the file counts days', () => {
    expect(readDate(45_657, null)).toEqual({ problem: 'not_a_date' });
    expect(readDate(45_657 - 1462, '1904')).toEqual({ value: '2024-12-31' });
  });

  test('whatever we write in words is read back as it was', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1990-01-01', n));
    const date = fc.oneof(
      day,
      day.map((one) => one.slice(0, 7)),
      day.map((one) => one.slice(0, 4)),
      fc.constantFrom('2024-01/2024-03', '2024-10/2024-12', '2024-01/2024-06', '2024-07/2024-12'),
    );
    const isReadBack = (one: string) => said(formatEdtf(one, 'vi')) === one && said(one) === one;
    fc.assert(fc.property(date, isReadBack));
  });
});

describe('days as they are counted', () => {
  test('both ways, in both systems', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (n) => {
        const day = addDays('1900-03-01', n);
        const serial = serialOf(day) ?? -1;
        expect(dayOfSerial(serial, '1900')).toBe(day);
        expect(dayOfSerial(serial + 0.75, '1900')).toBe(day);
        if (day >= '1904-01-01') expect(dayOfSerial(serial - 1462, '1904')).toBe(day);
      }),
    );
  });

  test('the day that never was is none, and those before it are a number off', () => {
    expect(dayOfSerial(60, '1900')).toBeNull();
    expect([dayOfSerial(1, '1900'), dayOfSerial(59, '1900')]).toEqual(['1900-01-01', '1900-02-28']);
    expect(serialOf('1900-02-28')).toBeNull();
    expect(dayOfSerial(0, '1904')).toBe('1904-01-01');
    expect(dayOfSerial(-1, '1900')).toBeNull();
    expect(dayOfSerial(Number.NaN, '1900')).toBeNull();
  });
});
