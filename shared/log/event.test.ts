import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './event.ts';

test('canonical JSON does not depend on the order of keys, and says the same as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonical({ b: 1, a: { d: [2, 1], c: null } })).toBe(canonical({ a: { c: null, d: [2, 1] }, b: 1 }));
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
});
