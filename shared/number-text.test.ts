import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGS } from './i18n/format.ts';
import { numberText, parseNumber } from './number-text.ts';

describe('a number that is typed', () => {
  test.each([
    ['45,3', 45.3, 45.3],
    ['45.3', 45.3, 45.3],
    ['1.234,5', 1234.5, null],
    ['1,234.5', null, 1234.5],
    ['1.234', 1234, 1.234],
    ['1,234', 1.234, 1234],
    ['1 234', 1234, 1234],
    ['12.34', 12.34, 12.34],
    [' 0 ', 0, 0],
    ['-2,5', -2.5, -2.5],
    ['', null, null],
    ['12 ha', null, null],
    ['1.2.3', null, null],
    [',5', null, null],
    ['1e3', null, null],
  ])('%j is %j in Vietnamese and %j in English', (text, vi, en) => {
    expect([parseNumber(text, 'vi'), parseNumber(text, 'en')]).toEqual([vi, en]);
  });

  test('as it is written is read back, in either language', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.constantFrom(...LANGS), (n, lang) => {
        const value = n / 10_000;
        expect(parseNumber(numberText(value, lang), lang)).toBe(value);
      }),
    );
  });
});
