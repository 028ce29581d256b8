import { expect, test } from 'vitest';
import { kindOfNumber } from './codes.ts';

test('a number says what kind of document bears it, however its code is typed', () => {
  const kinds = ['12/QĐ-UBND', '05/2026/qđ-ubnd', '106/TB-UBND', '20 / KH-UBND', '7/TTr-SCT'].map(
    kindOfNumber,
  );
  expect(kinds).toEqual(['decision', 'decision', 'notice', 'plan', 'submission']);
});

test('a number without a code of a kind says nothing of it', () => {
  for (const number of ['2800/UBND-KT', '12', '', null, '32/2024/NĐ-CP', 'QĐND/12'])
    expect(kindOfNumber(number), String(number)).toBeNull();
});
