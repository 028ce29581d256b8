import type { Box } from '../../shared/reading/page.ts';

/** x' = a·x + c·y + e, y' = b·x + d·y + f: how a picture was scaled, turned and straightened, and the way back. */
export interface Affine {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export const scaled = (by: number): Affine => ({ ...IDENTITY, a: by, d: by });

/** First one, then the other. */
export const followedBy = (one: Affine, two: Affine): Affine => ({
  a: two.a * one.a + two.c * one.b,
  b: two.b * one.a + two.d * one.b,
  c: two.a * one.c + two.c * one.d,
  d: two.b * one.c + two.d * one.d,
  e: two.a * one.e + two.c * one.f + two.e,
  f: two.b * one.e + two.d * one.f + two.f,
});

export function back({ a, b, c, d, e, f }: Affine): Affine {
  const det = a * d - b * c;
  return {
    a: d / det,
    b: -b / det,
    c: -c / det,
    d: a / det,
    e: (c * f - d * e) / det,
    f: (b * e - a * f) / det,
  };
}

/** Clockwise by degrees about the middle of one picture, onto the middle of another. */
export function rotated(
  degrees: number,
  from: { width: number; height: number },
  onto: { width: number; height: number },
): Affine {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const toMiddle = { ...IDENTITY, e: -from.width / 2, f: -from.height / 2 };
  const turn = { a: cos, b: sin, c: -sin, d: cos, e: onto.width / 2, f: onto.height / 2 };
  return followedBy(toMiddle, turn);
}

/** A box of the same middle and size after a small turn; of a quarter's turn with its sides exchanged. */
export function boxBy({ a, b, c, d, e, f }: Affine, { x, y, width, height }: Box): Box {
  const [mx, my] = [x + width / 2, y + height / 2];
  const [nx, ny] = [a * mx + c * my + e, b * mx + d * my + f];
  const scale = Math.hypot(a, b);
  const isSideways = Math.abs(b) > Math.abs(a);
  const [w, h] = isSideways ? [height * scale, width * scale] : [width * scale, height * scale];
  return { x: nx - w / 2, y: ny - h / 2, width: w, height: h };
}
