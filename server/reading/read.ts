import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Known, Reading } from '../../shared/reading/reading.ts';
import { ROOT } from '../root.ts';
import type { Request } from './child.ts';
import { LONGEST_MS, MOST_AT_ONCE, MOST_BYTES, MOST_MEMORY } from './limits.ts';

/** The port to the recognisers: each document in a process of its own, that ends with it or is ended. */

export type ReadDocument = (bytes: Uint8Array, signal: AbortSignal) => Promise<Reading>;

interface Limits {
  longestMs: number;
  mostMemory: number;
}

const HERE = fileURLToPath(import.meta.url);
/** Built, it lies beside the server; from the sources it is compiled as it starts. */
const IS_BUILT = HERE.startsWith(join(ROOT, 'dist') + sep);
const CHILD = IS_BUILT ? join(ROOT, 'dist/server/reading.js') : join(ROOT, 'server/reading/child.ts');
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=4'];
const WATCHED_EACH_MS = 100;
const PAGE_BYTES = 4_096;

/**
 * Reads documents against what the register knows at that moment. At most two at a time; who comes later waits for a
 * turn, and leaves the queue when nobody waits for the answer any more.
 */
export function documentReader(
  known: () => Known | Promise<Known>,
  limits: Limits = { longestMs: LONGEST_MS, mostMemory: MOST_MEMORY },
): ReadDocument {
  const turns = turnsOf(MOST_AT_ONCE);
  return async (bytes, signal) => {
    if (bytes.length > MOST_BYTES) return { ok: false, failure: 'too_large' };
    const done = await turns(signal);
    try {
      signal.throwIfAborted();
      return await readApart({ bytes, known: await known() }, signal, limits);
    } finally {
      done();
    }
  };
}

/** A turn for each that asks, in the order of asking. */
function turnsOf(many: number): (signal: AbortSignal) => Promise<() => void> {
  let free = many;
  const waiting: (() => void)[] = [];
  const done = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (signal) => {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return done;
    }
    await new Promise<void>((resolve, reject) => {
      const gone = () => {
        waiting.splice(waiting.indexOf(mine), 1);
        reject(signal.reason as Error);
      };
      const mine = () => {
        signal.removeEventListener('abort', gone);
        resolve();
      };
      waiting.push(mine);
      signal.addEventListener('abort', gone, { once: true });
    });
    return done;
  };
}

/** What ends without an answer was unreadable; what took too long or too much was too large. */
function readApart(request: Request, signal: AbortSignal, limits: Limits): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, {
      execArgv: IS_BUILT ? HEAP : [...HEAP, '--import', 'tsx'],
      serialization: 'advanced',
      // It says what it has to say by the channel; a recogniser's chatter is nobody's.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      cwd: ROOT,
      // Nothing of the server's settings, and no secret among them.
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: process.env['NODE_ENV'] ?? '' },
    });
    const end = (reading: Reading | Error) => {
      clearTimeout(late);
      clearInterval(watch);
      signal.removeEventListener('abort', gone);
      child.kill('SIGKILL');
      if (reading instanceof Error) reject(reading);
      else resolve(reading);
    };
    const tooMuch = () => end({ ok: false, failure: 'too_large' });
    const gone = () => end(signal.reason as Error);
    const late = setTimeout(tooMuch, limits.longestMs);
    const watch = setInterval(() => {
      void memoryOf(child).then((bytes) => bytes > limits.mostMemory && tooMuch());
    }, WATCHED_EACH_MS);
    signal.addEventListener('abort', gone, { once: true });
    child.once('message', (reading: Reading) => end(reading));
    child.once('error', end);
    child.once('exit', () => end({ ok: false, failure: 'unreadable' }));
    child.send(request, (error) => error && end({ ok: false, failure: 'unreadable' }));
  });
}

/** Resident memory, where the system tells it (Linux); elsewhere only the heap is bounded. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const told = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(told.split(' ')[1] ?? 0) * PAGE_BYTES;
}
