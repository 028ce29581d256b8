import type { Worker } from 'tesseract.js';
import type { Known, Reading } from '../../shared/reading/reading.ts';
import { readWith } from './whole.ts';

/** The process that reads one document and ends. Hostile bytes meet native code here, away from the server. */

export interface Request {
  bytes: Uint8Array;
  known: Known;
}

/** What it says: that it has come to a picture and waits for leave to recognise it, or what it has read. */
export type Said = 'recogniser' | Reading;

process.once('message', (request: Request) => {
  void answer(request);
});

const say = (said: Said, then: () => void = () => undefined): void => {
  process.send?.(said, then);
};

async function answer({ bytes, known }: Request): Promise<void> {
  let opened: Promise<Worker> | null = null;
  const reading = await readWith(bytes, known, () => (opened ??= recogniserInTurn())).catch(
    (): Reading => ({ ok: false, failure: 'unreadable' }),
  );
  say(reading, () => process.exit(0));
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
