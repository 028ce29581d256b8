import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberText, parseNumber } from './number-text.ts';

test.each([
  ['12,5', 'vi', 12.5],
  ['1.234,5', 'vi', 1234.5],
  ['12.5', 'vi', null],
  ['1.234', 'vi', 1234],
  ['12.5', 'en', 12.5],
  ['1,234.5', 'en', 1234.5],
  ['12,5', 'en', null],
  [' 300 ', 'vi', 300],
  ['', 'vi', null],
  ['-3', 'vi', null],
  ['1e3', 'vi', null],
  ['1,2,3', 'vi', null],
] as const)('“%s” in %s is %s', (text, lang, value) => {
  expect(parseNumber(text, lang)).toBe(value);
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom('vi', 'en'), (n, lang) => {
      const value = n / 100;
      expect(parseNumber(numberText(value, lang), lang)).toBe(value);
    }),
  );
});
