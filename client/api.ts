import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../server/router.ts';
import { type ClusterRow, type PackedRows, unpackRows } from '../shared/cluster-row.ts';
import { addDays, type Day, daysBetween } from '../shared/day.ts';
import type { Player } from '../shared/timeline-player.ts';
import type { SentTimeline } from '../shared/timeline-wire.ts';
import { awayDelay, errorOf, fetchAnswer, fetchJson, mayPass } from './failure.ts';

const URL_TRPC = '/api/trpc';
const MAX_URL = 2000;

export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: URL_TRPC }),
      false: httpBatchLink({ url: URL_TRPC, maxURLLength: MAX_URL, maxItems: 10, fetch: fetchAnswer }),
    }),
  ],
});

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What changes is announced by the live stream; the rest may stay for a while.
      staleTime: 5 * 60_000,
      // Asked again for as long as the page is open: a wall screen has nobody to reload it.
      retry: (_count, error) => mayPass(error),
      retryDelay: awayDelay,
    },
  },
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

export interface MapAnswer {
  asOf: Day;
  rows: ClusterRow[];
}

/** All clusters on a day. The browser revalidates by itself: an unchanged map costs a 304. */
export const mapQuery = (asOf: Day | null) => ({
  queryKey: ['map', asOf ?? 'today'],
  queryFn: async (): Promise<MapAnswer> => {
    const packed = await fetchJson<PackedRows & { asOf: Day }>(`/api/map${asOf ? `?asOf=${asOf}` : ''}`);
    return { asOf: packed.asOf, rows: unpackRows(packed) };
  },
});

/** A record that is too large to be played whole is played from a later day on; less than this is no slider. */
const LEAST_DAYS = 90;

/** The record from a day to today, or as much of its end as can be played at once. Its rules come when they are asked for. */
async function askTimeline(from: Day, to: Day): Promise<Player> {
  try {
    const [sent, { readTimeline }, { playerOf }] = await Promise.all([
      fetchJson<SentTimeline>(`/api/timeline?from=${from}&to=${to}`),
      import('../shared/timeline-wire.ts'),
      import('../shared/timeline-player.ts'),
    ]);
    return playerOf(readTimeline(sent));
  } catch (error) {
    const half = Math.floor(daysBetween(from, to) / 2);
    if (errorOf(error).code !== 'TOO_LARGE' || half < LEAST_DAYS) throw error;
    return askTimeline(addDays(to, -half), to);
  }
}

/** What a past day knew does not change any more: it is asked for once, and the day that still changes is the map's. */
export const timelineQuery = (from: Day, to: Day) => ({
  queryKey: ['timeline', from, to],
  queryFn: () => askTimeline(from, to),
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
  meta: { fixed: true },
});
