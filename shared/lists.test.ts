import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunks, groupBy } from './lists.ts';

describe('Lists', () => {
  test('grouped, each item stands once and under its own key, in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (items) => {
        const groups = groupBy(items, (item) => item % 3);
        for (const [key, group] of groups) expect(group).toEqual(items.filter((item) => item % 3 === key));
        expect([...groups.values()].flat()).toHaveLength(items.length);
      }),
    );
  });

  test('in chunks all are there in order, and only the last may be short', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (items, size) => {
        const all = chunks(items, size);
        expect(all.flat()).toEqual(items);
        for (const one of all.slice(0, -1)) expect(one).toHaveLength(size);
        for (const one of all) expect(one).not.toEqual([]);
      }),
    );
  });
});
