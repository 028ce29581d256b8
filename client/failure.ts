import { TRPCClientError } from '@trpc/client';
import { NewerAnswer } from '../shared/codec.ts';
import type { ErrorCode, ErrorShape } from '../shared/errors.ts';

export class ApiError extends Error {
  readonly shape: ErrorShape;
  constructor(shape: ErrorShape) {
    super(shape.code);
    this.shape = shape;
  }
}

/** What a door that does not speak our codes means by its status; the last three are a proxy's whose server is away. */
const BY_STATUS: Record<number, ErrorCode> = {
  400: 'INVALID',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  429: 'TOO_MANY',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'UNAVAILABLE',
};
const byStatus = (status: number): ErrorCode => BY_STATUS[status] ?? 'INTERNAL';
const only = (code: ErrorCode): ErrorShape => ({ code, fields: [] });

/** How browsers tell that a part of the program could not be loaded: the server is away, or has a newer release. */
const LOST_PART = /dynamically imported module|importing a module script|preload css/i;
export const isLostPart = (error: unknown): boolean =>
  error instanceof Error && LOST_PART.test(error.message);

/**
 * What went wrong, as a code and fields. UNAVAILABLE is a server that was not reached or that says so itself; what
 * nobody expected, our own mistakes above all, is INTERNAL and must not send people to look after their network.
 */
export function errorOf(error: unknown): ErrorShape {
  if (error instanceof ApiError) return error.shape;
  if (error instanceof NewerAnswer) return only('OUTDATED');
  if (isLostPart(error)) return only('UNAVAILABLE');
  if (!(error instanceof TRPCClientError)) return only('INTERNAL');
  if (error.cause instanceof ApiError) return error.cause.shape;
  const told = (error.data as { error?: ErrorShape } | null | undefined)?.error;
  if (told) return told;
  // fetch itself fails with a TypeError, before an answer or in the middle of one.
  if (error.cause instanceof TypeError) return only('UNAVAILABLE');
  const response = error.meta?.['response'];
  return only(response instanceof Response ? byStatus(response.status) : 'INTERNAL');
}

/**
 * A network that one has to sign in to answers for our server, and says that all is well; a proxy says that it is not.
 * Both do it with a page, which no answer of ours is.
 */
const isPage = ({ headers }: Response): boolean =>
  (headers.get('Content-Type') ?? '').startsWith('text/html');

/** fetch for tRPC, which takes a page for an answer that is broken: it is none, and the server was not reached. */
export async function fetchAnswer(...asked: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...asked);
  if (isPage(response)) throw new TypeError(`a page of somebody else’s, ${response.status}`);
  return response;
}

/** Came from the server or from the way to it, and not from our own code. */
export const isServers = (error: unknown): boolean =>
  error instanceof ApiError || error instanceof TRPCClientError || isLostPart(error);

/** The server is away or failed: it may be mended without anybody touching this page. */
export const mayPass = (error: unknown): boolean =>
  isServers(error) && ['UNAVAILABLE', 'INTERNAL'].includes(errorOf(error).code);

export const isAway = (error: unknown): boolean => errorOf(error).code === 'UNAVAILABLE';

/** Milliseconds until a server that was away is asked again: 1 s, 2 s, 4 s … and never more than half a minute. */
export const awayDelay = (attempt: number): number => Math.min(30_000, 1000 * 2 ** attempt);

/** A request outside tRPC; throws ApiError with the server's code. */
export async function fetchJson<T>(url: string, init?: RequestInit): Promise<T> {
  const away = (): never => {
    throw new ApiError(only('UNAVAILABLE'));
  };
  const response = await fetch(url, init).catch(away);
  const body = parsed(await response.text().catch(away));
  if (response.ok && isPage(response)) return away();
  if (response.ok) return body as T;
  const told = (body as { error?: ErrorShape } | null)?.error;
  throw new ApiError(told ?? only(byStatus(response.status)));
}

/** An error's body may be a proxy's page: then its status says all there is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
