import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { ROOT } from '../root.ts';

const BUILT = join(ROOT, 'dist/client');

/** The built client. Its files carry a hash in their names and never change; index.html is asked for every time. */
export function staticRoutes(settings: { tileUrl: string | null; tileAttribution: string }): Router {
  const routes = Router();
  routes.use(
    '/assets',
    express.static(join(BUILT, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  // The page as it is built lacks its settings.
  routes.get('/index.html', (_req, res) => res.redirect('/'));
  routes.use(express.static(BUILT, { index: false, maxAge: '1h' }));
  const page = readFileSync(join(BUILT, 'index.html'), 'utf8').replace(
    '<!--settings-->',
    `<script type="application/json" id="settings">${JSON.stringify(settings).replaceAll('<', '\\u003c')}</script>`,
  );
  routes.get('/{*path}', (req, res, next) => {
    if (req.path.startsWith('/api/')) return next();
    res.set('Cache-Control', 'no-cache').type('html').send(page);
  });
  return routes;
}
