import { describe, expect, test } from 'vitest';
import { LATENESS } from '../../shared/delay.ts';
import { STAGES, type Stage } from '../../shared/lifecycle.ts';
import { STAGE_PATH, toneOf } from './glyphs.ts';

/** What one sees of a path: how many outlines, round or with corners, where those are. */
function seen(stage: Stage) {
  const path = STAGE_PATH[stage];
  const outlines = path.split('M').filter(Boolean);
  const [first = ''] = outlines;
  const numbers = (first.replace(/[A-Z]/g, ' ').match(/[\d.]+/g) ?? []).map(Number);
  return { outlines: outlines.length, round: path.includes('A'), first, numbers };
}
const corners = (stage: Stage) => seen(stage).first.match(/[\d.]+ [\d.]+|(?<=[HV])[\d.]+/g)?.length;
/** Where the path begins, in the box of 20 × 20: the others follow from there. */
const begin = (stage: Stage) => seen(stage).numbers.slice(0, 2);

describe('shape says stage: ◇ ◈ ◎ ▲ ■ ● ×', () => {
  test('plan is an empty diamond, standing on its point', () => {
    expect(seen('plan')).toMatchObject({ outlines: 1, round: false });
    expect(corners('plan')).toBeGreaterThanOrEqual(4);
    expect(begin('plan')[0]).toBe(10);
  });

  test('establishment is a diamond within a diamond', () => {
    expect(seen('establishment')).toMatchObject({ outlines: 2, round: false });
  });

  test('preparation is a ring, operating a disc', () => {
    expect(seen('preparation')).toMatchObject({ outlines: 2, round: true });
    expect(seen('operating')).toMatchObject({ outlines: 1, round: true });
  });

  test('construction is a triangle with its point up', () => {
    expect(seen('construction')).toMatchObject({ outlines: 1, round: false });
    expect(corners('construction')).toBe(3);
    const [x = 0, y = 0] = begin('construction');
    expect([x, y < 10]).toEqual([10, true]);
  });

  test('completed is a square with level sides', () => {
    expect(seen('completed')).toMatchObject({ outlines: 1, round: false });
    const [left, top, right, bottom] = seen('completed').numbers;
    expect(seen('completed').first).toMatch(/^[\d. ]+H[\d.]+V[\d.]+H[\d.]+Z$/);
    expect([left, right]).toEqual([top, bottom]);
  });

  test('ended is a cross: twelve corners', () => {
    expect(seen('ended')).toMatchObject({ outlines: 1, round: false });
    expect(corners('ended')).toBe(12);
  });

  test('no two stages look alike', () => {
    expect(new Set(Object.values(STAGE_PATH)).size).toBe(STAGES.length);
  });
});

test('colour says lateness, whatever the stage; only what is done is told by its stage', () => {
  for (const lateness of LATENESS.filter((name) => name !== 'done'))
    for (const stage of STAGES) expect(toneOf(lateness, stage)).toBe(lateness);
  expect(toneOf('done', 'operating')).toBe('operating');
  expect(toneOf('done', 'ended')).toBe('ended');
  expect(toneOf('done', 'completed')).toBe('completed');
});
