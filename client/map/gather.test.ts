import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gather, REACH, type Room, type Spot, signsAt } from './gather.ts';

/** A city of two units: WEST left of 500, EAST right of it. */
const unitAt = (x: number) => (x < 500 ? 'WEST' : 'EAST');
const ROOM: Room = { gathered: 32, isWithin: ({ x }, unit) => unitAt(x) === unit };

const spot = (x: number, y: number, width = 16): Spot => ({ x, y, unit: unitAt(x), width });
const anySpot = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 600 }), fc.constantFrom(10, 16))
  .map(([x, y, width]) => spot(x, y, width));

describe('signs', () => {
  test('each cluster is under exactly one sign, with those of its own unit, the most urgent first', () => {
    fc.assert(
      fc.property(fc.array(anySpot, { maxLength: 80 }), (spots) => {
        const signs = gather(spots, ROOM);
        const members = signs.flatMap((sign) => sign.members);
        expect(members.toSorted((a, b) => a - b)).toEqual(spots.map((_s, i) => i));
        for (const sign of signs) {
          expect(sign.members.every((member) => spots[member]?.unit === sign.unit)).toBe(true);
          expect(sign.members[0]).toBe(Math.min(...sign.members));
        }
      }),
    );
  });

  test('regression: a sign stood in another district; none leaves its unit', () => {
    fc.assert(
      fc.property(fc.array(anySpot, { maxLength: 80 }), (spots) => {
        for (const { x, unit } of gather(spots, ROOM)) expect(unitAt(x)).toBe(unit);
      }),
    );
  });

  test('of one unit none covers another, however many there are', () => {
    fc.assert(
      fc.property(fc.array(anySpot, { maxLength: 80 }), (spots) => {
        const signs = gather(spots, ROOM);
        for (const [i, a] of signs.entries()) {
          for (const b of signs.slice(i + 1)) {
            if (a.unit !== b.unit) continue;
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(((a.width + b.width) / 2) * 0.8);
          }
        }
      }),
    );
  });

  test('two on the same spot part where there is room; a crowd of one unit is gathered', () => {
    const parted = gather([spot(100, 100), spot(100, 100.5), spot(112, 100)], ROOM);
    expect(parted.length).toBeGreaterThan(1);
    const crowd = gather(
      Array.from({ length: 12 }, (_c, i) => spot(100 + (i % 4), 100 + i / 4)),
      ROOM,
    );
    expect(crowd.length).toBeLessThan(4);
    expect(crowd[0]?.members[0]).toBe(0);
  });

  test('one alone stays where it is, and what lies in no unit is gathered with nothing', () => {
    expect(gather([spot(10, 20)], ROOM)).toMatchObject([{ x: 10, y: 20, members: [0] }]);
    const nowhere = { ...spot(10, 20), unit: null };
    expect(gather([nowhere, nowhere], ROOM)).toHaveLength(2);
  });
});

describe('what a finger means', () => {
  const signs = [spot(100, 100), spot(130, 100), spot(400, 400)];

  test('is the nearest within reach', () => {
    expect(signsAt(signs, { x: 104, y: 98 }, REACH.finger)).toEqual([signs[0]]);
    expect(signsAt(signs, { x: 128, y: 110 }, REACH.finger)).toEqual([signs[1]]);
    expect(signsAt(signs, { x: 250, y: 250 }, REACH.finger)).toEqual([]);
  });

  test('is both where two are about equally near', () => {
    expect(signsAt(signs, { x: 115, y: 100 }, REACH.finger)).toHaveLength(2);
    expect(signsAt(signs, { x: 113, y: 100 }, REACH.finger)).toEqual([signs[0], signs[1]]);
  });

  test('on the middle of a sign it is that one, wherever the others are', () => {
    fc.assert(
      fc.property(fc.array(anySpot, { minLength: 1, maxLength: 40 }), (spots) => {
        const found = gather(spots, ROOM);
        for (const sign of found) expect(signsAt(found, sign, REACH.finger)[0]).toBe(sign);
      }),
    );
  });
});
