import type { Readable } from 'node:stream';

/**
 * Where bytes are kept: a folder, or a store that speaks S3. Names are made here and never by people. What is put under
 * a name is there whole or not at all, and is on disk when the promise resolves.
 */
export interface FileStore {
  /** Put a file of this machine under a name; it may be moved away. The same name is only ever given to the same bytes. */
  put(name: string, path: string): Promise<void>;
  /** Null: there is none. */
  open(name: string): Promise<Stored | null>;
  has(name: string): Promise<boolean>;
  remove(name: string): Promise<void>;
}

export interface Stored {
  bytes: number;
  stream: Readable;
}

/** An original is named by what it is: the same photograph sent twice is kept once. */
export const originalName = (sha256: string): string => `originals/${sha256.slice(0, 2)}/${sha256}`;
/** What is made of it can be made again: it needs no backup. */
export const madeName = (sha256: string, what: 'thumb' | 'view'): string =>
  `made/${sha256.slice(0, 2)}/${sha256}-${what}.webp`;
export const pieceName = (upload: string, piece: string): string => `uploads/${upload}/${piece}`;
