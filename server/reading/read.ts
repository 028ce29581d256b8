import type { Known, Reading } from '../../shared/reading/reading.ts';
import type { Answer, Look, Request, Said } from './child.ts';
import { LONGEST_MS, MOST_AT_ONCE, MOST_BYTES, MOST_MEMORY, TEXT_MS } from './limits.ts';
import { COMPILER, memoryOf, OF_THIS, type Program, startProgram } from './process.ts';
import { type Done, turnsOf } from './turns.ts';

/** The port to the recognisers: each document in a process of its own, that ends with it or is ended. */

export interface DocumentReader {
  read(bytes: Uint8Array, signal: AbortSignal): Promise<Reading>;
  /** A page as a person looks at it, as WebP: the whole of it, turned upright. Null: there is none. */
  draw(bytes: Uint8Array, look: Look, signal: AbortSignal): Promise<Uint8Array | null>;
}

interface Limits {
  textMs: number;
  longestMs: number;
  mostMemory: number;
}

const CHILD = { built: 'reading.js', source: 'server/reading/child.ts' };
/** A small heap; and the recogniser's code compiled once, not twice: a fifth slower, and 60 MB less. */
const V8 = ['--max-old-space-size=160', '--max-semi-space-size=2', '--liftoff-only'];
const LIMITS: Limits = {
  textMs: TEXT_MS,
  longestMs: LONGEST_MS,
  mostMemory: MOST_MEMORY + (OF_THIS === 'built' ? 0 : COMPILER),
};
const WATCHED_EACH_MS = 100;

/**
 * Reads documents against what the register knows at that moment. At most two at a time, and of these one that
 * recognises, which takes a core and most of the memory: a text waits for no picture.
 */
export function documentReader(
  known: () => Known | Promise<Known>,
  limits: Limits = LIMITS,
  program: Program = OF_THIS,
): DocumentReader {
  const turns = turnsOf(MOST_AT_ONCE);
  const recognisers = turnsOf(1);
  const inTurn = async (make: () => Promise<Request> | Request, signal: AbortSignal): Promise<Answer> => {
    const done = await turns(signal);
    try {
      signal.throwIfAborted();
      return await answeredApart(await make(), {
        ...limits,
        program,
        signal,
        leave: () => recognisers(signal),
      });
    } finally {
      done();
    }
  };
  return {
    async read(bytes, signal) {
      if (bytes.length > MOST_BYTES) return { ok: false, failure: 'too_large' };
      const answer = await inTurn(async () => ({ bytes, known: await known() }), signal);
      return answer instanceof Uint8Array ? { ok: false, failure: 'unreadable' } : answer;
    },
    async draw(bytes, look, signal) {
      if (bytes.length > MOST_BYTES) return null;
      const answer = await inTurn(() => ({ bytes, ...look }), signal);
      return answer instanceof Uint8Array ? answer : null;
    },
  };
}

interface Around extends Limits {
  program: Program;
  signal: AbortSignal;
  /** To recognise: seconds of a core. */
  leave: () => Promise<Done>;
}

/** What ends without an answer was unreadable; what took too long or too much was too large. */
function answeredApart(request: Request, { signal, leave, program, ...limits }: Around): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = startProgram(CHILD, { program, v8: V8 });
    const given: Done[] = [];
    let isOver = false;
    const end = (answer: Answer | Error) => {
      isOver = true;
      clearTimeout(late);
      clearInterval(watch);
      signal.removeEventListener('abort', gone);
      child.kill('SIGKILL');
      for (const back of given.splice(0)) back();
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    };
    const tooMuch = () => end({ ok: false, failure: 'too_large' });
    const gone = () => end(signal.reason as Error);
    let late = setTimeout(tooMuch, limits.textMs);
    const watch = setInterval(() => {
      void memoryOf(child).then((bytes) => bytes > limits.mostMemory && tooMuch());
    }, WATCHED_EACH_MS);
    const go = (back: Done) => {
      if (isOver) return back();
      given.push(back);
      // Waiting is not its fault.
      late = setTimeout(tooMuch, limits.longestMs);
      child.send('go', () => undefined);
    };
    signal.addEventListener('abort', gone, { once: true });
    child.on('message', (said: Said) => {
      if (said !== 'recogniser') return end(said);
      clearTimeout(late);
      leave().then(go, () => undefined);
    });
    child.once('error', end);
    child.once('exit', () => end({ ok: false, failure: 'unreadable' }));
    child.send(request, (error) => error && end({ ok: false, failure: 'unreadable' }));
  });
}
