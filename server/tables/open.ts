import type { OpenFailure } from '../../shared/tables/raw.ts';
import { COMPILER, memoryOf, OF_THIS, type Program, startProgram } from '../reading/process.ts';
import { turnsOf } from '../reading/turns.ts';
import type { Opened } from './child.ts';
import { LONGEST_MS, MOST_AT_ONCE, MOST_BYTES, MOST_MEMORY } from './limits.ts';

/** Opens tables, each in a process of its own that ends with it or is ended. */
export type OpenTable = (bytes: Uint8Array, signal: AbortSignal) => Promise<Opened>;

interface Limits {
  longestMs: number;
  mostMemory: number;
}

const CHILD = { built: 'tables.js', source: 'server/tables/child.ts' };
const V8 = ['--max-old-space-size=400'];
const WATCHED_EACH_MS = 100;
const LIMITS: Limits = {
  longestMs: LONGEST_MS,
  mostMemory: MOST_MEMORY + (OF_THIS === 'built' ? 0 : COMPILER),
};

export function tableOpener(limits: Limits = LIMITS, program: Program = OF_THIS): OpenTable {
  const turns = turnsOf(MOST_AT_ONCE);
  return async (bytes, signal) => {
    if (bytes.length > MOST_BYTES) return { ok: false, failure: 'too_large' };
    const done = await turns(signal);
    try {
      signal.throwIfAborted();
      return await openedApart(bytes, { ...limits, program, signal });
    } finally {
      done();
    }
  };
}

/** What ends without an answer was unreadable; what took too long or too much was too large. */
function openedApart(
  bytes: Uint8Array,
  { longestMs, mostMemory, program, signal }: Limits & { program: Program; signal: AbortSignal },
): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const child = startProgram(CHILD, { program, v8: V8 });
    const end = (answer: Opened | Error) => {
      clearTimeout(late);
      clearInterval(watch);
      signal.removeEventListener('abort', gone);
      child.kill('SIGKILL');
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    };
    const failed = (failure: OpenFailure) => end({ ok: false, failure });
    const gone = () => end(signal.reason as Error);
    const late = setTimeout(() => failed('too_large'), longestMs);
    const watch = setInterval(() => {
      void memoryOf(child).then((used) => used > mostMemory && failed('too_large'));
    }, WATCHED_EACH_MS);
    signal.addEventListener('abort', gone, { once: true });
    child.on('message', (said: Opened) => end(said));
    child.once('error', end);
    child.once('exit', () => failed('unreadable'));
    child.send(bytes, (error) => error && failed('unreadable'));
  });
}
