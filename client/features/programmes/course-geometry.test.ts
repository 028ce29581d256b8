import { describe, expect, test } from 'vitest';
import { type CourseOf, drawCourse } from './course-geometry.ts';

const FRAME = { width: 1000, height: 220, left: 0, right: 0, top: 0, bottom: 20 };
const COURSE: CourseOf = {
  steps: [
    { day: '2023-01-01', achieved: 10 },
    { day: '2024-01-01', achieved: 30 },
  ],
  since: '2022-01-01',
  asOf: '2025-01-01',
  achieved: 30,
  min: 40,
  max: 40,
  publishedOn: '2024-01-01',
  dueOn: '2026-01-01',
  isNeeded: true,
};
const drawn = (more: Partial<CourseOf> = {}) => drawCourse({ ...COURSE, ...more }, FRAME);
/** The corners of a path of M, H and V. */
const corners = (path: string) =>
  [...path.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)].map(([, kind, a, b]) => [
    kind,
    Number(a),
    Number(b ?? 0),
  ]);

describe('the course as steps', () => {
  test('goes right to each day and only then up, and ends on the day looked at', () => {
    const [start, ...rest] = corners(drawn().path);
    expect(start).toEqual(['M', 0, 200]);
    expect(rest.map(([kind]) => kind).join('')).toBe('HVHVH');
    const [toFirst, up, toSecond, further, toNow] = rest.map(([, at]) => Number(at));
    // Four years across 1,000 px: one, two and three of them have passed.
    expect([toFirst, toSecond, toNow].map((at) => Math.round(Number(at) / 10))).toEqual([25, 50, 75]);
    expect(Number(up)).toBeGreaterThan(Number(further));
    expect(drawn().now.y).toBeCloseTo(Number(further), 0);
  });

  test('what comes after the day looked at is not drawn', () => {
    const { path, now } = drawn({ asOf: '2023-06-01', achieved: 10 });
    expect(corners(path).filter(([kind]) => kind === 'V')).toHaveLength(1);
    expect(Math.max(...corners(path).map(([kind, at]) => (kind === 'V' ? 0 : Number(at))))).toBeCloseTo(
      now.x,
      0,
    );
  });

  test('more is higher, and all of it lies within the frame', () => {
    const { now, target, base, end } = drawn();
    expect(base).toBe(200);
    expect(target?.yMin).toBeLessThan(now.y);
    expect(target?.yMin).toBeGreaterThan(0);
    expect(end).toBe(1000);
    // Ten of thirty are a third of the way up.
    const [, first] = corners(drawn().path)
      .filter(([kind]) => kind === 'V')
      .map(([, at]) => Number(at));
    expect((base - now.y) * 3).toBeCloseTo((base - Number(corners(drawn().path)[2]?.[1])) * 9, 0);
    expect(first).toBeCloseTo(now.y, 0);
  });
});

describe('the target', () => {
  test('is a line from its publication to its due day; a range is a band', () => {
    expect(drawn().target).toMatchObject({ x1: expect.closeTo(500, -1), x2: 1000 });
    expect(drawn().target?.yMin).toBe(drawn().target?.yMax);
    const band = drawn({ min: 15, max: 20, achieved: 3 }).target;
    expect(band?.yMax).toBeLessThan(band?.yMin ?? 0);
    expect(drawn({ min: null, max: null }).target).toBeNull();
  });

  test('the pace that is needed leads from now to the target on its due day', () => {
    const { needed, due, target } = drawn();
    expect(needed).toEqual({ x: due, yMin: target?.yMin, yMax: target?.yMax });
    expect(drawn({ isNeeded: false }).needed).toBeNull();
    expect(drawn({ dueOn: null }).needed).toBeNull();
  });

  test('without a due day the line leads beyond the day looked at', () => {
    const { target, now, due } = drawn({ dueOn: null });
    expect(due).toBeNull();
    expect(target?.x2).toBeGreaterThan(now.x);
  });

  test('long after the due day both are in the drawing', () => {
    const { due, now, end } = drawn({ asOf: '2028-01-01', isNeeded: false });
    expect(due).toBeLessThan(now.x);
    expect(now.x).toBe(end);
  });
});

test('the years that begin in it are marked, each in its place', () => {
  const { years } = drawn({ since: '2022-03-15' });
  expect(years.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026]);
  expect(years.map(({ x }) => x)).toEqual(years.map(({ x }) => x).toSorted((a, b) => a - b));
});
