import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorHandler } from '../../server/http/errors.ts';
import { nothingHere, PAGES, staticRoutes } from '../../server/http/static.ts';
import { ROOT } from '../../server/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'ccn-pages-'));
const server = createServer();
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>the page</title><!--settings-->');
  writeFileSync(join(folder, 'assets/app.js'), 'export {};');
  const app = express();
  app.use(staticRoutes({ tileUrl: null, tileAttribution: '</script>$&' }, folder));
  app.use(nothingHere);
  app.use(errorHandler({ log: pino({ level: 'silent' }) }));
  server.on('request', app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, method = 'GET') =>
  new Promise<{ status: number | undefined; type: string; allow: string | undefined; body: string }>(
    (resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const call = request({ port, path, method, host: '127.0.0.1' }, (res) => {
        let body = '';
        res.on('data', (chunk: Buffer) => (body += chunk.toString()));
        const { 'content-type': type = '', allow } = res.headers;
        res.on('end', () => resolve({ status: res.statusCode, type, allow, body }));
      });
      call.on('error', reject).end();
    },
  );

test('the server knows every page of the client, and no other', () => {
  const routes = readFileSync(join(ROOT, 'client/router.tsx'), 'utf8');
  const pages = [...routes.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => String(path));
  expect(pages.length).toBeGreaterThan(3);
  expect(new Set<string>(PAGES)).toEqual(new Set(pages));
});

test.each(['/', '/clusters/HN-058', '/areas/017?lang=en', '/delays', '/delays/', '/sign-in'])(
  '%s is a page',
  async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('the page');
  },
);

test.each(['/health', '/healthz', '/ready', '/metrics', '/clusters', '/wp-login.php', '/%2e%2e/etc/passwd'])(
  'regression: a monitor that asked at %s was told that all is well',
  async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    // Somebody who mistyped still gets the page, which says so.
    expect(answer.body).toContain('the page');
  },
);

test.each(['TRACE', 'PUT', 'DELETE', 'POST'])(
  'regression: %s at a page was answered with the framework’s own HTML',
  async (method) => {
    const page = await ask('/delays', method);
    expect([page.status, page.allow]).toEqual([405, 'GET, HEAD']);
    expect(JSON.parse(page.body)).toEqual({ error: { code: 'INVALID', fields: [] } });
    const nowhere = await ask('/nowhere', method);
    expect(nowhere.status).toBe(404);
    expect(JSON.parse(nowhere.body)).toEqual({ error: { code: 'NOT_FOUND', fields: [] } });
  },
);

test('regression: the folder of the files led to a page of HTML', async () => {
  expect((await ask('/assets/app.js')).status).toBe(200);
  for (const path of ['/assets', '/assets/', '/assets/gone.js']) {
    const answer = await ask(path);
    expect(answer.status, path).toBe(404);
    expect(JSON.parse(answer.body)).toEqual({ error: { code: 'NOT_FOUND', fields: [] } });
  }
});

test('a setting cannot leave the element it stands in', async () => {
  const { body } = await ask('/');
  expect(body.match(/<\/script>/g)).toHaveLength(1);
  expect(body).toContain('$&');
});
