import type { Worker } from 'tesseract.js';
import type { Place } from '../../shared/reading/flow.ts';
import { folded } from '../../shared/reading/letters.ts';
import type { Fields, Found } from '../../shared/reading/reading.ts';
import { boxBy } from './affine.ts';
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
  for (const name of READ_TWICE) {
    const field = fields[name];
    if (field?.how === 'recognised' && !(await isAgreed(field, pages, worker))) delete agreed[name];
  }
  return agreed;
}

async function isAgreed(
  field: Found<unknown>,
  pages: readonly RecognisedPage[],
  worker: Worker,
): Promise<boolean> {
  const said: string[] = [];
  const again: string[] = [];
  for (const place of field.places) {
    const on = pages.find(({ page }) => page.number === place.page);
    if (!on) return false;
    said.push(...marksOf(wordsAt(on, place)));
    again.push(...marksOf(await textAt(on, place, worker)));
  }
  return said.length > 0 && isWithin(said, again);
}

const textIn = (on: RecognisedPage, inside: (box: Place['box']) => boolean): string =>
  on.page.lines
    .flat()
    .filter(({ onPage }) => inside(onPage))
    .map(({ text }) => text)
    .join(' ');

/** The words that a place was read from. */
function wordsAt(on: RecognisedPage, { box }: Place): string {
  return textIn(on, (word) => {
    const [mx, my] = [box.x + box.width / 2, box.y + box.height / 2];
    const across = Math.min(word.x + word.width, box.x + box.width) - Math.max(word.x, box.x);
    const down = Math.min(word.y + word.height, box.y + box.height) - Math.max(word.y, box.y);
    const isHit = mx >= word.x && mx <= word.x + word.width && my >= word.y && my <= word.y + word.height;
    return isHit || (across > 0.3 * word.width && down > 0.3 * word.height);
  });
}

const SIZES = [1.4] as const;
/** Paper to the left and right of a value, in heights of its letters. */
const MARGIN = 1.2;

async function textAt({ picture }: RecognisedPage, { box }: Place, worker: Worker): Promise<string> {
  const at = boxBy(picture.fromPage, box);
  const margin = Math.min(at.height, 40);
  const around = {
    x: at.x - MARGIN * margin,
    y: at.y - 0.28 * margin,
    width: at.width + 2 * MARGIN * margin,
    height: at.height + 0.56 * margin,
  };
  const part = await cut(picture, around, SIZES[0]);
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
