import { createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import { AppError, type ErrorCode } from '../shared/errors.ts';
import { type Auth, CLIENT_ADDRESS_HEADER } from './auth.ts';
import type { Services } from './context.ts';
import type { ReadSession } from './http/cookie.ts';
import { mapRoute } from './http/map.ts';
import { contextMaker } from './http/request.ts';
import { signInRoutes } from './http/sign-in.ts';
import { BATCH_LIMIT, BODY_LIMIT_BYTES } from './limits.ts';
import { withoutValues } from './log.ts';
import { createSessions } from './people/sessions.ts';
import { appRouter, assertAllGuarded } from './router.ts';

export interface AppOptions {
  auth: Auth;
  trustedProxies: number;
  /** Origin of a tile server, when one is set: the only foreign host the page may load from. */
  tileOrigin: string | null;
  https: boolean;
  readSession: ReadSession;
  /** Serving this machine only: then only its own names are answered, so that no foreign page can pose as ours. */
  loopback: boolean;
}

/** The server without its port: tests mount it. */
export function createApp(services: Services, options: AppOptions): Express {
  assertAllGuarded();
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustedProxies);
  app.use(helmet(policyOf(options)));
  // Answers to writes are short.
  const compress = compression();
  app.use((req, res, next) => (req.method === 'GET' ? compress(req, res, next) : next()));
  app.use(refuseOddAddresses(options.loopback));
  app.use((req, _res, next) => {
    if (options.trustedProxies === 0) dropForwarded(req.headers);
    req.headers[CLIENT_ADDRESS_HEADER] = req.ip ?? 'unknown';
    next();
  });
  const sessions = createSessions(services);
  const contextOf = contextMaker(services, sessions, options.readSession);
  app.get('/api/health', (_req, res) => void res.json({ ok: true }));
  app.use('/api', (_req, res, next) => {
    // Answers depend on who asks; only the map may be kept, and says so itself.
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', refuseForeignWrites);
  app.use(signInRoutes({ ...options, sessions }));
  app.use(mapRoute(contextOf));
  app.use(
    '/api/trpc',
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req }) => contextOf(req),
      maxBodySize: BODY_LIMIT_BYTES,
      maxBatchSize: BATCH_LIMIT,
    }),
  );
  app.use('/api', () => {
    throw new AppError('NOT_FOUND');
  });
  return app;
}

/** Last in the chain: an error that a route threw, as its code. */
export const errorHandler =
  (services: Services): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const given = (error as { status?: unknown }).status;
    const known = error instanceof AppError ? error.shape : { code: codeOf(given), fields: [] };
    const status = isRefusal(given) ? given : (STATUS[known.code] ?? 500);
    if (status >= 500) services.log.error({ err: withoutValues(error), path: req.path }, 'request failed');
    // What the file's route has said of the file does not hold for the error.
    for (const header of ['ETag', 'Last-Modified', 'Content-Type', 'Expires']) res.removeHeader(header);
    res.set('Cache-Control', 'no-store').status(status).json({ error: known });
  };

/** Express and its parsers say what is wrong with a request by a status. */
const isRefusal = (status: unknown): status is number =>
  typeof status === 'number' && status >= 400 && status < 500;

function codeOf(status: unknown): ErrorCode {
  const known = Object.entries(STATUS).find(([, number]) => number === status)?.[0];
  return (known as ErrorCode | undefined) ?? (isRefusal(status) ? 'INVALID' : 'INTERNAL');
}

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

const PLAIN_HOST = /^([\w.-]+|\[[\da-f:]+\])(:\d+)?$/i;
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A plain path at a plain host; on a loopback address only under this machine's own names. */
const refuseOddAddresses =
  (loopback: boolean): express.RequestHandler =>
  (req, _res, next) => {
    const host = req.headers.host ?? '';
    if (!req.url.startsWith('/') || !PLAIN_HOST.test(host)) throw new AppError('INVALID');
    if (loopback && !OWN_NAMES.test(host)) throw new AppError('FORBIDDEN');
    next();
  };

/** Without a proxy in front nobody but the sender has written these. */
function dropForwarded(headers: express.Request['headers']): void {
  for (const name of Object.keys(headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete headers[name];
  }
}

/** Cookies are SameSite=Lax; a write from another site's page is refused besides. */
const refuseForeignWrites: express.RequestHandler = (req, _res, next) => {
  const origin = req.headers.origin;
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== req.host);
  if (req.method !== 'GET' && foreign) throw new AppError('FORBIDDEN');
  next();
};

function policyOf({ tileOrigin, https }: AppOptions) {
  const images = ["'self'", 'data:', ...(tileOrigin ? [tileOrigin] : [])];
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: images,
        // React writes style attributes; scripts are only our own files.
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https,
  };
}
