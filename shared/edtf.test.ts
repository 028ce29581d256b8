import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromEpochDay } from './day.ts';
import { parseEdtf, quarterAround, quarterOf, spanOf } from './edtf.ts';

describe('imprecise dates', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31', 'year'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2025-03-11', '2025-03-11', '2025-03-11', 'day'],
    ['2025-07/2025-09', '2025-07-01', '2025-09-30', 'quarter'],
    ['2024-01/2024-06', '2024-01-01', '2024-06-30', 'half'],
    ['2024-11/2025-02', '2024-11-01', '2025-02-28', 'interval'],
    ['../2020-02', null, '2020-02-29', 'before'],
  ])('%s covers %s to %s', (text, first, last, precision) => {
    expect(parseEdtf(text)).toEqual({ first, last, precision });
  });

  test.each([
    '',
    'x',
    '2025-13',
    '2025-02-30',
    '2025/2024',
    '2025-03/2025-01',
    '2025/2026/2027',
    '/2025',
    '2025-1',
    '25',
    '2025-01-01T00:00',
  ])('%j is not a date', (text) => {
    expect(parseEdtf(text)).toBeNull();
  });

  test('the quarter around a day holds the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }).map(fromEpochDay), (day) => {
        const span = spanOf(quarterAround(day));
        expect(span.precision).toBe('quarter');
        expect(span.first !== null && span.first <= day && day <= span.last).toBe(true);
      }),
    );
  });

  test('four quarters make the year', () => {
    const spans = [1, 2, 3, 4].map((quarter) => spanOf(quarterOf(2025, quarter)));
    expect(spans.map((span) => span.first)).toEqual(['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01']);
    expect(spans.at(-1)?.last).toBe('2025-12-31');
  });
});

test('regression: texts of megabytes were kept in memory as dates that are none', () => {
  expect(parseEdtf(`2025-03-11${' '.repeat(2_000_000)}`)).toBeNull();
  expect(parseEdtf('2025-03-11/2025-03-12')?.last).toBe('2025-03-12');
  expect(parseEdtf('2025-03-11/2025-03-121')).toBeNull();
});
