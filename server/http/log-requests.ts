import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** A proxy's own number for a request, if it sends one, so that its log and ours can be laid side by side. */
const GIVEN = /^[\w-]{8,64}$/;
/** Asked by machines or in dozens a page, and told by the proxy's log. */
const QUIET = /^\/(assets\/|api\/health$|api\/ready$|icon\.svg$)/;

export const requestOf = (res: Response): string => String(res.locals['request']);

/** Without the query: what somebody searched for is nobody's business. */
export const pathOf = (req: Request): string => req.originalUrl.split('?')[0] ?? '';

/** Said by whoever finds out who asks. */
export function setPerson(req: Request, person: string | null): void {
  if (req.res) req.res.locals['person'] = person;
}

/** One line a request, written when its answer is out, and an id that an answer, its line and its errors share. */
export const logRequests =
  (log: Logger, behindProxy: boolean): RequestHandler =>
  (req, res, next) => {
    const given = behindProxy ? req.get('x-request-id') : undefined;
    const request = given !== undefined && GIVEN.test(given) ? given : randomUUID();
    res.locals['request'] = request;
    res.set('X-Request-Id', request);
    const path = pathOf(req);
    const began = performance.now();
    if (!QUIET.test(path)) {
      res.once('close', () => {
        const { method } = req;
        const ms = Math.round(performance.now() - began);
        const person = (res.locals['person'] as string | null | undefined) ?? 'public';
        const cut = res.writableFinished ? {} : { cut: true };
        log.info({ request, method, path, status: res.statusCode, ms, person, ...cut }, 'request');
      });
    }
    next();
  };
