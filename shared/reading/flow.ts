import { folded, plain, written } from './letters.ts';
import { around, type Box, type How, type Line, type Page, type Word } from './page.ts';

/** Where a value was read: one box for each line it stands on. */
export interface Place {
  page: number;
  box: Box;
}

/** A line as it is taken up into a text. */
export interface Piece {
  page: Page;
  words: Line;
}

/** Running text over lines and pages that knows where each of its letters stands. */
export interface Flow {
  /** As written. */
  text: string;
  /** As compared, with accents and without; letter by letter the same places as `text`. */
  plain: string;
  folded: string;
  pieces: readonly Piece[];
  words: readonly { word: Word; piece: number; from: number; to: number }[];
}

export function flowOf(pieces: readonly Piece[]): Flow {
  const words: { word: Word; piece: number; from: number; to: number }[] = [];
  let text = '';
  pieces.forEach((piece, at) => {
    for (const word of piece.words) {
      if (text !== '') text += ' ';
      const from = text.length;
      text += written(word.text);
      words.push({ word, piece: at, from, to: text.length });
    }
  });
  return { text, plain: plain(text), folded: folded(text), pieces, words };
}

const within = (flow: Flow, from: number, to: number) =>
  flow.words.filter((one) => one.from < to && from < one.to);

/** The boxes of a stretch of text. */
export function placesOf(flow: Flow, from: number, to: number): Place[] {
  const on = new Map<number, Box[]>();
  for (const { word, piece, from: start, to: end } of within(flow, from, to)) {
    const whole = word.onPage;
    // A word that holds more than the value ("41,7ha;") is cut by its letters.
    const [left, share] = [Math.max(from, start) - start, Math.min(to, end) - Math.max(from, start)];
    const letters = end - start;
    const upright = flow.pieces[piece]?.page.turn === 0;
    const box =
      upright && share < letters
        ? {
            ...whole,
            x: whole.x + (whole.width * left) / letters,
            width: (whole.width * share) / letters,
          }
        : whole;
    on.set(piece, [...(on.get(piece) ?? []), box]);
  }
  return [...on].flatMap(([piece, boxes]) => {
    const box = around(boxes);
    const page = flow.pieces[piece]?.page.number;
    return box && page !== undefined ? [{ page, box }] : [];
  });
}

export interface Certainty {
  how: How;
  confidence: number;
}

/** As sure as the least sure of its words. */
export function certaintyOf(flow: Flow, from: number, to: number): Certainty {
  const words = within(flow, from, to);
  const recognised = words.some(({ piece }) => flow.pieces[piece]?.page.how === 'recognised');
  return {
    how: recognised ? 'recognised' : 'text',
    confidence: Math.min(1, ...words.map(({ word }) => word.confidence)),
  };
}
