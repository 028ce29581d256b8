import { type LiveHint } from '../../shared/log/event.ts';
import { idOf, kindOf } from '../../shared/log/stream.ts';
import type { Change, Follower } from './follow.ts';

/** Tells every open browser that something changed. A hint, not the change: who may read it asks again. */
export interface Live {
  /**
   * Hints from now on, until the signal aborts; and one at once where something was told in the last `since`
   * milliseconds: whoever asks may have read what it shows before that, and come here after it.
   */
  hints(signal: AbortSignal, since?: number): AsyncGenerator<LiveHint>;
}

/** A browser that reads slower than this many hints loses the oldest; it asks again for everything it shows anyway. */
const BACKLOG = 256;

/** Clusters are public and named; of everything else only the kind is told. Of documents on file nobody is told that there are any. */
function hintOf({ stream }: Change): LiveHint[] {
  const kind = kindOf(stream);
  if (kind === null || kind === 'document') return [];
  return [kind === 'cluster' ? { kind, cluster: idOf(stream) } : { kind }];
}

export function createLive(follow: Follower): Live {
  let last: { hint: LiveHint; at: number } | null = null;
  follow.subscribe((changes) => {
    const hint = changes.flatMap(hintOf).at(-1);
    if (hint) last = { hint, at: performance.now() };
  });
  return {
    async *hints(signal, since = 0) {
      const missed = last !== null && performance.now() - last.at <= since ? [last.hint] : [];
      const queue: LiveHint[] = [...missed];
      let wake = () => {};
      const leave = follow.watch((changes) => {
        queue.push(...changes.flatMap(hintOf));
        if (queue.length > BACKLOG) queue.splice(0, queue.length - BACKLOG);
        wake();
      });
      const stop = () => wake();
      signal.addEventListener('abort', stop);
      try {
        while (!signal.aborted) {
          const hint = queue.shift();
          if (hint) yield hint;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        leave();
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
