import { Router } from 'express';
import { isDay } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { can } from '../../shared/roles.ts';
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
    const asOf = req.query['asOf'] ?? ctx.clock.today();
    if (typeof asOf !== 'string' || !isDay(asOf)) {
      throw new AppError('INVALID', { fields: [{ field: 'asOf', issue: 'date_impossible' }] });
    }
    const { etag, json, brotli } = await (await ctx.snapshots.at(asOf)).packed();
    res.set({ ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
    if (req.headers['if-none-match'] === etag) {
      res.status(304).end();
      return;
    }
    res.type('application/json');
    if (!req.acceptsEncodings('br')) {
      res.send(json);
      return;
    }
    res.set('Content-Encoding', 'br').end(brotli);
  });
  return routes;
}
