import { QueryClient } from '@tanstack/react-query';
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../server/router.ts';
import { type ClusterRow, type PackedRows, unpackRows } from '../shared/cluster-row.ts';
import type { Day } from '../shared/day.ts';
import type { ErrorShape } from '../shared/errors.ts';

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
      retry: (count, error) => errorOf(error).code === 'UNAVAILABLE' && count < 3,
    },
  },
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** What went wrong, as a code and fields; a server that cannot be reached is UNAVAILABLE. */
export function errorOf(error: unknown): ErrorShape {
  if (error instanceof ApiError) return error.shape;
  if (error instanceof TRPCClientError) {
    const data = error.data as { error?: ErrorShape } | null | undefined;
    if (data?.error) return data.error;
  }
  return { code: 'UNAVAILABLE', fields: [] };
}

export class ApiError extends Error {
  readonly shape: ErrorShape;
  constructor(shape: ErrorShape) {
    super(shape.code);
    this.shape = shape;
  }
}

/** What a door that does not speak our codes means by its status. */
const BY_STATUS: Record<number, ErrorShape['code']> = {
  400: 'INVALID',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  429: 'TOO_MANY',
};

/** A request outside tRPC; throws ApiError with the server's code. */
export async function fetchJson<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init).catch(() => null);
  if (!response) throw new ApiError({ code: 'UNAVAILABLE', fields: [] });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const known = (body as { error?: ErrorShape } | null)?.error;
  throw new ApiError(known ?? { code: BY_STATUS[response.status] ?? 'INTERNAL', fields: [] });
}

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
