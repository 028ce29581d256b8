import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { AppError, type ErrorCode, type ErrorShape } from '../../shared/errors.ts';
import { isAway } from '../db/away.ts';
import { withoutValues } from '../log.ts';
import { pathOf, requestOf } from './log-requests.ts';

/** When to ask again after UNAVAILABLE, in seconds. */
export const RETRY_AFTER_S = 5;

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  TOO_MANY: 429,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
};

/** Last in the chain: an error that a route threw, as its code. */
export const errorHandler =
  ({ log }: { log: Logger }): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const given = (error as { status?: unknown }).status;
    const known = shapeOf(error, given);
    const status = isRefusal(given) ? given : (STATUS[known.code] ?? 500);
    // Whoever says UNAVAILABLE of their own accord has said why.
    if (status >= 500 && !(error instanceof AppError && known.code === 'UNAVAILABLE'))
      log.error({ request: requestOf(res), err: withoutValues(error), path: pathOf(req) }, 'request failed');
    // What the file's route has said of the file does not hold for the error.
    for (const header of ['ETag', 'Last-Modified', 'Content-Type', 'Expires']) res.removeHeader(header);
    if (known.code === 'UNAVAILABLE') res.set('Retry-After', String(RETRY_AFTER_S));
    res.set('Cache-Control', 'no-store').status(status).json({ error: known });
  };

function shapeOf(error: unknown, status: unknown): ErrorShape {
  if (error instanceof AppError) return error.shape;
  return { code: isAway(error) ? 'UNAVAILABLE' : codeOf(status), fields: [] };
}

/** Express and its parsers say what is wrong with a request by a status. */
const isRefusal = (status: unknown): status is number =>
  typeof status === 'number' && status >= 400 && status < 500;

function codeOf(status: unknown): ErrorCode {
  const known = Object.entries(STATUS).find(([, number]) => number === status)?.[0];
  return (known as ErrorCode | undefined) ?? (isRefusal(status) ? 'INVALID' : 'INTERNAL');
}
