import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type LeaseTimes, takeLease } from './lease.ts';

/**
 * The embedded database has no lock of its own and loses data when two processes open it, so every command that
 * opens it takes this one first. It has two parts. On Linux an abstract socket, which the kernel frees at once even
 * after kill -9, but which is seen only within one network namespace; and everywhere a lease file with a heartbeat
 * (lease.ts), which two containers on one volume both see.
 */
export interface FolderLock {
  release(): Promise<void>;
}

export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `Another process has the database in ${folder} open. Stop it first (Ctrl-C), or use another DATA_DIR.`,
    );
    this.name = 'FolderInUse';
  }
}

export async function lockFolder(folder: string, times?: LeaseTimes): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const path = realpathSync(folder);
  const socket = process.platform === 'linux' ? await lockBySocket(path) : null;
  try {
    const lease = await takeLease(join(path, 'lease'), times);
    if (!lease) throw new FolderInUse(path);
    return {
      release: async () => {
        await lease.release();
        await socket?.release();
      },
    };
  } catch (error) {
    await socket?.release();
    throw error;
  }
}

function lockBySocket(path: string): Promise<FolderLock> {
  const name = `\0ccn-${createHash('sha256').update(path).digest('hex').slice(0, 40)}`;
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new FolderInUse(path) : error),
    );
    server.listen(name, () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}
