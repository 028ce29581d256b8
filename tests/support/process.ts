import { type ChildProcess, spawn } from 'node:child_process';
import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerProcess {
  url: string;
  process: ChildProcess;
  /** Everything it has printed so far. */
  printed(): string;
  /** Ask it to stop, as Ctrl-C does; its exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

export interface DataFolder {
  path: string;
  remove(): void;
}

export function dataFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), 'ccn-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A folder of one's own, as a first start with the demonstration leaves it. */
export function filledFolder(from: string): DataFolder {
  const folder = dataFolder();
  cpSync(from, folder.path, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

/** The real server as its own process on the embedded database in a folder, once it prints its address. */
export async function startServer(folder: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['dist/server/index.js'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: '',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /http:\/\/localhost:\d+/.exec(output);
      if (found && output.includes('Ctrl-C')) resolve(found[0]);
    });
    void exited.then(() => reject(new Error(`the server ended before it was ready:\n${output}`)));
  });
  return {
    url,
    process: child,
    printed: () => output,
    stop: () => {
      child.kill('SIGINT');
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
