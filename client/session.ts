import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import { type Day, isDay } from '../shared/day.ts';
import { trpc } from './api.ts';

/** Asked again every five minutes: a wall screen that stays open must not keep yesterday. */
const SESSION = trpc.session.current.queryOptions(undefined, {
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
});

/** Who is signed in, and what day it is on the server's clock. Loaded before anything is shown. */
export const useSession = () => useSuspenseQuery(SESSION).data;

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
}

/** The as-of day of the whole page, from the URL. */
export function useAsOf(): AsOf {
  const { today } = useSession();
  const [params] = useSearchParams();
  const chosen = params.get('asof');
  const day = chosen !== null && isDay(chosen) ? chosen : today;
  const isToday = day === today;
  return { day, today, isToday, param: isToday ? {} : { asOf: day } };
}

/** The first day of which anything is on record; null while the server does not say. */
export const useRecordSince = (): Day | null => useSession().recordSince;

/** For what does not change while the page is open; the live stream leaves it alone. */
const FIXED = { staleTime: Number.POSITIVE_INFINITY, meta: { fixed: true } };

/** Names of the units that exist on the day looked at. */
export function useUnits() {
  const { param } = useAsOf();
  return useQuery(trpc.units.list.queryOptions(param, FIXED));
}

/** The cells of the schematic map; they never change. */
export const useCells = () => useQuery(trpc.units.cells.queryOptions(undefined, FIXED));
