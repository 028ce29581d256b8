import { describe, expect, test } from 'vitest';
import { readWith } from '../../server/reading/whole.ts';
import { CASES, type Case } from '../support/pages/cases.ts';
import { knownRegister } from '../support/pages/known.ts';
import { made } from '../support/pages/layout.ts';
import { noScore, STRICT, score, share } from '../support/pages/score.ts';

const known = knownRegister();
const noRecogniser = () => Promise.reject(new Error('a text needs no recogniser'));

async function textRead({ written, style }: Case) {
  const { pdf, places } = await made(written.content, style);
  return { reading: await readWith(pdf, known, noRecogniser), truth: written.truth, places };
}

describe('documents with a text', () => {
  test('of their fields 95 in 100 are read right, with the place; of those that decide something none is wrong', async () => {
    const total = noScore();
    for (const one of CASES) score(total, one.name, await textRead(one));
    expect(total.asked).toBeGreaterThan(350);
    expect(share(total.right, total.asked), total.missing.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(share(total.wrong.length, total.asked), total.wrong.join('\n')).toBeLessThanOrEqual(0.01);
    expect(total.wrong.filter((one) => STRICT.some((field) => one.includes(`: ${field}: `)))).toEqual([]);
    expect(
      share(total.placed, total.placed + total.misplaced.length),
      total.misplaced.join('\n'),
    ).toBeGreaterThanOrEqual(0.99);
    expect(total.kinds).toEqual([]);
  }, 60_000);
});
