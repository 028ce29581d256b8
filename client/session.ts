import {
  hashKey,
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
import { client, queryClient, trpc } from './api.ts';
import { isAway } from './failure.ts';
import { restoreLast } from './offline/kept/restore.ts';
import { keepFor } from './offline/kept/store.ts';

export interface Session extends Answer {
  /**
   * The server does not know this person any more: their session has ended, and they have not signed out. The page stays
   * theirs, with what they are typing; `asks` counts how often something needed them to sign in.
   */
  expired?: { asks: number };
  /** The server has not been reached since the page began: this is what the device kept of its last answer. */
  kept?: { at: number };
}
type Answer = inferRouterOutputs<AppRouter>['session']['current'];

const KEY = trpc.session.current.queryKey();

/** Asked again every five minutes: a wall screen that stays open must not keep yesterday. One without a server, sooner. */
const EVERY_MS = 5 * 60_000;
const EVERY_AWAY_MS = 15_000;

export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ client: queries, signal }): Promise<Session> => {
    const asked = client.session.current.query(undefined, { signal });
    if (queries.getQueryData<Session>(KEY) === undefined) {
      const kept = await keptInstead(asked, queries);
      if (kept) return kept;
    }
    const now = await asked;
    const before = queries.getQueryData<Session>(KEY);
    if (before === undefined || before.actor.id === null) return now;
    const { name, actor, expired = { asks: 0 } } = before;
    if (now.actor.id === null) return { ...now, name, actor, expired };
    if (now.actor.id !== actor.id) forgetOthers(queries);
    return now;
  },
  // Without a network it is asked for all the same: what the device kept is only looked for in vain.
  networkMode: 'offlineFirst',
  staleTime: 60_000,
  refetchInterval: ({ state }) => (state.data?.kept ? EVERY_AWAY_MS : EVERY_MS),
});

/** Longer than this a page whose person is known to the device does not wait for the server. */
const PATIENCE_MS = 4_000;

/** The last session that the device knows, where the server is not to be had; null where it answers, or nothing is kept. */
async function keptInstead(asked: Promise<Answer>, queries: QueryClient): Promise<Session | null> {
  const isMissing = await Promise.race([
    asked.then(() => false, isAway),
    new Promise<true>((resolve) => setTimeout(resolve, PATIENCE_MS, true)),
  ]);
  return isMissing ? restoreLast(queries) : null;
}

/** Another person's page: nothing of what was asked for until now is theirs. */
const forgetOthers = (queries: QueryClient): void =>
  void queries.resetQueries({
    predicate: ({ queryHash, meta }) => queryHash !== hashKey(KEY) && meta?.['fixed'] !== true,
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
  const before = queries.getQueryData<Session>(KEY);
  if (before?.actor.id !== session.actor.id) queries.removeQueries({ type: 'inactive' });
  queries.setQueryData<Session>(KEY, session);
  void deviceIs(session);
  void queries.invalidateQueries();
}

/** From signing in on the device keeps nothing that was anybody else's. */
export const deviceIs = async ({ actor }: Session): Promise<unknown> =>
  actor.id !== null && keepFor(actor.id);

/** Who is signed in, and what day it is on the server's clock. Loaded before anything is shown. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

/** Whether the page is known to be of somebody who is signed in: before a screen is there that could ask. */
export const isSomebody = (): boolean => (queryClient.getQueryData<Session>(KEY)?.actor.id ?? null) !== null;

/** How often the session has been asked for in vain by now, and why. */
export function useVainAttempts(): { failures: number; reason: unknown } {
  const queries = useQueryClient();
  const state = useSyncExternalStore(
    (tell) => queries.getQueryCache().subscribe(tell),
    () => queries.getQueryState(KEY),
  );
  return { failures: state?.fetchFailureCount ?? 0, reason: state?.fetchFailureReason ?? null };
}

/** The session has been asked for in vain, and not only once. */
export function useIsInVain(): boolean {
  const queries = useQueryClient();
  return useSyncExternalStore(
    (tell) => queries.getQueryCache().subscribe(tell),
    () => (queries.getQueryState(KEY)?.fetchFailureCount ?? 0) > 1,
  );
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

export const unitsQuery = (asked: { asOf?: Day }) => trpc.units.list.queryOptions(asked, FIXED);

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
    ...unitsQuery(asked),
    placeholderData: (before) => (before?.[0]?.level === levelOn(day) ? before : undefined),
  });
}

/** The cells of the schematic map; they never change. */
export const cellsQuery = trpc.units.cells.queryOptions(undefined, FIXED);
export const useCells = () => useQuery(cellsQuery);
