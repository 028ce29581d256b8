import { type Request, type Response, Router } from 'express';
import { type Day, isDay } from '../../shared/day.ts';
import { invalid } from '../../shared/errors.ts';
import { audienceOf, can } from '../../shared/roles.ts';
import type { Packed } from '../snapshot/snapshot.ts';
import { assertMay } from '../trpc.ts';
import type { ContextOf } from './request.ts';

/**
 * GET /api/map?asOf=YYYY-MM-DD: all clusters of a day as columns (shared/cluster-row.ts). Not a procedure, because it
 * answers from prepared bytes and by revalidation; guarded by the same rule.
 */
export function mapRoute(contextOf: ContextOf): Router {
  const routes = Router();
  routes.get('/api/map', async (req, res) => {
    const ctx = await contextOf(req);
    assertMay(can(ctx.actor, 'published.read'));
    const asOf = dayIn(req, 'asOf') ?? ctx.clock.today();
    const snapshot = await ctx.days.at(asOf);
    const packed = await snapshot.packed(audienceOf(ctx.actor));
    // Who asks decides what is in it: a shared cache may not keep one for the other.
    res.set({ 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding, Cookie' });
    sendPacked(res, packed);
  });
  return routes;
}

/**
 * GET /api/timeline?from=YYYY-MM-DD&to=YYYY-MM-DD: the record between two days (shared/timeline.ts), the same for
 * everybody: what is published. Prepared bytes, like the map.
 */
export function timelineRoute(contextOf: ContextOf): Router {
  const routes = Router();
  routes.get('/api/timeline', async (req, res) => {
    const ctx = await contextOf(req);
    assertMay(can(ctx.actor, 'published.read'));
    const [from, to] = [dayIn(req, 'from'), dayIn(req, 'to') ?? ctx.clock.today()];
    if (from === null) throw invalid('from', 'required');
    const packed = await ctx.days.between(from, to);
    res.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
    sendPacked(res, packed);
  });
  return routes;
}

/** A day in the address; null where it is left out. */
function dayIn(req: Request, name: string): Day | null {
  const given = req.query[name];
  if (given === undefined) return null;
  if (typeof given !== 'string' || !isDay(given)) throw invalid(name, 'date_impossible');
  return given;
}

/** Prepared bytes, or that what the browser holds is still right. */
export function sendPacked(res: Response, { etag, json, brotli }: Packed): void {
  res.set({ ETag: etag });
  if (res.req.headers['if-none-match'] === etag) {
    res.status(304).end();
    return;
  }
  res.type('application/json');
  if (res.req.acceptsEncodings('br')) res.set('Content-Encoding', 'br').end(brotli);
  else res.send(json);
}
