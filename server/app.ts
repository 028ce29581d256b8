import { createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Auth } from './auth.ts';
import type { Services } from './context.ts';
import { accountRoutes } from './http/account.ts';
import type { ReadSession } from './http/cookie.ts';
import { RETRY_AFTER_S } from './http/errors.ts';
import { exportRoutes } from './http/export.ts';
import { fileRoutes } from './http/files.ts';
import { firstFor } from './http/first.ts';
import { type GateOptions, markAddress, refuseForeignWrites, refuseOddAddresses } from './http/gate.ts';
import { healthRoutes } from './http/health.ts';
import { importRoutes } from './http/import.ts';
import { logRequests, requestOf } from './http/log-requests.ts';
import { mapRoute, timelineRoute } from './http/map.ts';
import { countRequests, metricsRoute } from './http/metrics.ts';
import type { SiteSettings } from './http/page.ts';
import { paperRoutes } from './http/papers.ts';
import { policyOf } from './http/policy.ts';
import { readingRoutes } from './http/reading.ts';
import { contextMaker } from './http/request.ts';
import { signInRoutes } from './http/sign-in.ts';
import { nothingHere, staticRoutes } from './http/static.ts';
import { limitStreams } from './http/streams.ts';
import { uploadRoutes } from './http/uploads.ts';
import { BATCH_LIMIT, BODY_LIMIT_BYTES } from './limits.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createSessions } from './people/sessions.ts';
import { appRouter, assertAllGuarded } from './router.ts';
import { asTrpcError } from './trpc.ts';

export interface AppOptions extends GateOptions {
  auth: Auth;
  /** Origin of a tile server, when one is set: the only foreign host the page may load from. */
  tileOrigin: string | null;
  https: boolean;
  readSession: ReadSession;
  /** Whether the city's provider vouches for people, too. */
  provider?: boolean;
  /** Where it is measured. */
  metrics?: Metrics | undefined;
  /** What opens /metrics here; without it they are on a port of their own, or nowhere. */
  metricsToken?: string | undefined;
  /** The pages, where this process serves them. */
  site?: SiteSettings;
}

/** The server without its port: tests mount it. */
export function createApp(services: Services, options: AppOptions): Express {
  assertAllGuarded();
  const { log } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustedProxies);
  app.use(logRequests(log, options.trustedProxies > 0));
  if (options.metrics) app.use(countRequests(options.metrics));
  app.use(helmet(policyOf(options)));
  // Answers to writes are short.
  const compress = compression();
  app.use((req, res, next) => (req.method === 'GET' ? compress(req, res, next) : next()));
  app.use(refuseOddAddresses(options, log));
  app.use(markAddress(options));
  const sessions = createSessions(services);
  const contextOf = contextMaker(services, sessions, options.readSession);
  app.use(healthRoutes(services));
  if (options.metrics && options.metricsToken) app.use(metricsRoute(options.metrics, options.metricsToken));
  app.use('/api', (_req, res, next) => {
    // Answers depend on who asks; only the map may be kept, and says so itself.
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', refuseForeignWrites(options, log));
  const { factorFor = [] } = services;
  const doors = { ...options, services, sessions, log };
  app.use(signInRoutes({ ...doors, factorFor, provider: options.provider ?? false }));
  app.use(accountRoutes(doors));
  app.use(mapRoute(contextOf));
  app.use(timelineRoute(contextOf));
  app.use(exportRoutes(contextOf));
  app.use(importRoutes(contextOf));
  app.use(readingRoutes(contextOf));
  app.use(uploadRoutes(contextOf));
  app.use(paperRoutes(contextOf));
  app.use(fileRoutes(contextOf));
  app.use('/api/trpc', limitStreams(options.metrics?.streams));
  app.use(
    '/api/trpc',
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req, res }) =>
        contextOf(req).catch((error: unknown) => {
          throw asTrpcError(error, log.child({ request: requestOf(res) }), 'who asks');
        }),
      maxBodySize: BODY_LIMIT_BYTES,
      maxBatchSize: BATCH_LIMIT,
      responseMeta: ({ errors }) =>
        errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE')
          ? { headers: { 'retry-after': String(RETRY_AFTER_S) } }
          : {},
    }),
  );
  app.use('/api', nothingHere);
  if (options.site) {
    app.use(staticRoutes({ settings: options.site, first: firstFor(contextOf) }));
  }
  return app;
}
