import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import { ROOT } from '../root.ts';
import type { First } from './first.ts';
import { PAGES, pageOf, SHELL, type SiteSettings } from './page.ts';

const BUILT = join(ROOT, 'dist/client');

export interface Site {
  settings: SiteSettings;
  /** What a page begins with, for whoever asks; without it pages begin with nothing. */
  first?: ((page: string, req: Request) => Promise<First | null>) | undefined;
  built?: string;
}

/** What was compressed when it was built goes out as it is (vite.config.ts). */
const compressed =
  (folder: string): RequestHandler =>
  (req, _res, next) => {
    const isThere = req.acceptsEncodings('br') && existsSync(join(folder, `${req.path}.br`));
    if (isThere && !req.path.includes('..')) req.url = `${req.path}.br`;
    next();
  };

function typed(res: Response, path: string): void {
  if (!path.endsWith('.br')) return;
  res.type(extname(path.slice(0, -'.br'.length))).set({ 'Content-Encoding': 'br', Vary: 'Accept-Encoding' });
}

/** What says which files belong to the newest release is never answered from a browser's memory. */
const ALWAYS_ASKED = new Set(['worker.js', 'manifest.webmanifest']);

function fresh(res: Response, path: string): void {
  if (ALWAYS_ASKED.has(basename(path))) res.set('Cache-Control', 'no-cache');
}

/** The built client. Its files carry a hash in their names and never change; a page is made for whoever asks. */
export function staticRoutes({ settings, first, built = BUILT }: Site): Router {
  const routes = Router();
  routes.use(
    '/assets',
    compressed(join(built, 'assets')),
    express.static(join(built, 'assets'), {
      setHeaders: typed,
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
      redirect: false,
    }),
  );
  // The page as it is built lacks its settings.
  routes.get('/index.html', (_req, res) => res.redirect('/'));
  routes.use(express.static(built, { index: false, maxAge: '1h', redirect: false, setHeaders: fresh }));
  const page = pageOf(built, settings);
  if (page === null) return routes;
  const send = (res: Response, status: 200 | 404, html: string) =>
    res
      .status(status)
      .set({ 'Cache-Control': 'private, no-cache', Vary: 'Cookie, Accept-Language' })
      .type('html')
      .send(html);
  // Kept on the device (client/worker): no answer, no word, nobody's.
  routes.get(SHELL, (_req, res) => send(res, 200, page.write('', null)));
  for (const path of Object.keys(PAGES)) {
    routes.get(path, async (req, res) => {
      send(res, 200, page.write(path, (await first?.(path, req)) ?? null));
    });
  }
  routes.all(Object.keys(PAGES), (_req, res) => {
    res.set('Allow', 'GET, HEAD');
    throw Object.assign(new AppError('INVALID'), { status: 405 });
  });
  // Somebody who has mistyped sees the page say so; a monitor that asks at the wrong path sees the status.
  routes.get('/{*path}', (_req, res) => void send(res, 404, page.write('', null)));
  return routes;
}

/** The last of all routes: nothing is here. */
export const nothingHere: RequestHandler = () => {
  throw new AppError('NOT_FOUND');
};
