import type { LiveHint } from '../../shared/events.ts';

/** Tells every open browser that a cluster changed. A hint, not the change: who may read it asks again. */
export interface Live {
  publish(hint: LiveHint): void;
  /** Hints from now on, until the signal aborts. */
  hints(signal: AbortSignal): AsyncGenerator<LiveHint>;
}

/** A browser that reads slower than this many hints loses the oldest; it asks again for everything it shows anyway. */
const BACKLOG = 256;

export function createLive(): Live {
  const listeners = new Set<(hint: LiveHint) => void>();
  return {
    publish: (hint) => {
      for (const listener of listeners) listener(hint);
    },
    async *hints(signal) {
      const queue: LiveHint[] = [];
      let wake = () => {};
      const listener = (hint: LiveHint) => {
        queue.push(hint);
        if (queue.length > BACKLOG) queue.shift();
        wake();
      };
      const stop = () => wake();
      listeners.add(listener);
      signal.addEventListener('abort', stop);
      try {
        while (!signal.aborted) {
          const hint = queue.shift();
          if (hint) yield hint;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        listeners.delete(listener);
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
