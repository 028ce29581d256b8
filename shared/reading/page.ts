/** What a recogniser or a text layer gives: words and where they stand. Everything after it is pure. */

/** Left, top, width and height, from the page's top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** From the document's own text, or recognised from a picture of it. */
export type How = 'text' | 'recognised';

export interface Word {
  text: string;
  /** On the page as it is read: upright and straight. */
  box: Box;
  /** On the page as it was handed in, in the page's units. Equal to `box` where nothing was turned. */
  onPage: Box;
  /** 0–1. Of a text layer always 1. */
  confidence: number;
}

/** Words side by side, from left to right. */
export type Line = readonly Word[];

export interface Page {
  /** From 1. */
  number: number;
  /** As handed in: points of a PDF as a reader shows it, pixels of an image as a browser shows it. */
  width: number;
  height: number;
  /** By how many degrees clockwise the page must be turned to stand upright. */
  turn: 0 | 90 | 180 | 270;
  /** Its size as it is read, in the units of the words' `box`. */
  upright: { width: number; height: number };
  how: How;
  /** From top to bottom. */
  lines: readonly Line[];
}

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
export const centre = (box: Box): number => box.x + box.width / 2;
export const middle = (box: Box): number => box.y + box.height / 2;

/** The smallest box around all; null around none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map(right)) - x, height: Math.max(...boxes.map(bottom)) - y };
}

const overlap = (a: Box, b: Box): number => Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);

/** Words whose middles lie at one height are a line. Half of the lower word's height must be shared. */
const SHARED = 0.5;

/** Lines from words in any order, as a text layer gives them. */
export function linesOf(words: readonly Word[]): Line[] {
  const lines: Word[][] = [];
  for (const word of [...words].sort((a, b) => middle(a.box) - middle(b.box))) {
    const line = lines.findLast((known) => {
      const last = known.at(-1);
      return (
        last !== undefined &&
        overlap(last.box, word.box) > SHARED * Math.min(last.box.height, word.box.height)
      );
    });
    if (line) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.box.x - b.box.x));
}

/** A gap wider than this many heights separates columns; justified text stays below it. */
const COLUMN_GAP = 2;

/** A line as its columns: number and date stand at one height and are two things. */
export function columnsOf(line: Line): Line[] {
  const pieces: Word[][] = [];
  for (const word of line) {
    const piece = pieces.at(-1);
    const last = piece?.at(-1);
    if (
      piece &&
      last &&
      word.box.x - right(last.box) < COLUMN_GAP * Math.max(word.box.height, last.box.height)
    )
      piece.push(word);
    else pieces.push([word]);
  }
  return pieces;
}

export const textOf = (line: Line): string => line.map((word) => word.text).join(' ');
