import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatAgeShort,
  formatDay,
  formatEdtf,
  formatInstant,
  formatLength,
  formatList,
  formatNumber,
  formatShare,
  formatSlip,
  inLanguage,
} from './format.ts';
import { MESSAGES } from './messages.ts';

describe('dates and numbers', () => {
  test.each([
    ['2025-03-31', '31/03/2025', '31 March 2025'],
    ['2025-03', '03/2025', 'March 2025'],
    ['2025-07/2025-09', 'quý III/2025', 'Q3 2025'],
    ['2024-01/2024-06', '6 tháng đầu năm 2024', 'first half of 2024'],
    ['2024-07/2024-12', '6 tháng cuối năm 2024', 'second half of 2024'],
    ['2025', 'năm 2025', '2025'],
    ['2024-11/2025-02', '11/2024 – 02/2025', 'November 2024 – February 2025'],
    ['../2020-02', 'không muộn hơn 02/2020', 'by February 2020'],
  ])('%s keeps its precision', (date, vi, en) => {
    expect(formatEdtf(date, 'vi')).toBe(vi);
    expect(formatEdtf(date, 'en')).toBe(en);
  });

  test('Vietnamese uses the comma for decimals and the dot for thousands', () => {
    expect(formatNumber(3052.81, 'vi')).toBe('3.052,81');
    expect(formatNumber(3052.81, 'en')).toBe('3,052.81');
    expect(formatShare(0.74, 'vi')).toBe('74%');
    expect(formatDay('2025-03-05', 'vi')).toBe('05/03/2025');
  });
});

describe('an instant', () => {
  test('regression: in Vietnamese it was written with a short year and without zeros', () => {
    expect(formatInstant('2025-03-05T02:05:00.000Z', 'vi')).toBe('09:05 ngày 05/03/2025');
    expect(formatInstant('2025-03-05T02:05:00.000Z', 'en')).toBe('09:05, 5 March 2025');
  });

  test('is told by the clock of Hà Nội, whose day begins at 17:00 UTC', () => {
    expect(formatInstant('2025-03-31T16:59:59.999Z', 'vi')).toBe('23:59 ngày 31/03/2025');
    expect(formatInstant('2025-03-31T17:00:00.000Z', 'vi')).toBe('00:00 ngày 01/04/2025');
    expect(formatInstant('2024-12-31T17:30:00.000Z', 'en')).toBe('00:30, 1 January 2025');
  });
});

describe('what depends on the language', () => {
  test('a text kept in both is told in the one that is read', () => {
    const target = { nameVi: 'Khởi công', nameEn: 'Start', sourceVi: 'Sở', sourceEn: 'Department' };
    expect(inLanguage(target, 'name', 'vi')).toBe('Khởi công');
    expect(inLanguage(target, 'name', 'en')).toBe('Start');
    expect(inLanguage(target, 'source', 'en')).toBe('Department');
  });

  test('a list ends with “and”', () => {
    expect(formatList(['30', '34'], 'vi')).toBe('30 và 34');
    expect(formatList(['30', '34'], 'en')).toBe('30 and 34');
    expect(formatList(['30'], 'en')).toBe('30');
  });
});

describe('lateness in words', () => {
  test('days up to 120, months above, never a sign', () => {
    expect(formatSlip(45, 'vi')).toBe('chậm 45 ngày');
    expect(formatSlip(45, 'en')).toBe('45 days late');
    expect(formatSlip(1, 'en')).toBe('1 day late');
    expect(formatSlip(-10, 'vi')).toBe('sớm 10 ngày');
    expect(formatSlip(0, 'vi')).toBe('đúng hạn');
    expect(formatLength(120, 'en')).toBe('120 days');
    expect(formatLength(121, 'en')).toBe('4 months');
    expect(formatLength(364, 'en')).toBe('11 months');
    expect(formatLength(365, 'en')).toBe('12 months');
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        for (const lang of ['vi', 'en'] as const)
          expect(formatSlip(days, lang)).not.toMatch(/-|NaN|undefined/);
      }),
    );
  });

  test('the age of a report says why there is none', () => {
    expect(formatAge(null, 'vi')).toBe('chưa có báo cáo');
    expect(formatAge(0, 'en')).toBe('reported today');
    expect(formatAge(1, 'vi')).toBe('báo cáo hôm qua');
    expect(formatAge(1, 'en')).toBe('reported yesterday');
    expect(formatAge(2, 'en')).toBe('reported 2 days ago');
    expect(formatAge(3, 'vi')).toBe('báo cáo cách đây 3 ngày');
  });
});

describe('the two languages', () => {
  const leaves = (value: unknown, path = ''): [string, unknown][] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [[path, value]];

  test('have the same words, all of them written, and no exclamation marks', () => {
    const vi = leaves(MESSAGES.vi);
    const en = leaves(MESSAGES.en);
    expect(en.map(([path]) => path)).toEqual(vi.map(([path]) => path));
    for (const [path, text] of [...vi, ...en]) {
      if (typeof text === 'string') expect(text.trim().length > 0 && !text.includes('!'), path).toBe(true);
    }
  });
});

test('an age in few words is the same age', () => {
  expect([0, 1, 2].map((n) => formatAgeShort(n, 'vi'))).toEqual(['hôm nay', 'hôm qua', '2 ngày trước']);
  expect([0, 1, 2].map((n) => formatAgeShort(n, 'en'))).toEqual(['today', 'yesterday', '2 days ago']);
});
