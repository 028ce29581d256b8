import { expect, test } from 'vitest';
import type { Conditions } from './conditions.ts';
import { conditionsIn, dropped } from './conditions.ts';

const ASKED: Conditions = {
  filter: {
    q: 'chàng',
    unit: '276',
    causes: ['permits'],
    lateness: ['late'],
    cohort: 'start-43',
    achieved: 'no',
  },
  listing: {
    none: 'mover',
    since: '2025-02-28',
    changed: 'newly',
    sort: { by: 'name', direction: 'up' },
    group: 'area',
  },
};

test('every condition is found, and dropping it takes away that one and no other', () => {
  const held = conditionsIn(ASKED);
  expect(held).toEqual(['class', 'cause', 'mover', 'area', 'change', 'search', 'more']);
  for (const condition of held) {
    expect(conditionsIn(dropped(condition, ASKED))).toEqual(held.filter((other) => other !== condition));
  }
});

test('order, groups and the day compared with are no conditions, and stay', () => {
  const bare = conditionsIn(ASKED).reduce((left, condition) => dropped(condition, left), ASKED);
  expect(conditionsIn(bare)).toEqual([]);
  expect(bare.listing).toMatchObject({
    sort: { by: 'name', direction: 'up' },
    group: 'area',
    since: '2025-02-28',
  });
});

test('what is not on record goes with the condition that it is about', () => {
  const { listing } = dropped('cause', ASKED);
  expect(listing.none).toBe('mover');
  expect(dropped('mover', ASKED).listing.none).toBeUndefined();
});
