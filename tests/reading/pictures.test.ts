import type { Worker } from 'tesseract.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRecogniser } from '../../server/reading/recognise.ts';
import { readWith } from '../../server/reading/whole.ts';
import { knownRegister } from '../support/pages/known.ts';
import { noScore, type Score, score, share } from '../support/pages/score.ts';
import { PHOTOGRAPHS, pictureOfCase, SCANS, type Taken } from '../support/pages/shots.ts';

/** Recognising takes seconds a page. READING=all tries every made picture, not only the worst of each sort. */
const isAll = process.env['READING'] === 'all';
const tried = (all: readonly Taken[]): readonly Taken[] => all.filter(({ always }) => isAll || always);

const known = knownRegister();
let worker: Worker;
beforeAll(async () => {
  worker = await openRecogniser();
}, 60_000);
afterAll(() => worker.terminate());

async function scored(pictures: readonly Taken[]): Promise<Score> {
  const total = noScore();
  for (const one of tried(pictures)) {
    const { name, written, bytes, places } = await pictureOfCase(one);
    const reading = await readWith(bytes, known, () => Promise.resolve(worker));
    score(total, name, { reading, truth: written.truth, places });
  }
  return total;
}

/** A wrong value that is proposed is worse than none: here there is none at all. */
function expectSound(total: Score, right: number): void {
  expect(total.wrong).toEqual([]);
  expect(share(total.right, total.asked), total.missing.join('\n')).toBeGreaterThanOrEqual(right);
  expect(
    share(total.placed, total.placed + total.misplaced.length),
    total.misplaced.join('\n'),
  ).toBeGreaterThanOrEqual(0.99);
}

describe('documents without a text', () => {
  test('scans: 92 in 100 fields are read right, with the place, and none is wrong', async () => {
    const total = await scored(SCANS);
    expectSound(total, 0.92);
    expect(total.kinds).toEqual([]);
  }, 600_000);

  test('photographs: 80 in 100 fields are read right, with the place, and none is wrong', async () => {
    expectSound(await scored(PHOTOGRAPHS), 0.8);
  }, 600_000);
});
