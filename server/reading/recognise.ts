import { join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { isGoodText, written } from '../../shared/reading/letters.ts';
import type { Line, Page, Word } from '../../shared/reading/page.ts';
import { turnBy } from '../../shared/reading/turn.ts';
import { ROOT } from '../root.ts';
import { back, boxBy } from './affine.ts';
import { asPgm, type Prepared, rotate } from './picture.ts';
import type { Grey } from './straight.ts';

/** Characters from pictures, by the installed language data; nothing is fetched. */

const LANGUAGE = join(ROOT, 'node_modules/@tesseract.js-data/vie/4.0.0_best_int');

export async function openRecogniser(): Promise<Worker> {
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: LANGUAGE,
    cacheMethod: 'none',
    gzip: true,
  });
  return worker;
}

interface Recognised {
  lines: Word[][];
  /** Mean certainty of its words, weighed by their letters: 0–1. */
  mean: number;
}

async function recognised(worker: Worker, picture: Prepared): Promise<Recognised> {
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
  const { data } = await worker.recognize(asPgm(picture), {}, { blocks: true, text: false });
  const toPage = back(picture.fromPage);
  let [letters, sum] = [0, 0];
  const lines = (data.blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .map((line) =>
      line.words.map(({ text, bbox, confidence }): Word => {
        const box = { x: bbox.x0, y: bbox.y0, width: bbox.x1 - bbox.x0, height: bbox.y1 - bbox.y0 };
        letters += text.length;
        sum += confidence * text.length;
        return { text: written(text), box, onPage: boxBy(toPage, box), confidence: confidence / 100 };
      }),
    );
  return { lines, mean: letters === 0 ? 0 : sum / letters / 100 };
}

/** Below it a page may stand on its head, or hold nothing. */
const SURE = 0.7;

const saysMuch = ({ lines, mean }: Recognised): boolean =>
  mean >= SURE &&
  isGoodText(
    lines
      .flat()
      .map(({ text }) => text)
      .join(' '),
  );

export interface RecognisedPage {
  page: Page;
  picture: Prepared;
}

/** The words of a page, whichever way up it lies. */
export async function recognisedPage(
  worker: Worker,
  number: number,
  { picture, size }: { picture: Prepared; size: { width: number; height: number } },
): Promise<RecognisedPage> {
  let best = { read: await recognised(worker, picture), picture };
  if (!saysMuch(best.read)) {
    const over = await rotate(picture, 180);
    const read = await recognised(worker, over);
    if (read.mean > best.read.mean) best = { read, picture: over };
  }
  const lines: Line[] = best.read.lines
    .filter((line) => line.length > 0)
    .sort((a, b) => heightOf(a) - heightOf(b));
  const { width, height, turn } = best.picture;
  return {
    page: { number, ...size, turn: turnBy(turn), upright: { width, height }, how: 'recognised', lines },
    picture: best.picture,
  };
}

const heightOf = (line: Line): number =>
  line.reduce((sum, { box }) => sum + box.y + box.height / 2, 0) / line.length;

/** A single line, read for a second time and on its own. */
export async function lineAgain(worker: Worker, picture: Grey): Promise<string> {
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE });
  const { data } = await worker.recognize(asPgm(picture), {}, { blocks: false, text: true });
  return written(data.text);
}
