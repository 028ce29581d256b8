import { AppError } from '../../shared/errors.ts';

/** Gives back what was taken; the next who waits has it. */
export type Done = () => void;
type Turns = (signal: AbortSignal) => Promise<Done>;

/**
 * So many at once; who comes later waits, in the order of coming, and leaves the queue when nobody waits for them. Where
 * so many wait already, nobody else is let in.
 */
export function turnsOf(many: number, mostWaiting = Number.POSITIVE_INFINITY): Turns {
  let free = many;
  const waiting: (() => void)[] = [];
  const done = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (signal) => {
    signal.throwIfAborted();
    if (free > 0) free -= 1;
    else if (waiting.length >= mostWaiting) throw new AppError('UNAVAILABLE');
    else await called(waiting, signal);
    return done;
  };
}

function called(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
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
}
