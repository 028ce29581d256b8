import type { Worker } from 'tesseract.js';
import type { Known, Reading } from '../../shared/reading/reading.ts';
import type { Turn } from '../../shared/reading/turn.ts';
import { NotRead, typeOf } from './bytes.ts';
import { readWith } from './whole.ts';

/** The process that reads one document and ends. Hostile bytes meet native code here, away from the server. */

/** Which page, from 1, and how it is turned to stand upright. */
export interface Look {
  page: number;
  turn: Turn;
}
/** Read it against what the register knows, or draw one of its pages. */
export type Request = { bytes: Uint8Array; known: Known } | ({ bytes: Uint8Array } & Look);
export type Answer = Reading | Uint8Array;

/** What it says: that it has come to a picture and waits for leave to recognise it, or its answer. */
export type Said = 'recogniser' | Answer;

process.once('message', (request: Request) => {
  void answer(request);
});

const say = (said: Said, then: () => void = () => undefined): void => {
  process.send?.(said, then);
};

async function answer(request: Request): Promise<void> {
  const said = await answerTo(request).catch(
    (error: unknown): Reading => ({
      ok: false,
      failure: error instanceof NotRead ? error.failure : 'unreadable',
    }),
  );
  say(said, () => process.exit(0));
}

async function answerTo(request: Request): Promise<Answer> {
  const { bytes } = request;
  if ('page' in request) {
    const { pageShown } = await import('./shown.ts');
    return pageShown(bytes, typeOf(bytes), request);
  }
  let opened: Promise<Worker> | null = null;
  return readWith(bytes, request.known, () => (opened ??= recogniserInTurn()));
}

async function recogniserInTurn(): Promise<Worker> {
  const leave = new Promise((resolve) => {
    process.once('message', resolve);
  });
  say('recogniser');
  await leave;
  const { openRecogniser } = await import('./recognise.ts');
  return openRecogniser();
}

// Without its server there is nobody to read for.
process.once('disconnect', () => process.exit(0));
