import { type Day, joinDay } from '../../shared/day.ts';

/** What drawings over time have in common: points in px, the origin at the top left. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The scales of a drawing: what its axes are made of. */
export interface Scales {
  years: { x: number; year: number }[];
  ticks: { y: number; value: number }[];
  /** The line of nothing, and the right end of the time drawn. */
  base: number;
  end: number;
}

/** To the tenth of a pixel. */
export const place = (px: number): number => Math.round(px * 10) / 10;

/** Names that stand beside their lines keep this distance. */
const LINE = 16;

/** The names one under the other, each as near to its line as the ones above let it; they come from the top down. */
export function apart<T extends { y: number }>(
  lines: readonly T[],
  base: number,
): (T & { labelY: number })[] {
  let above = Number.NEGATIVE_INFINITY;
  const down = lines.map((one) => {
    above = Math.max(one.y, above + LINE);
    return { ...one, labelY: above };
  });
  const over = Math.max(0, above - base);
  return down.map((one) => ({ ...one, labelY: place(one.labelY - over) }));
}

/** Years that begin between two days. */
export function yearsBetween(from: Day, to: Day): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_y, i) => first + i).filter((year) => {
    const begins = joinDay(year, 1, 1);
    return begins >= from && begins <= to;
  });
}
