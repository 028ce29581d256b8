import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorHandler } from '../../server/http/errors.ts';
import type { First } from '../../server/http/first.ts';
import { PAGES, SHELL } from '../../server/http/page.ts';
import { nothingHere, staticRoutes } from '../../server/http/static.ts';
import { ROOT } from '../../server/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'ccn-pages-'));
const server = createServer();
/** Whoever asks for the delays is told something with signs in it.. */
const first = (page: string): Promise<First | null> =>
  Promise.resolve(
    page === '/delays'
      ? {
          lang: 'en',
          isSomebody: false,
          hasLetters: false,
          name: 'Clusters',
          demonstration: { long: 'All of <it> is made up', short: 'Made up' },
          title: '<b>2 & 3</b> late',
          told: 'One & the other',
          isFinding: true,
          below: 'As of 31 March 2025',
          answers: [{ procedure: 'session.current', input: null, data: { name: '</script><b>' } }],
          map: null,
        }
      : null,
  );
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<html lang="vi"><title>the page</title><!--settings--><!--ahead-->' +
      '<link rel="stylesheet" crossorigin href="/assets/app.css"><!--first--><!--answers-->',
  );
  writeFileSync(join(folder, 'assets/app.js'), 'export {};');
  writeFileSync(join(folder, 'assets/app.js.br'), brotliCompressSync('export {};'));
  for (const file of ['worker.js', 'manifest.webmanifest', 'icon-192.png'])
    writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'assets/app.css'), 'h1{color:red}');
  writeFileSync(join(folder, 'assets/delays.css'), 'h2{color:blue}');
  writeFileSync(join(folder, 'assets/table.css'), 'td{color:green}');
  mkdirSync(join(folder, '.vite'));
  const manifest = {
    'index.html': { file: 'assets/app.js', isEntry: true, imports: ['_both.js'] },
    '_both.js': { file: 'assets/both.js' },
    'routes/delays.tsx': {
      file: 'assets/delays.js',
      imports: ['_both.js', '_table.js'],
      css: ['assets/delays.css'],
    },
    '_table.js': { file: 'assets/table.js', css: ['assets/table.css'] },
    '../shared/i18n/vi.ts': { file: 'assets/vi.js' },
    '../shared/i18n/en.ts': { file: 'assets/en.js' },
  };
  writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify(manifest));
  const app = express();
  app.use(
    staticRoutes({ settings: { tileUrl: null, tileAttribution: '</script>$&' }, built: folder, first }),
  );
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
  expect(new Set(Object.keys(PAGES))).toEqual(new Set(pages));
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

test('a page begins with its finding as text, in the language of whoever asks, and with the answers that it will want', async () => {
  const { body } = await ask('/delays');
  expect(body).toContain('<html lang="en">');
  expect(body).toContain(
    '<h1>&lt;b&gt;2 &amp; 3&lt;/b&gt; late</h1><p class="first-told first-finding">One &amp; the other</p><p class="muted">As of',
  );
  expect(body).toMatch(/<aside class="banner-demo">.*All of &lt;it&gt; is made up.*Made up.*<h1>/);
  expect(body).not.toContain('</script><b>');
  const [, json = ''] = /id="first-answers">(.*?)<\/script>/.exec(body) ?? [];
  expect(JSON.parse(json)).toEqual({
    answers: [{ procedure: 'session.current', input: null, data: { name: '</script><b>' } }],
    map: null,
  });
});

test('its styles stand in it, and the files of its screen and language are asked for at once, those of all screens once', async () => {
  const { body } = await ask('/delays');
  expect(body).toContain('<style>h1{color:red}</style>');
  // What a screen shares stands before its own; nothing of them is fetched, and its program does not miss them.
  const own = body.slice(body.indexOf('h1{color:red}'));
  expect(own.match(/td\{color:green\}|h2\{color:blue\}/g)).toEqual(['td{color:green}', 'h2{color:blue}']);
  const sheets = [...body.matchAll(/<link rel="stylesheet"[^>]*>/g)].map(([link]) => link);
  expect(sheets.every((link) => link.includes(' disabled'))).toBe(true);
  expect(sheets.join()).toMatch(/href="\/assets\/delays\.css"/);
  const links = [...body.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href);
  expect(links).toEqual(['/assets/delays.js', '/assets/table.js', '/assets/en.js']);
  expect((await ask('/')).body).not.toContain('modulepreload');
});

test('the page that browsers keep begins with nothing of anybody’s, whoever fetches it', async () => {
  const { status, body } = await ask(SHELL);
  expect(status).toBe(200);
  expect(body).toContain('the page');
  expect(body).not.toMatch(/first-answers|first-words|modulepreload/);
});

test('what says which release is the newest is asked for each time; all else is kept for a while', async () => {
  const { port } = server.address() as AddressInfo;
  const keeping = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).headers.get('cache-control');
  expect(await keeping('/worker.js')).toBe('no-cache');
  expect(await keeping('/manifest.webmanifest')).toBe('no-cache');
  expect(await keeping('/icon-192.png')).toBe('public, max-age=3600');
});

test('where nothing can be told in time the page comes without, and its program asks', async () => {
  const { status, body } = await ask('/work');
  expect(status).toBe(200);
  expect(body).toContain('<html lang="vi">');
  expect(body).not.toContain('first-answers');
});
