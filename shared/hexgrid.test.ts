import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaKm2,
  centreOf,
  deepestCell,
  type Hex,
  hexAt,
  innerEdges,
  outline,
  RADIUS_KM,
} from './hexgrid.ts';

const blob = fc.uniqueArray(
  fc.record({ q: fc.integer({ min: -4, max: 4 }), r: fc.integer({ min: -4, max: 4 }) }),
  {
    minLength: 1,
    selector: ({ q, r }) => `${q},${r}`,
  },
);
const disc = (radius: number): Hex[] => {
  const cells: Hex[] = [];
  for (let q = -radius; q <= radius; q++) {
    for (let r = -radius; r <= radius; r++) if (Math.abs(q + r) <= radius) cells.push({ q, r });
  }
  return cells;
};

describe('the schematic grid', () => {
  test('a cell is a hexagon of one square kilometre', () => {
    const rings = outline([{ q: 0, r: 0 }]);
    expect(rings.map((ring) => ring.length)).toEqual([6]);
    expect(Math.abs(areaKm2(rings[0] ?? []))).toBeCloseTo(1, 6);
    expect(RADIUS_KM ** 2 * ((3 * Math.sqrt(3)) / 2)).toBeCloseTo(1, 12);
  });

  test('the origin is 105.65° E 21.00° N, q runs east, r runs north', () => {
    expect(centreOf({ q: 0, r: 0 })).toEqual([105.65, 21]);
    const [east, same] = centreOf({ q: 1, r: 0 });
    expect(east).toBeGreaterThan(105.65);
    expect(same).toBe(21);
    expect(centreOf({ q: 0, r: 1 })[1]).toBeGreaterThan(21);
  });

  test('outlines enclose exactly the cells, holes and islands included', () => {
    fc.assert(
      fc.property(blob, (cells) => {
        const enclosed = outline(cells).reduce((sum, ring) => sum + areaKm2(ring), 0);
        expect(Math.abs(enclosed)).toBeCloseTo(cells.length, 6);
      }),
    );
  });

  test('each of the six edges of a cell is either on the outline or inside, once', () => {
    fc.assert(
      fc.property(blob, (cells) => {
        const outer = outline(cells).reduce((sum, ring) => sum + ring.length, 0);
        expect(outer + 2 * innerEdges(cells).length).toBe(6 * cells.length);
      }),
    );
  });

  test('a ring with a hole has two outlines', () => {
    const ring = disc(1).filter(({ q, r }) => q !== 0 || r !== 0);
    expect(
      outline(ring)
        .map((line) => line.length)
        .sort((a, b) => a - b),
    ).toEqual([6, 18]);
  });

  test('the deepest cell of a disc is its middle; of nothing there is none', () => {
    expect(deepestCell(disc(3))).toEqual({ q: 0, r: 0 });
    expect(deepestCell([])).toBeNull();
  });
});

test('a position lies in the cell whose middle is the nearest', () => {
  const near = fc.integer({ min: -40, max: 40 });
  fc.assert(
    fc.property(near, near, fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (q, r, angle) => {
      expect(hexAt(centreOf({ q, r }))).toEqual({ q, r });
      // Half way to a side is still inside.
      const [lon, lat] = centreOf({ q, r });
      const inside = RADIUS_KM * 0.8;
      const at = [
        lon + (Math.cos(angle) * inside) / 103.9,
        lat + (Math.sin(angle) * inside) / 110.6,
      ] as const;
      expect(hexAt(at)).toEqual({ q, r });
    }),
  );
});
