import type { Box } from './page.ts';

/** Degrees clockwise by which a page must be turned to stand upright. */
export type Turn = 0 | 90 | 180 | 270;

export interface Size {
  width: number;
  height: number;
}

export const turnBy = (degrees: number): Turn => ((((Math.round(degrees / 90) % 4) + 4) % 4) * 90) as Turn;

export const sizeAfter = ({ width, height }: Size, turn: Turn): Size =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width };

/** Where a box of a page comes to stand when the page is turned clockwise. */
export function turned({ x, y, width, height }: Box, page: Size, turn: Turn): Box {
  switch (turn) {
    case 0:
      return { x, y, width, height };
    case 90:
      return { x: page.height - y - height, y: x, width: height, height: width };
    case 180:
      return { x: page.width - x - width, y: page.height - y - height, width, height };
    case 270:
      return { x: y, y: page.width - x - width, width: height, height: width };
  }
}
