import type { QueryClient } from '@tanstack/react-query';
import { holdWhileTyped } from './busy.ts';
import { startKeeper } from './kept/keeper.ts';
import { startPrefetching } from './kept/prefetch.ts';
import { startWorker } from './versions.ts';

/** Everything that makes the pages work without a network, once they work with one (client/offline/usable.ts). */
export function startOffline(queries: QueryClient): void {
  startKeeper(queries);
  startPrefetching(queries);
  holdWhileTyped(document.body);
  // In development pages change under one's hands; a browser that refuses a worker has pages all the same.
  if (import.meta.env.PROD) startWorker().catch(() => undefined);
}
