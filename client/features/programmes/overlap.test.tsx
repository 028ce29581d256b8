import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../testing/render.tsx';
import { Overlap, overlapsOf } from './overlap.tsx';

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
  const { again } = show(<Overlap targets={[all, cohort('x')]} />);
  screen.getByText(/^Số liệu tính các mốc đã được xác nhận hoặc nguồn công bố nêu/);
  again(<Overlap targets={[all, cohort('b'), cohort('c', 'd')]} />);
  screen.getByText(/1 và 2 đều nằm trong 4\. Số liệu tính/);
  again(<Overlap targets={[all, cohort('b', 'c', 'd')]} />);
  screen.getByText(/: 3 nằm trong 4\./);
  again(<Overlap targets={[three, two]} />);
  screen.getByText(/: 2 nằm trong 3\./);
});
