import { expect, test } from 'vitest';
import { TARGETS } from './targets.ts';

const target = (code: string) => {
  const found = TARGETS.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};

test.each([
  ['start-43', /hoàn thành cả 43/, /completing all 43/],
  ['complete-30', /còn phải hoàn thành/, /still to be completed/],
  ['start-34', /suy ra|tính/, /derived/],
  ['improve-70', /suy ra/, /derived/],
])('regression: %s was told as if its source could be read in one way alone', (code, vi, en) => {
  expect(target(code).secondReadingVi).toMatch(vi);
  expect(target(code).secondReadingEn).toMatch(en);
});

test('regression: what the vice-chairman of the city had said was told as the department’s', () => {
  for (const { sourceVi, sourceEn } of [target('start-34'), target('improve-70')]) {
    expect(sourceVi).toMatch(/^Phát biểu của Phó Chủ tịch UBND Thành phố/);
    expect(sourceEn).toMatch(/^Statement of the Vice-Chairman of the City/);
  }
});
