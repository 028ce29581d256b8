import type { Known, Reading } from '../../shared/reading/reading.ts';
import { readWhole } from './whole.ts';

/** The process that reads one document and ends. Hostile bytes meet native code here, away from the server. */

export interface Request {
  bytes: Uint8Array;
  known: Known;
}

process.once('message', (request: Request) => {
  void answer(request);
});

async function answer({ bytes, known }: Request): Promise<void> {
  const reading = await readWhole(bytes, known).catch((): Reading => ({ ok: false, failure: 'unreadable' }));
  process.send?.(reading, () => process.exit(0));
}
// Without its server there is nobody to read for.
process.once('disconnect', () => process.exit(0));
