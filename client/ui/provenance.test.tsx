import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../testing/render.tsx';
import { besideMark } from './beside.ts';
import { Provenance } from './provenance.tsx';

const SOURCE =
  'https://vnrex.com/2019/10/29/thanh-lap-cum-cong-nghiep-o-dong-anh/ ; Quyết định thành lập, 7/2019';

test('a source is told by title, publisher and date, and not by its bare address', () => {
  show(<Provenance provenance="sourced" source={SOURCE} more="một nguồn" />);
  const card = document.querySelector<HTMLElement>('[popover]');
  if (!card) throw new Error('no card');
  within(card).getByText('2 nguồn');
  within(card).getByText('một nguồn');
  const link = within(card).getByText('Thanh lap cum cong nghiep o dong anh');
  expect(link.getAttribute('href')).toBe(
    'https://vnrex.com/2019/10/29/thanh-lap-cum-cong-nghiep-o-dong-anh/',
  );
  within(card).getByText('vnrex.com · 29/10/2019');
  within(card).getByText('Quyết định thành lập, 7/2019');
  expect(card.textContent).not.toContain('https://');
});

test('illustrative is a word and no door; what is reported here needs no mark', () => {
  const { again } = show(<Provenance provenance="illustrative" />);
  screen.getByText('Minh họa');
  expect(screen.queryByRole('button')).toBeNull();
  again(<Provenance provenance="reported" />);
  expect(document.body.textContent).toBe('');
});

test('without a source that is said', () => {
  show(<Provenance provenance="derived" source={null} />);
  screen.getByText('Không ghi nguồn');
});

const WINDOW = { innerWidth: 390, innerHeight: 800 };
const CARD = { width: 360, height: 200 };
const mark = (left: number, top: number) => ({ left, top, width: 20, height: 20 });

test.each([
  ['under its mark', mark(100, 100), 128],
  ['above it where there is no room below', mark(100, 700), 492],
])('the card goes %s, and never over it', (_where, from, top) => {
  expect(besideMark(from, CARD, WINDOW).top).toBe(top);
});

test('it stays within the window, left and right', () => {
  expect(besideMark(mark(0, 100), CARD, WINDOW).left).toBe(8);
  expect(besideMark(mark(370, 100), CARD, WINDOW).left).toBe(22);
});
