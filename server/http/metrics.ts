import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type RequestHandler, Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { pathOf } from './log-requests.ts';

/** Routes as they are counted; the first that fits. Whatever else is asked for is one. */
const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/trpc\/(.*,)?live\.hints/, 'live'],
  [/^\/api\/trpc\//, 'trpc'],
  [/^\/api\/(health|ready)$/, 'health'],
  [/^\/api\/map$/, 'map'],
  [/^\/api\/timeline$/, 'timeline'],
  [/^\/api\/auth\//, 'sign-in'],
  [/^\/api\/uploads/, 'uploads'],
  [/^\/api\/files/, 'files'],
  [/^\/api\//, 'other'],
  [/^\/assets\//, 'assets'],
];
export const routeOf = (path: string): string =>
  ROUTES.find(([pattern]) => pattern.test(path))?.[1] ?? 'page';

/** Counts every answer. */
export const countRequests =
  (metrics: Metrics): RequestHandler =>
  (req, res, next) => {
    const began = performance.now();
    res.once('close', () => metrics.served(routeOf(pathOf(req)), res.statusCode, performance.now() - began));
    next();
  };

const digest = (text: string) => createHash('sha256').update(text).digest();
const isGiven = (header: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));

/** GET /metrics for whoever brings the token. */
export function metricsRoute(metrics: Metrics, token: string): Router {
  const routes = Router();
  routes.get('/metrics', async (req, res) => {
    if (!isGiven(req.get('authorization'), token)) throw new AppError('UNAUTHENTICATED');
    const { type, body } = await metrics.text();
    res.set({ 'Content-Type': type, 'Cache-Control': 'no-store' }).send(body);
  });
  return routes;
}

/** GET /metrics on a port of its own, which no proxy leads to; with a token, only for whoever brings it. */
export async function serveMetrics(
  metrics: Metrics,
  { port, host, token }: { port: number; host: string; token: string | null },
): Promise<Server> {
  const server = createServer((req, res) => {
    const refuse = (status: number) => void res.writeHead(status).end();
    if (req.method !== 'GET' || req.url?.split('?')[0] !== '/metrics') return refuse(404);
    if (token !== null && !isGiven(req.headers.authorization, token)) return refuse(401);
    metrics.text().then(
      ({ type, body }) => void res.writeHead(200, { 'content-type': type }).end(body),
      () => refuse(500),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return server;
}
