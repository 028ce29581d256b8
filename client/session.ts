import {
  type QueryClient,
  queryOptions,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import type { AppRouter } from '../server/router.ts';
import { type Day, isDay } from '../shared/day.ts';
import { levelOn } from '../shared/unit.ts';
import { client, trpc } from './api.ts';

export interface Session extends Answer {
  /**
   * The server does not know this person any more: their session has ended, and they have not signed out. The page stays
   * theirs, with what they are typing; `asks` counts how often something needed them to sign in.
   */
  expired?: { asks: number };
}
type Answer = inferRouterOutputs<AppRouter>['session']['current'];

const KEY = trpc.session.current.queryKey();

/** Asked again every five minutes: a wall screen that stays open must not keep yesterday. */
const SESSION = queryOptions({
  queryKey: KEY,
  queryFn: async ({ client: queries, signal }): Promise<Session> => {
    const now = await client.session.current.query(undefined, { signal });
    const before = queries.getQueryData<Session>(KEY);
    const isGone = before !== undefined && before.actor.id !== null && now.actor.id === null;
    if (!isGone) return now;
    const { name, actor, expired = { asks: 0 } } = before;
    return { ...now, name, actor, expired };
  },
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
});

/** Something needs this person to sign in again: the dialog that lets them opens. */
export function askToSignIn(queries: QueryClient): void {
  queries.setQueryData<Session>(
    KEY,
    (session) => session && { ...session, expired: { asks: (session.expired?.asks ?? 0) + 1 } },
  );
}

/** Somebody has signed in over the page that stands: all that is shown is asked for again. */
export function signedIn(queries: QueryClient, session: Session): void {
  queries.setQueryData<Session>(KEY, session);
  void queries.invalidateQueries();
}

/** Who is signed in, and what day it is on the server's clock. Loaded before anything is shown. */
export const useSession = (): Session => useSuspenseQuery(SESSION).data;

/** How often the session has been asked for in vain by now, and why. */
export function useVainAttempts(): { failures: number; reason: unknown } {
  const queries = useQueryClient();
  const state = useSyncExternalStore(
    (tell) => queries.getQueryCache().subscribe(tell),
    () => queries.getQueryState(SESSION.queryKey),
  );
  return { failures: state?.fetchFailureCount ?? 0, reason: state?.fetchFailureReason ?? null };
}

export interface AsOf {
  /** The day looked at. */
  day: Day;
  today: Day;
  /** What reads are asked with: undefined for today, so that "today" stays today past midnight. */
  param: { asOf?: Day };
  isToday: boolean;
  /** What stands in the URL for the day and is none; null where it is one. */
  wrong: string | null;
}

/** The as-of day of the whole page, from the URL. */
export function useAsOf(): AsOf {
  const { today } = useSession();
  const [params] = useSearchParams();
  const chosen = params.get('asof');
  const wrong = chosen !== null && !isDay(chosen) ? chosen : null;
  const day = chosen !== null && wrong === null ? chosen : today;
  const isToday = day === today;
  return { day, today, isToday, param: isToday ? {} : { asOf: day }, wrong };
}

/** The first day of which anything is on record; null while the server does not say. */
export const useRecordSince = (): Day | null => useSession().recordSince;

/** For what does not change while the page is open; the live stream leaves it alone. */
const FIXED = { staleTime: Number.POSITIVE_INFINITY, meta: { fixed: true } };

/** Names of the units that exist on the day looked at. */
export function useUnits() {
  const { day } = useAsOf();
  return useUnitsOn(day);
}

/** The same for any day. Until its names are there those of another day stand, where the units are the same. */
export function useUnitsOn(day: Day) {
  const { today } = useSession();
  const asked = day === today ? {} : { asOf: day };
  return useQuery({
    ...trpc.units.list.queryOptions(asked, FIXED),
    placeholderData: (before) => (before?.[0]?.level === levelOn(day) ? before : undefined),
  });
}

/** The cells of the schematic map; they never change. */
export const cellsQuery = trpc.units.cells.queryOptions(undefined, FIXED);
export const useCells = () => useQuery(cellsQuery);
