import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './store.ts';

/** Files in a folder that nobody else can read. */
export function diskStore(folder: string): FileStore {
  const at = (name: string): string => join(folder, ...name.split('/'));
  return {
    async put(name, path) {
      const target = at(name);
      const parent = dirname(target);
      await mkdir(parent, { recursive: true, mode: 0o700 });
      // First the bytes, then the name, then that the folder has it: after a power cut it is whole, or not there.
      await flush(path, 'r+');
      await rename(path, target);
      await flush(parent, 'r');
      await flush(dirname(parent), 'r');
    },
    async open(name) {
      const found = await stat(at(name)).catch(ifMissing);
      return found ? { bytes: found.size, stream: createReadStream(at(name)) } : null;
    },
    has: async (name) => (await stat(at(name)).catch(ifMissing)) !== null,
    async remove(name) {
      await rm(at(name), { force: true });
      // The folder goes with the last file in it.
      await rmdir(dirname(at(name))).catch(() => null);
    },
  };
}

async function flush(path: string, how: 'r' | 'r+'): Promise<void> {
  // Windows flushes no folders.
  if (how === 'r' && process.platform === 'win32') return;
  const handle = await open(path, how);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ifMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
