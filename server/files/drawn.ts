import { Readable } from 'node:stream';
import type { FileStore } from './store.ts';

/** A store behind which some files are made when they are asked for, and never kept: those of the demonstration. */
export const withDrawn = (store: FileStore, draw: (name: string) => Buffer | null): FileStore => ({
  ...store,
  async open(name) {
    const bytes = draw(name);
    return bytes ? { bytes: bytes.length, stream: Readable.from([bytes]) } : store.open(name);
  },
  has: async (name) => draw(name) !== null || store.has(name),
});
