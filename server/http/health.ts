import { setTimeout as sleep } from 'node:timers/promises';
import { Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { Services } from '../context.ts';
import { withoutValues } from '../log.ts';

const PATIENCE_MS = 2_000;

/**
 * GET /api/health: the process lives (restart it when this fails). GET /api/ready: its database answers too (send
 * nobody here while this fails; a restart would not help).
 */
export function healthRoutes({ db, log }: Pick<Services, 'db' | 'log'>): Router {
  const routes = Router();
  // One question at a time, however many ask: a database that hangs must not lose all its connections to this.
  const held: { asked: Promise<boolean> | null } = { asked: null };
  const ask = () => {
    held.asked ??= db
      .execute('select 1')
      .then(
        () => true,
        (error: unknown) => {
          log.warn({ err: withoutValues(error) }, 'the database does not answer');
          return false;
        },
      )
      .finally(() => {
        held.asked = null;
      });
    return held.asked;
  };
  routes.get('/api/health', (_req, res) => void res.set('Cache-Control', 'no-store').json({ ok: true }));
  routes.get('/api/ready', async (_req, res) => {
    const late = new AbortController();
    const tooLate = sleep(PATIENCE_MS, false, { signal: late.signal }).catch(() => false);
    const ready = await Promise.race([ask(), tooLate]);
    late.abort();
    if (!ready) throw new AppError('UNAVAILABLE');
    res.set('Cache-Control', 'no-store').json({ ok: true });
  });
  return routes;
}
