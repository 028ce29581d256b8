import type { OpenedBook, OpenFailure } from '../../shared/tables/raw.ts';
import { NotOpened } from './not-opened.ts';
import { opened } from './opened.ts';

/** The process that opens one table and ends. */
export type Opened = { ok: true; book: OpenedBook } | { ok: false; failure: OpenFailure };

process.once('message', (bytes: Uint8Array) => {
  void answer(bytes);
});

async function answer(bytes: Uint8Array): Promise<void> {
  const said = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(
    (book): Opened => ({ ok: true, book }),
    (error: unknown): Opened => ({
      ok: false,
      failure: error instanceof NotOpened ? error.failure : 'unreadable',
    }),
  );
  process.send?.(said, () => process.exit(0));
}

// Without its server there is nobody to open it for.
process.once('disconnect', () => process.exit(0));
