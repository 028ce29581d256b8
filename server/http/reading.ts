import { type Request, Router } from 'express';
import { invalid } from '../../shared/errors.ts';
import { can } from '../../shared/roles.ts';
import type { Look } from '../reading/child.ts';
import { MOST_BYTES, PAGES_READ } from '../reading/limits.ts';
import { assertMay } from '../trpc.ts';
import { bytesUpTo, goneSignal } from './body.ts';
import type { ContextOf } from './request.ts';

const bodyOf = bytesUpTo(MOST_BYTES);

/**
 * For a cluster that is not in the register yet, of which nothing can be on file: the bytes of its decision come with the
 * question, and reading keeps nothing of them. What is kept is sent beside it, by the way of all files.
 * POST /api/reading: what it proposes, as documents.read. POST /api/reading/page?page=1&turn=0: { picture }, the address
 * of a picture of that page, or null.
 */
export function readingRoutes(contextOf: ContextOf): Router {
  const routes = Router();
  routes.post('/api/reading', async (req, res) => {
    const ctx = await contextOf(req);
    // Whoever may not is told so before anything of the file is read.
    assertMay(can(ctx.actor, 'register.write'));
    res.json(await ctx.reader.read(await bodyOf(req, res), goneSignal(res)));
  });
  routes.post('/api/reading/page', async (req, res) => {
    const ctx = await contextOf(req);
    assertMay(can(ctx.actor, 'register.write'));
    const look = lookIn(req);
    const drawn = await ctx.reader.draw(await bodyOf(req, res), look, goneSignal(res));
    res.json({ picture: drawn && `data:image/webp;base64,${Buffer.from(drawn).toString('base64')}` });
  });
  return routes;
}

function lookIn({ query }: Request): Look {
  const [page, asked] = [Number(query['page']), Number(query['turn'])];
  if (!Number.isInteger(page) || page < 1 || page > PAGES_READ) throw invalid('page', 'malformed');
  const turn = ([0, 90, 180, 270] as const).find((one) => one === asked);
  if (turn === undefined) throw invalid('turn', 'malformed');
  return { page, turn };
}
