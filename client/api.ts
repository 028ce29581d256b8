import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../server/router.ts';
import { type ClusterRow, type PackedRows, unpackRows } from '../shared/cluster-row.ts';
import type { Day } from '../shared/day.ts';
import { awayDelay, fetchJson, mayPass } from './failure.ts';

const URL_TRPC = '/api/trpc';
const MAX_URL = 2000;

export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: URL_TRPC }),
      false: httpBatchLink({ url: URL_TRPC, maxURLLength: MAX_URL, maxItems: 10 }),
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
