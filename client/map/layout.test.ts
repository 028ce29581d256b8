import { describe, expect, test } from 'vitest';
import { type LabelRequest, placeLabels } from './labels.ts';

const WIDE = { signs: [], isWithin: () => true };

describe('labels', () => {
  const request: LabelRequest = {
    code: 'A',
    weight: 0,
    sizes: [
      { form: 'full', width: 60, height: 32 },
      { form: 'name', width: 40, height: 14 },
    ],
    ideal: { x: 100, y: 100 },
    candidates: [
      { x: 100, y: 160 },
      { x: 100, y: 220 },
    ],
  };
  const sign = (x: number, y: number) => ({ x, y, width: 18 });

  test('stand at the ideal place when it is free, and step aside for a sign', () => {
    expect(placeLabels([request], WIDE).get('A')).toEqual({ x: 100, y: 100, form: 'full' });
    expect(placeLabels([request], { ...WIDE, signs: [sign(100, 100)] }).get('A')).toEqual({
      x: 100,
      y: 160,
      form: 'full',
    });
  });

  test('are left out rather than written over a crowd', () => {
    const crowd = [100, 160, 220].flatMap((y) => [75, 92, 109, 126].map((x) => sign(x, y)));
    expect(placeLabels([request], { ...WIDE, signs: crowd }).has('A')).toBe(false);
  });

  test('regression: a name stood over the border on another area; it drops its number first, then is left out', () => {
    const within = (half: number) => ({
      ...WIDE,
      isWithin: ({ x, y }: { x: number; y: number }) =>
        Math.abs(x - 100) <= half && Math.abs(y - 100) <= half,
    });
    expect(placeLabels([request], within(30)).get('A')?.form).toBe('full');
    expect(placeLabels([request], within(25)).get('A')?.form).toBe('name');
    expect(placeLabels([request], within(15)).has('A')).toBe(false);
  });

  test('do not cover each other; the one that asks for more attention has the place', () => {
    const second = { ...request, code: 'B', weight: 3 };
    const placed = placeLabels([request, second], WIDE);
    expect(placed.get('B')).toMatchObject({ x: 100, y: 100 });
    expect(placed.get('A')).toMatchObject({ x: 100, y: 160 });
  });
});
