import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countGrounds, weakest } from './ground.ts';
import { PROVENANCES } from './register.ts';

const anyGround = fc.option(fc.constantFrom(...PROVENANCES), { nil: null });

test('a statement is as firm as the weakest that it rests on, whatever their order', () => {
  expect(weakest(['sourced', 'illustrative', 'reported'])).toBe('illustrative');
  expect(weakest(['reported', null, 'sourced'])).toBe('sourced');
  expect(weakest(['sourced', 'derived'])).toBe('derived');
  expect(weakest([null, undefined])).toBeNull();
  fc.assert(
    fc.property(fc.array(anyGround), (grounds) => {
      expect(weakest(grounds)).toBe(weakest(grounds.toReversed()));
      // One more statement never makes it firmer.
      const rank = (ground: ReturnType<typeof weakest>) =>
        ground === null ? -1 : PROVENANCES.indexOf(ground);
      expect(rank(weakest([...grounds, 'sourced']))).toBeGreaterThanOrEqual(rank(weakest(grounds)));
    }),
  );
});

test('each member is counted on one ground, and what rests on nothing on none', () => {
  fc.assert(
    fc.property(fc.array(anyGround), (grounds) => {
      const sum = Object.values(countGrounds(grounds)).reduce((a, b) => a + b, 0);
      expect(sum).toBe(grounds.filter((ground) => ground !== null).length);
    }),
  );
});
