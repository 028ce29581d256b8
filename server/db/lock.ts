import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, unlinkSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * The embedded database has no lock of its own and loses data when two processes open it, so every command that
 * opens it takes this one first. On Linux an abstract socket (the kernel frees it at once, even after kill -9);
 * elsewhere a file with the process number, taken over only from a process that is gone.
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

export function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const path = realpathSync(folder);
  return process.platform === 'linux' ? lockBySocket(path) : Promise.resolve(lockByFile(path));
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

function lockByFile(path: string): FolderLock {
  const file = join(path, 'lock.pid');
  try {
    take(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isAlive(Number(readFileSync(file, 'utf8')))) throw new FolderInUse(path);
    unlinkSync(file);
    take(file);
  }
  return {
    release: async () => unlinkSync(file),
  };
}

function take(file: string): void {
  const handle = openSync(file, 'wx');
  writeSync(handle, String(process.pid));
  closeSync(handle);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
