import { join, sep } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { getDocument, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isGoodText } from '../../shared/reading/letters.ts';
import { type Box, linesOf, type Page, type Word } from '../../shared/reading/page.ts';
import { sizeAfter, type Turn, turnBy, turned } from '../../shared/reading/turn.ts';
import { ROOT } from '../root.ts';
import { MOST_PIXELS } from './limits.ts';

/** PDFs: the text layer with the place of each word. */

const ASSETS = join(ROOT, 'node_modules/pdfjs-dist') + sep;

/** Nothing is evaluated, nothing is fetched: fonts and tables come from the installed package. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    // A copy: it takes no Buffer, and keeps what it is given.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
    maxImageSize: MOST_PIXELS,
    canvasMaxAreaInBytes: MOST_PIXELS * 4,
    standardFontDataUrl: `${ASSETS}standard_fonts${sep}`,
    cMapUrl: `${ASSETS}cmaps${sep}`,
    wasmUrl: `${ASSETS}wasm${sep}`,
    iccUrl: `${ASSETS}iccs${sep}`,
  }).promise;

/** A run of text as it is drawn: from an origin, in a direction, so wide and so high. */
interface Run {
  text: string;
  x: number;
  y: number;
  angle: number;
  width: number;
  height: number;
}

async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(viewport.transform, item.transform);
    return [
      {
        text: item.str,
        x,
        y,
        angle: (Math.atan2(b, a) * 180) / Math.PI,
        width: item.width,
        height: Math.hypot(c, d),
      },
    ];
  });
}

/** The page's words; null where its text layer is missing or does not say what the page shows. */
export async function textPage(page: PDFPageProxy, number: number): Promise<Page | null> {
  const { width, height } = page.getViewport({ scale: 1 });
  const runs = await runsOf(page);
  if (!isGoodText(runs.map(({ text }) => text).join(' '))) return null;
  const turn = turnOf(runs);
  const words = runs.flatMap((run) => wordsOf(run, { width, height }, turn));
  const lines = linesOf(joined(words));
  return { number, width, height, turn, upright: sizeAfter({ width, height }, turn), how: 'text', lines };
}

/** How most letters stand. */
function turnOf(runs: readonly Run[]): Turn {
  const letters = new Map<Turn, number>();
  for (const { angle, text } of runs) {
    const turn = turnBy(-angle);
    letters.set(turn, (letters.get(turn) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Above and below the line of writing, in parts of the letters' height. */
const [ABOVE, BELOW] = [0.86, 0.2];

/** The text layer tells the width of a run; that of its words follows from the letters. */
function wordsOf(run: Run, page: { width: number; height: number }, turn: Turn): PlacedWord[] {
  const whole = weightOf(run.text);
  return [...run.text.matchAll(/\S+/g)].map((match) => {
    const before = (run.width * weightOf(run.text.slice(0, match.index))) / whole;
    const wide = (run.width * weightOf(match[0])) / whole;
    const onPage = boxOf(run, before, wide);
    const box = turned(onPage, page, turn);
    return { text: match[0], box, onPage, confidence: 1, size: run.height };
  });
}

interface PlacedWord extends Word {
  size: number;
}

function boxOf({ x, y, angle, height }: Run, before: number, wide: number): Box {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const corners = [before, before + wide].flatMap((along) =>
    [-ABOVE * height, BELOW * height].map((down) => [
      x + along * cos - down * sin,
      y + along * sin + down * cos,
    ]),
  );
  const [xs, ys] = [corners.map(([at = 0]) => at), corners.map(([, at = 0]) => at)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

const NARROW = /[iìíỉĩịjlIÍÌ.,;:'!|()[\]/ ]/;
const WIDE = /[mwMW@%]/;
const CAPITAL = /\p{Lu}/u;

/** Roughly how wide letters are beside each other, in any face. */
function weightOf(text: string): number {
  let weight = 0;
  for (const letter of text.normalize('NFC')) {
    weight += NARROW.test(letter) ? 0.28 : WIDE.test(letter) ? 0.82 : CAPITAL.test(letter) ? 0.7 : 0.5;
  }
  return weight;
}

/** Letters nearer than this part of their height are one word, in however many pieces they are drawn. */
const JOINED = 0.12;

function joined(words: readonly PlacedWord[]): PlacedWord[] {
  return linesOf(words).flatMap((line) => {
    const whole: PlacedWord[] = [];
    for (const word of line as readonly PlacedWord[]) {
      const last = whole.at(-1);
      const gap = last ? word.box.x - (last.box.x + last.box.width) : Number.POSITIVE_INFINITY;
      if (last && gap < JOINED * word.size && gap > -word.size) whole[whole.length - 1] = merged(last, word);
      else whole.push(word);
    }
    return whole;
  });
}

function merged(a: PlacedWord, b: PlacedWord): PlacedWord {
  const hull = (one: Box, two: Box): Box => {
    const [x, y] = [Math.min(one.x, two.x), Math.min(one.y, two.y)];
    return {
      x,
      y,
      width: Math.max(one.x + one.width, two.x + two.width) - x,
      height: Math.max(one.y + one.height, two.y + two.height) - y,
    };
  };
  return { ...a, text: a.text + b.text, box: hull(a.box, b.box), onPage: hull(a.onPage, b.onPage) };
}
