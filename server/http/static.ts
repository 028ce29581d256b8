import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import { ROOT } from '../root.ts';

const BUILT = join(ROOT, 'dist/client');

/** The client's pages, as client/router.tsx has them (a test compares): any other path is answered, but with 404. */
export const PAGES = [
  '/',
  '/clusters/:code',
  '/areas/:code',
  '/delays',
  '/programmes',
  '/work',
  '/sign-in',
] as const;

interface Settings {
  tileUrl: string | null;
  tileAttribution: string;
}

/** The built client. Its files carry a hash in their names and never change; index.html is asked for every time. */
export function staticRoutes(settings: Settings, built = BUILT): Router {
  const routes = Router();
  routes.use(
    '/assets',
    express.static(join(built, 'assets'), {
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
      redirect: false,
    }),
  );
  // The page as it is built lacks its settings.
  routes.get('/index.html', (_req, res) => res.redirect('/'));
  routes.use(express.static(built, { index: false, maxAge: '1h', redirect: false }));
  const page = pageOf(join(built, 'index.html'), settings);
  if (page === null) return routes;
  const send =
    (status: 200 | 404): RequestHandler =>
    (_req, res) =>
      void res.status(status).set('Cache-Control', 'no-cache').type('html').send(page);
  routes.get([...PAGES], send(200));
  routes.all([...PAGES], (_req, res) => {
    res.set('Allow', 'GET, HEAD');
    throw Object.assign(new AppError('INVALID'), { status: 405 });
  });
  // Somebody who has mistyped sees the page say so; a monitor that asks at the wrong path sees the status.
  routes.get('/{*path}', send(404));
  return routes;
}

/** Null in development, where vite serves the pages. */
function pageOf(file: string, settings: Settings): string | null {
  if (!existsSync(file)) return null;
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return readFileSync(file, 'utf8').replace(
    '<!--settings-->',
    () => `<script type="application/json" id="settings">${json}</script>`,
  );
}

/** The last of all routes: nothing is here. */
export const nothingHere: RequestHandler = () => {
  throw new AppError('NOT_FOUND');
};
