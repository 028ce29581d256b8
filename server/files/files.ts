import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { diskStore } from './disk.ts';
import { createQueue } from './queue.ts';
import type { FileStore } from './store.ts';

export interface FileLimits {
  /** Of one file. */
  bytes: number;
  /** Of one person's files that are on their way: how many, and all together. */
  pending: number;
  pendingBytes: number;
  /** For how long one that nobody goes on with is kept. */
  keptMs: number;
}

/** Of one file, where no setting says otherwise. */
export const FILES_MAX_MB = 25;
export const MEGABYTE = 1024 * 1024;
export const limitsFor = (megabytes: number): FileLimits => ({
  bytes: megabytes * MEGABYTE,
  pending: 30,
  pendingBytes: megabytes * MEGABYTE * 12,
  keptMs: 24 * 3_600_000,
});

/** What the server needs to keep files. */
export interface Files {
  store: FileStore;
  limits: FileLimits;
  /** Looking into files and making pictures smaller: a few at a time, so that everybody else is still served. */
  heavy: <T>(work: () => Promise<T>) => Promise<T>;
  /** Work with the path of a file of one's own, which is gone afterwards. */
  withTemporary<T>(work: (path: string) => Promise<T>): Promise<T>;
  /** A stored file as a file of this machine; null where there is none. */
  fetch(names: readonly string[], path: string): Promise<boolean>;
  /** The same work asked for twice at once is done once. */
  once(name: string, work: () => Promise<void>): Promise<void>;
  /** What a killed process has left behind; by the machine's own clock, as files are dated. */
  tidy(nowMs: number): Promise<void>;
}

const HEAVY_AT_ONCE = 2;

export function createFiles({
  folder,
  limits,
  store = diskStore(folder),
}: {
  folder: string;
  limits: FileLimits;
  store?: FileStore;
}): Files {
  const temporary = join(folder, 'tmp');
  const works = new Map<string, Promise<void>>();
  return {
    store,
    limits,
    heavy: createQueue(HEAVY_AT_ONCE),
    async withTemporary(work) {
      await mkdir(temporary, { recursive: true, mode: 0o700 });
      const path = join(temporary, randomUUID());
      try {
        return await work(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    async fetch(names, path) {
      for (const [i, name] of names.entries()) {
        const stored = await store.open(name);
        if (!stored) return false;
        await pipeline(stored.stream, createWriteStream(path, { flags: i === 0 ? 'w' : 'a', mode: 0o600 }));
      }
      return true;
    },
    once(name, work) {
      const running = works.get(name) ?? work().finally(() => works.delete(name));
      works.set(name, running);
      return running;
    },
    async tidy(nowMs) {
      const pieces = join(folder, 'uploads');
      for (const path of [...(await filesIn(temporary)), ...(await filesIn(pieces))]) {
        const found = await stat(path).catch(() => null);
        if (found?.isFile() && found.mtimeMs < nowMs - 2 * limits.keptMs) await rm(path, { force: true });
      }
    },
  };
}

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).map((name) => join(folder, name));
