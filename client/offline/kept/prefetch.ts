import { hashKey, type QueryClient } from '@tanstack/react-query';
import { trpc } from '../../api.ts';
import { type Session, unitsQuery } from '../../session.ts';
import { keepsFor } from './what.ts';

/** How often what has meanwhile become old is asked for again. */
const EVERY_MS = 15 * 60_000;
const SESSION = trpc.session.current.queryKey();
const HASH = hashKey(SESSION);

/**
 * What a manager may want where there is no network, asked for one after the other, so that nothing that they wait for
 * comes later. What is known and fresh is not asked for. Photographs of a cluster belong at the end of this list.
 */
async function prefetchAll(queries: QueryClient): Promise<void> {
  const session = queries.getQueryData<Session>(SESSION);
  if (!session || session.kept || session.expired || !keepsFor(session.actor)) return;
  await queries.prefetchQuery(trpc.work.mine.queryOptions({}));
  await queries.prefetchQuery(trpc.work.count.queryOptions());
  await queries.prefetchQuery(unitsQuery({}));
  for (const code of session.actor.clusters) {
    await queries.prefetchQuery(trpc.clusters.detail.queryOptions({ code }));
    await queries.prefetchQuery(trpc.reports.of.queryOptions({ code }));
    await queries.prefetchQuery(trpc.milestones.usual.queryOptions({ code }));
    await queries.prefetchQuery(trpc.obstacles.movers.queryOptions({ code }));
  }
}

/** Now, whenever somebody signs in, back on the network, and from time to time while the page is looked at. */
export function startPrefetching(queries: QueryClient): () => void {
  let running = false;
  let person: string | null = null;
  const run = async () => {
    if (running || document.hidden) return;
    running = true;
    await prefetchAll(queries);
    running = false;
  };
  const stop = queries.getQueryCache().subscribe(({ query }) => {
    if (query.queryHash !== HASH) return;
    const session = query.state.data as Session | undefined;
    const now = session && !session.kept ? session.actor.id : person;
    if (now === person) return;
    person = now;
    void run();
  });
  const again = () => void run();
  const timer = setInterval(again, EVERY_MS);
  window.addEventListener('online', again);
  person = queries.getQueryData<Session>(SESSION)?.actor.id ?? null;
  again();
  return () => {
    stop();
    clearInterval(timer);
    window.removeEventListener('online', again);
  };
}
