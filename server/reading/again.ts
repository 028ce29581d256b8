import type { Worker } from 'tesseract.js';
import { folded } from '../../shared/reading/letters.ts';
import { around, type Box, bottom, type Line, right, textOf } from '../../shared/reading/page.ts';
import type { Fields, Found } from '../../shared/reading/reading.ts';
import { cut } from './picture.ts';
import { lineAgain, type RecognisedPage } from './recognise.ts';

/**
 * A recogniser is sure of many a wrong figure. What would be wrong at a great cost is read a second time, its line alone
 * and at another size, and is proposed only where both readings agree.
 */
const READ_TWICE = ['number', 'date', 'area', 'capital', 'start', 'completion'] as const;

export async function agreedFields(
  fields: Fields,
  pages: readonly RecognisedPage[],
  worker: Worker,
): Promise<Fields> {
  const agreed = { ...fields };
  const again = lineReader(worker);
  for (const name of READ_TWICE) {
    const field = fields[name];
    if (field?.how === 'recognised' && !(await isAgreed(field, pages, again))) delete agreed[name];
  }
  return agreed;
}

type Again = (on: RecognisedPage, line: Line) => Promise<string>;

async function isAgreed(
  field: Found<unknown>,
  pages: readonly RecognisedPage[],
  again: Again,
): Promise<boolean> {
  const [first, second]: [string[], string[]] = [[], []];
  for (const place of field.places) {
    const on = pages.find(({ page }) => page.number === place.page);
    const line = on?.page.lines.find((words) => words.some((word) => touches(word.onPage, place.box)));
    if (!on || !line) return false;
    first.push(...marksOf(textOf(line.filter((word) => touches(word.onPage, place.box)))));
    second.push(...marksOf(await again(on, line)));
  }

  return first.length > 0 && isWithin(first, second);
}

/** Whether a word is one that a place was read from. */
function touches(word: Box, box: Box): boolean {
  const across = Math.min(right(word), right(box)) - Math.max(word.x, box.x);
  const down = Math.min(bottom(word), bottom(box)) - Math.max(word.y, box.y);
  return across > 0.3 * Math.min(word.width, box.width) && down > 0.3 * Math.min(word.height, box.height);
}

/** Another size than the first time: the same picture would only be misread in the same way. */
const SIZE = 1.4;
/** Paper around a line, in heights of its letters. */
const MARGIN = 0.35;

/** Each line is read again once, however many values stand on it. */
function lineReader(worker: Worker): Again {
  const known = new Map<Line, Promise<string>>();
  return (on, line) => {
    const text = known.get(line) ?? readAgain(on, line, worker);
    known.set(line, text);
    return text;
  };
}

async function readAgain({ picture }: RecognisedPage, line: Line, worker: Worker): Promise<string> {
  const box = around(line.map((word) => word.box));
  if (!box) return '';
  const margin = MARGIN * Math.min(box.height, 60);
  const part = await cut(
    picture,
    {
      x: box.x - margin * 2,
      y: box.y - margin,
      width: box.width + 4 * margin,
      height: box.height + 2 * margin,
    },
    SIZE,
  );
  return part ? lineAgain(worker, part) : '';
}

/** What carries a value: numbers with their separators, quarters. A dot for a comma is the same stroke of ink. */
export const marksOf = (text: string): string[] =>
  [...folded(text).matchAll(/\d+(?:[.,]\d+)*|(?<=quy\s*)[ivl1|]{1,3}(?![a-z0-9])/g)].map(([mark]) =>
    mark.replace(/[l1|](?=[ivl1|]*$)/g, (sign) => (/^\d/.test(mark) ? sign : 'i')).replace(/,/g, '.'),
  );

/** All of one in the order of the other. */
function isWithin(said: readonly string[], again: readonly string[]): boolean {
  let at = 0;
  for (const mark of again) if (mark === said[at]) at += 1;
  return at === said.length;
}
