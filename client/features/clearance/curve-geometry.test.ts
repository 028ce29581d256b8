import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../shared/clearance/events.ts';
import { courseOf } from '../../../shared/clearance/standing.ts';
import { CURVES, drawCurves } from './curve-geometry.ts';

const FRAME = { width: 1040, height: 220, left: 40, right: 0, top: 0, bottom: 20 };
const report = (date: string, figures: Report['figures'], seq = 1): Report => ({
  date,
  figures,
  provenance: 'reported',
  seq,
  recordedOn: date,
});
const drawn = (reports: readonly Report[], until = '2025-01-01') =>
  drawCurves(courseOf(reports), until, FRAME);
/** The corners of a path of M, H and V, as they are written. */
const corners = (path: string) =>
  [...path.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)].map(([, kind, a, b]) => [
    kind,
    Number(a),
    Number(b ?? a),
  ]);

const TWO = [
  report('2021-01-01', { toClearHa: 40, handedOverHa: 10, cleanHa: 5 }),
  report('2023-01-01', { handedOverHa: 30, cleanHa: 20 }, 2),
];

describe('the areas over time', () => {
  test('hold until the next is told, and only then change; the last holds to the day looked at', () => {
    const { curves, base, end } = drawn(TWO);
    expect([base, end]).toEqual([200, 1040]);
    // Forty of forty are at the top, ten a quarter of the way up; two of four years are half of the way across.
    const of = (curve: string) => corners(curves.find((one) => one.curve === curve)?.path ?? '');
    expect(of('handedOverHa')).toEqual([
      ['M', 40, 150],
      ['H', 539.7, 539.7],
      ['V', 50, 50],
      ['H', 1040, 1040],
    ]);
    expect(of('cleanHa').filter(([kind]) => kind !== 'H')).toEqual([
      ['M', 40, 175],
      ['V', 100, 100],
    ]);
    // What was not told anew goes on as it stood.
    expect(of('toClearHa').every(([kind, , y]) => kind === 'H' || y === 0)).toBe(true);
  });

  test('one of which nobody has said anything is not drawn, and one that came later begins there', () => {
    const { curves } = drawn([
      report('2021-01-01', { toClearHa: 40 }),
      report('2023-01-01', { cleanHa: 20 }, 2),
    ]);
    expect(curves.map(({ curve }) => curve)).toEqual(['toClearHa', 'cleanHa']);
    expect(corners(curves[1]?.path ?? '')[0]?.[1]).toBeCloseTo(539.7, 1);
  });

  test('more is higher, everything lies within the frame, and no two names stand on each other', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 300, noNaN: true }), part, part, part, (all, a, b, later) => {
        const [handed, clean] = [all * Math.max(a, b), all * Math.min(a, b)];
        const { curves, base } = drawn([
          report('2021-01-01', { toClearHa: all, handedOverHa: handed * later, cleanHa: clean * later }),
          report('2023-01-01', { handedOverHa: handed, cleanHa: clean }, 2),
        ]);
        const [y0 = 0, y1 = 0, y2 = 0] = curves.map(({ y }) => y);
        expect(y0 <= y1 && y1 <= y2).toBe(true);
        expect(curves.map(({ value }) => value)).toEqual([all, handed, clean]);
        for (const { y } of curves) expect(y >= -0.1 && y <= base + 0.1).toBe(true);
        const labels = curves.map(({ labelY }) => labelY);
        for (const [i, at] of labels.entries())
          expect(i === 0 || at - (labels[i - 1] ?? 0) >= 15.8).toBe(true);
        expect(Math.max(...labels)).toBeLessThanOrEqual(base + 0.1);
      }),
    );
    expect(CURVES).toHaveLength(3);
  });

  test('years stand where they begin, and the scale is round', () => {
    const { years, ticks } = drawn(TWO, '2024-06-30');
    expect(years.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024]);
    expect(ticks.map(({ value }) => value)).toEqual([0, 20, 40]);
  });
});
