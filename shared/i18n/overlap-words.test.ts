import { expect, test } from 'vitest';
import { overlapsOf } from '../programmes/overlap.ts';
import { MESSAGES } from './messages.ts';
import { overlapWords } from './overlap-words.ts';

const cohort = (...members: string[]) => ({ members, cohortSize: members.length });
const all = cohort('a', 'b', 'c', 'd');
const two = cohort('b', 'c');
const three = cohort('a', 'b', 'c');

test('only what lies wholly within a larger cohort overlaps it; nobody and everybody do not', () => {
  expect(overlapsOf([all, two, cohort('c', 'x'), cohort(), cohort('d', 'c', 'b', 'a')])).toEqual([
    { outer: all, inner: [two] },
    { outer: cohort('d', 'c', 'b', 'a'), inner: [two] },
  ]);
});

test('regression: what was said of overlaps was another register’s', () => {
  const told = (...targets: (typeof all)[]) => overlapWords(targets, MESSAGES.vi, 'vi');
  expect(told(all, cohort('x'))).toMatch(/^Số liệu tính các mốc đã được xác nhận hoặc nguồn công bố nêu/);
  expect(told(all, cohort('b'), cohort('c', 'd'))).toMatch(/1 và 2 đều nằm trong 4\. Số liệu tính/);
  expect(told(all, cohort('b', 'c', 'd'))).toMatch(/: 3 nằm trong 4\./);
  expect(told(three, two)).toMatch(/: 2 nằm trong 3\./);
});
