import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openDocument } from '../../server/reading/document.ts';
import { pictureOf } from '../../server/reading/drawn.ts';
import { CASES } from '../support/pages/cases.ts';
import { made } from '../support/pages/layout.ts';

/** What V8 does by itself when it wants memory, now. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('no way to collect garbage');
  for (let i = 0; i < 3; i++) {
    collect();
    await pause(0);
  }
}

// It was the canvas's own memory: pictures crashed, or would have shown what came to lie there.
test('the picture of a page is still there when the canvas it was drawn on is not', async () => {
  const [one] = CASES;
  if (!one) throw new RangeError('no case');
  const document = await openDocument(new Uint8Array((await made(one.written.content, one.style)).pdf));
  const page = await document.getPage(1);
  const picture = await pictureOf(page);
  await collectGarbage();
  const again = await pictureOf(page);
  expect(picture.data.equals(again.data)).toBe(true);
  await document.loadingTask.destroy();
});
