import type { Query, QueryClient } from '@tanstack/react-query';
import { trpc } from '../../api.ts';
import type { Session } from '../../session.ts';
import { restoredSince } from './restore.ts';
import { type KeptAnswer, keepAnswers, keepFor } from './store.ts';
import { isKept, keepsFor } from './what.ts';

/** Answers that come together are written together. */
const GATHER_MS = 500;
const SESSION = trpc.session.current.queryKey();

/** Writes to the device what the server answers to whoever is signed in, for as long as the page is open. */
export function startKeeper(queries: QueryClient): () => void {
  const waiting = new Map<string, KeptAnswer>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let person: string | null = null;

  const write = () => {
    const answers = [...waiting.values()];
    waiting.clear();
    if (person !== null && answers.length > 0) void keepAnswers(person, answers);
  };
  const look = ({ queryKey, queryHash, state: { data, dataUpdatedAt } }: Query) => {
    const session = queries.getQueryData<Session>(SESSION);
    // Only what the server says of somebody it knows.
    if (!session || session.kept || session.expired || session.actor.id === null) return;
    if (session.actor.id !== person) {
      person = session.actor.id;
      waiting.clear();
      void keepFor(person);
    }
    if (data === undefined || restoredSince(queryHash, dataUpdatedAt) || !keepsFor(session.actor)) return;
    if (!isKept(queryKey, data, session.actor)) return;
    waiting.set(queryHash, { key: queryKey, name: queryHash, data, at: dataUpdatedAt, day: session.today });
    clearTimeout(timer);
    timer = setTimeout(write, GATHER_MS);
  };
  const stop = queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') look(event.query);
  });
  for (const query of queries.getQueryCache().getAll()) look(query);
  return () => {
    stop();
    clearTimeout(timer);
    write();
  };
}
