import { hashKey, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { trpc } from '../api.ts';
import type { Session } from '../session.ts';
import { restoredSince, restoreFor, type Since } from './kept/restore.ts';
import { keepsFor } from './kept/what.ts';

/** While the server is away, what the pages gone to would ask it for comes from the device. */
export function useKeptAnswers(isAway: boolean, { actor }: Session): void {
  const queries = useQueryClient();
  const person = keepsFor(actor) ? actor.id : null;
  useEffect(
    function restore() {
      if (!isAway || person === null) return undefined;
      const again = () => void restoreFor(queries, person);
      again();
      return queries.getQueryCache().subscribe(({ type, query: { state } }) => {
        if (type === 'observerAdded' && state.data === undefined) again();
      });
    },
    [isAway, person, queries],
  );
}

/** The server answers again after the page began without it: everything shown is asked for. */
export function useFreshAgain({ kept }: Session): void {
  const queries = useQueryClient();
  const isKept = kept !== undefined;
  const was = useRef(isKept);
  useEffect(
    function askAgain() {
      if (was.current && !isKept) void queries.invalidateQueries();
      was.current = isKept;
    },
    [queries, isKept],
  );
}

/** While the server is away: since when the oldest answer on the screen holds. Null for those whose answers are not kept. */
export function useShownSince(isAway: boolean, { actor, today, kept }: Session): Since | null {
  const queries = useQueryClient();
  const isTold = isAway && keepsFor(actor);
  const text = useSyncExternalStore(
    (tell) => queries.getQueryCache().subscribe(tell),
    () => {
      const since = isTold ? oldestShown(queries, today) : null;
      return since && `${since.at} ${since.day}`;
    },
  );
  const [at, day] = text?.split(' ') ?? [];
  if (at !== undefined && day !== undefined) return { at: Number(at), day };
  return kept ? { at: kept.at, day: today } : null;
}

const SESSION = hashKey(trpc.session.current.queryKey());

function oldestShown(queries: QueryClient, today: string): Since | null {
  const shown = queries
    .getQueryCache()
    .findAll({ type: 'active' })
    .filter(
      ({ queryHash, state, meta }) =>
        state.data !== undefined && queryHash !== SESSION && meta?.['fixed'] !== true,
    )
    .map(({ queryHash, state: { dataUpdatedAt: at } }) => restoredSince(queryHash, at) ?? { at, day: today });
  return shown.sort((a, b) => a.at - b.at)[0] ?? null;
}
