import { describe, expect, test } from 'vitest';
import { isSameDocument } from './same.ts';

const ONE = { number: '12/QĐ-UBND', day: '2025-03-20', issuer: 'UBND Thành phố Hà Nội' };

describe('two documents', () => {
  test('are one however its number and issuer were typed', () => {
    const typed = { ...ONE, number: ' 12 /qđ-ubnd', issuer: 'ubnd thanh pho ha noi' };
    expect(isSameDocument(ONE, typed)).toBe(true);
    expect(isSameDocument({ ...ONE, number: null }, { ...ONE, number: '' })).toBe(true);
  });

  test('are two by another number, another day or another issuer', () => {
    for (const other of [{ number: '13/QĐ-UBND' }, { number: null }, { day: '2025-03-21' }, { issuer: 'Bộ' }])
      expect(isSameDocument(ONE, { ...ONE, ...other }), JSON.stringify(other)).toBe(false);
  });
});
