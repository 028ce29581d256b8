import { createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import { AppError, type ErrorCode } from '../shared/errors.ts';
import { type Auth, CLIENT_ADDRESS_HEADER } from './auth.ts';
import type { Services } from './context.ts';
import { mapRoute } from './http/map.ts';
import { contextMaker } from './http/request.ts';
import { signInRoutes } from './http/sign-in.ts';
import { withoutValues } from './log.ts';
import { createSessions } from './people/sessions.ts';
import { appRouter, assertAllGuarded } from './router.ts';

export interface AppOptions {
  auth: Auth;
  trustedProxies: number;
  /** Origin of a tile server, when one is set: the only foreign host the page may load from. */
  tileOrigin: string | null;
  https: boolean;
}

/** Room for a megabyte of text to reach the schema, which then says which field is too long. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const BATCH_LIMIT = 12;

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
  app.use((req, _res, next) => {
    req.headers[CLIENT_ADDRESS_HEADER] = req.ip ?? 'unknown';
    next();
  });
  const sessions = createSessions(services);
  const contextOf = contextMaker(services, sessions);
  app.get('/api/health', (_req, res) => void res.json({ ok: true }));
  app.use('/api', (_req, res, next) => {
    // Answers depend on who asks; only the map may be kept, and says so itself.
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', refuseForeignWrites);
  app.use(signInRoutes(options.auth, sessions));
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
    const shape = error instanceof AppError ? error.shape : { code: codeOf(error), fields: [] };
    const status = STATUS[shape.code] ?? 500;
    if (status >= 500) services.log.error({ err: withoutValues(error), path: req.path }, 'request failed');
    res.status(status).json({ error: shape });
  };

/** Express and its parsers say what is wrong with a request by a status. */
function codeOf(error: unknown): ErrorCode {
  const status = (error as { status?: unknown }).status;
  const known = Object.entries(STATUS).find(([, number]) => number === status)?.[0];
  return (known as ErrorCode | undefined) ?? 'INTERNAL';
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  TOO_MANY: 429,
  TOO_LARGE: 413,
};

/** Cookies are SameSite=Lax; a write from another site's page is refused besides. */
const refuseForeignWrites: express.RequestHandler = (req, _res, next) => {
  const origin = req.headers.origin;
  if (!URL.canParse(`http://${req.host}`)) throw new AppError('INVALID');
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
