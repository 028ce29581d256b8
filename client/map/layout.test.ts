import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels } from './labels.ts';
import { spread } from './spread.ts';

describe('markers', () => {
  test('two on the same spot part, the same way every time', () => {
    const moved = spread(
      [
        { x: 5, y: 5 },
        { x: 5, y: 5 },
      ],
      10,
    );
    const [a, b] = moved;
    expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(9.9);
    expect(
      spread(
        [
          { x: 5, y: 5 },
          { x: 5, y: 5 },
        ],
        10,
      ),
    ).toEqual(moved);
  });

  test('with room to move none stays nearer than the gap; those alone stay where they are', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 2000 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 25 }), (points) => {
        const moved = spread(points, 10);
        moved.forEach((a, i) =>
          moved.slice(i + 1).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(9)),
        );
        if (points.length === 1) expect(moved).toEqual(points);
      }),
    );
  });
});

describe('labels', () => {
  const request = {
    code: 'A',
    width: 60,
    height: 16,
    ideal: { x: 100, y: 100 },
    candidates: [
      { x: 100, y: 160 },
      { x: 100, y: 220 },
    ],
  };

  test('stand at the ideal place when it is free, and step aside for a marker', () => {
    expect(placeLabels([request], [], 18).get('A')).toEqual({ x: 100, y: 100 });
    expect(placeLabels([request], [{ x: 100, y: 100 }], 18).get('A')).toEqual({ x: 100, y: 160 });
  });

  test('are left out rather than written over a crowd', () => {
    const crowd = [100, 160, 220].flatMap((y) => [75, 92, 109, 126].map((x) => ({ x, y })));
    expect(placeLabels([request], crowd, 18).has('A')).toBe(false);
  });

  test('do not cover each other', () => {
    const second = { ...request, code: 'B', candidates: [{ x: 100, y: 160 }] };
    const placed = placeLabels([request, second], [], 18);
    expect([placed.get('A'), placed.get('B')]).toEqual([
      { x: 100, y: 100 },
      { x: 100, y: 160 },
    ]);
  });
});
