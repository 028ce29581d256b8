import { EventEmitter, on } from 'node:events';
import type { Filled } from '../../shared/begin.ts';

/** Tells whoever watches how far the loading of the published register has come, in this process. */
export interface Filling {
  tell(filled: Filled): void;
  watch(signal: AbortSignal): AsyncGenerator<Filled>;
}

export function createFilling(): Filling {
  const told = new EventEmitter<{ filled: [Filled] }>();
  // Every open page of an administrator may watch.
  told.setMaxListeners(0);
  return {
    tell: (filled) => void told.emit('filled', filled),
    async *watch(signal) {
      try {
        for await (const [filled] of on(told, 'filled', { signal })) yield filled as Filled;
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
  };
}
