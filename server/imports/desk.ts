import { createHash } from 'node:crypto';
import type { OpenedBook } from '../../shared/tables/raw.ts';
import { type OpenTable, tableOpener } from '../tables/open.ts';

/**
 * Files that people have opened and not yet entered: in memory alone, for a while, each for the person who sent it. A file
 * may hold what nobody here may keep; of what was entered its hash and its name stay, and the entries themselves.
 */
export interface KeptFile {
  person: string;
  sha256: string;
  name: string;
  bytes: Uint8Array;
  book: OpenedBook;
  at: number;
}

/** How far an act has come, for the one who waits for it. */
export interface Progress {
  done: number;
  all: number;
  isCancelled: boolean;
}

export interface ImportDesk {
  open: OpenTable;
  keep(file: Omit<KeptFile, 'at'>): void;
  /** One's own; null where it was never sent, too long ago, or to another process. */
  find(person: string, sha256: string): KeptFile | null;
  progress: Map<string, Progress>;
}

const KEPT_MS = 30 * 60_000;
const MOST = 4;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function importDesk(now: () => number): ImportDesk {
  const kept = new Map<string, KeptFile>();
  const keyOf = ({ person, sha256 }: Pick<KeptFile, 'person' | 'sha256'>) => `${person} ${sha256}`;
  const sweep = () => {
    for (const [key, { at }] of kept) if (now() - at > KEPT_MS) kept.delete(key);
  };
  return {
    open: tableOpener(),
    progress: new Map(),
    keep(file) {
      sweep();
      kept.delete(keyOf(file));
      kept.set(keyOf(file), { ...file, at: now() });
      for (const key of kept.keys()) if (kept.size > MOST) kept.delete(key);
    },
    find(person, sha256) {
      sweep();
      return kept.get(keyOf({ person, sha256 })) ?? null;
    },
  };
}

/** By whom and as which request an act goes on: nobody follows or stops another's. */
export const actKey = (person: string | null, request: string): string => `${person ?? ''} ${request}`;
