import type { Point } from '../../../shared/clearance/standing.ts';
import { type Day, daysBetween, joinDay } from '../../../shared/day.ts';

/** The areas that are drawn over time, the largest first. */
export const CURVES = ['toClearHa', 'handedOverHa', 'cleanHa'] as const;
export type Curve = (typeof CURVES)[number];

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface DrawnCurve {
  curve: Curve;
  /** Steps: what was told for a day holds until the next is told. */
  path: string;
  /** The last value, where it stands, and where its name is written beside it. */
  value: number;
  y: number;
  labelY: number;
}

export interface Drawing {
  curves: DrawnCurve[];
  years: { x: number; year: number }[];
  ticks: { y: number; value: number }[];
  /** The line of nothing, and the right end of the time drawn. */
  base: number;
  end: number;
}

/** Names that stand beside their lines keep this distance. */
const LINE = 16;

const place = (px: number): number => Math.round(px * 10) / 10;

/** Steps of some areas from the first report to a day, in px from the top left. */
export function drawCurves(points: readonly Point[], until: Day, frame: Frame): Drawing {
  const since = points[0]?.on ?? until;
  const last = [until, points.at(-1)?.on ?? until].sort().at(-1) ?? until;
  const days = Math.max(1, daysBetween(since, last));
  const most = niceMost(
    Math.max(...points.flatMap(({ figures }) => CURVES.map((c) => figures[c] ?? 0)), 0.1),
  );
  const end = frame.width - frame.right;
  const base = frame.height - frame.bottom;
  const x = (day: Day) => place(frame.left + ((end - frame.left) * daysBetween(since, day)) / days);
  const y = (ha: number) => place(base - ((base - frame.top) * ha) / most);
  const curves = CURVES.flatMap((curve): DrawnCurve[] => {
    const told = points.flatMap(({ on, figures }) => {
      const value = figures[curve];
      return value === undefined ? [] : [{ on, value }];
    });
    const [first] = told;
    if (!first) return [];
    const steps = told.slice(1).map(({ on, value }) => `H${x(on)}V${y(value)}`);
    const { value } = told.at(-1) ?? first;
    const path = `M${x(first.on)} ${y(first.value)}${steps.join('')}H${end}`;
    return [{ curve, path, value, y: y(value), labelY: y(value) }];
  });
  return {
    curves: apart(curves, base),
    years: yearsBetween(since, last).map((year) => ({ x: x(joinDay(year, 1, 1)), year })),
    ticks: [0, most / 2, most].map((value) => ({ y: y(value), value })),
    base,
    end,
  };
}

/** A round number not far above the most there is, half of which is round as well. */
function niceMost(most: number): number {
  const size = 10 ** Math.floor(Math.log10(most));
  return size * ([1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find((step) => step * size >= most) ?? 10);
}

/** The names one under the other, each as near to its line as the ones above let it. */
function apart(curves: readonly DrawnCurve[], base: number): DrawnCurve[] {
  let above = Number.NEGATIVE_INFINITY;
  const down = curves.map((one) => {
    above = Math.max(one.y, above + LINE);
    return { ...one, labelY: above };
  });
  const over = Math.max(0, above - base);
  return down.map((one) => ({ ...one, labelY: place(one.labelY - over) }));
}

/** Years that begin between two days. */
function yearsBetween(from: Day, to: Day): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_y, i) => first + i).filter((year) => {
    const begins = joinDay(year, 1, 1);
    return begins >= from && begins <= to;
  });
}
