import { request } from 'node:http';
import pino from 'pino';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { useServer } from '../support/here.ts';
import { type RunningServer, startApp } from '../support/server.ts';

const { server, services, post } = useServer();
const SITE = 'https://ccn.example.vn';

const more: RunningServer[] = [];
afterEach(async () => {
  for (const one of more.splice(0)) await one.close();
});
/** A server of one test's own, with other services or other options. */
async function another(...given: Parameters<typeof startApp>): Promise<RunningServer> {
  const started = await startApp(...given);
  more.push(started);
  return started;
}

/** A request as it is written, with headers that fetch does not let through. */
const send = (url: string, method: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const call = request(url, { method, path, headers }, (res) => {
        let body = '';
        res.on('data', (chunk: Buffer) => (body += chunk.toString()));
        res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, body }));
      });
      call.on('error', reject).end();
    },
  );

/** A database on which every query fails in one way. */
const failing = (error: unknown): Db =>
  new Proxy(services().db, {
    get: () => () => {
      throw error;
    },
  });

const AWAY = [
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('terminating connection'), { code: '57P01' }),
  Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
  Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
  new Error('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
];

describe('a database that is away', () => {
  test.each(AWAY.map((error) => [error.message, error]))(
    'regression: it was told as an error of the program (%s)',
    async (_said, cause) => {
      const wrapped = new Error('Failed query: select …', { cause });
      const broken = { ...services(), snapshots: { at: () => Promise.reject(wrapped) } };
      const there = await another(broken);
      const answers = [await there.get('/api/trpc/programmes.list?input={}'), await there.get('/api/map')];
      for (const answer of answers) {
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).toBe('5');
        expect(await answer.text()).toContain('"UNAVAILABLE"');
      }
    },
  );

  test('who asks cannot be found then: that is UNAVAILABLE too, and nobody is taken for the public', async () => {
    const { cookie } = await server().signIn('donganh');
    const there = await another({ ...services(), db: failing(AWAY[0]) });
    const answer = await there.get('/api/trpc/session.current', { as: cookie });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('regression: health said ok; now readiness asks the database, and liveness does not', async () => {
    const there = await another({ ...services(), db: failing(AWAY[0]) });
    expect((await there.get('/api/health')).status).toBe(200);
    expect((await there.get('/api/ready')).status).toBe(503);
    expect(await (await server().get('/api/ready')).json()).toEqual({ ok: true });
  });

  test('one that hangs is not ready after two seconds, however many ask, and costs one query', async () => {
    let asked = 0;
    const hanging = new Proxy(services().db, {
      get: () => () => {
        asked += 1;
        return new Promise(() => {});
      },
    });
    const there = await another({ ...services(), db: hanging });
    const answers = await Promise.all([1, 2, 3].map(() => there.get('/api/ready')));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(asked).toBe(1);
  });
});

describe('behind a proxy', () => {
  const proxied = () => another(services(), { https: true, publicOrigin: SITE, trustedProxies: 1 });

  test('regression: any host was served; now the public one is, and this machine’s own names', async () => {
    const { url } = await proxied();
    const statusAt = async (host: string) => (await send(url, 'GET', '/api/health', { host })).status;
    expect(await statusAt('ccn.example.vn')).toBe(200);
    expect(await statusAt('CCN.example.vn:443')).toBe(200);
    expect(await statusAt('localhost:3000')).toBe(200);
    expect(await statusAt('evil.example')).toBe(403);
  });

  test.each([
    ['the site itself', { origin: SITE }, 200],
    ['the site itself, as browsers say', { origin: SITE, 'sec-fetch-site': 'same-origin' }, 200],
    ['a command without an origin', {}, 200],
    ['regression: the same host under http', { origin: 'http://ccn.example.vn' }, 403],
    ['another port', { origin: `${SITE}:8443` }, 403],
    ['a sub-domain, as browsers say', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site, which hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
  ])('a write from %s', async (_who, headers, status) => {
    const { url } = await proxied();
    const sent = { host: 'ccn.example.vn', ...headers } as Record<string, string>;
    expect((await send(url, 'POST', '/api/auth/sign-out', sent)).status).toBe(status);
  });

  test('regression: a proxy that forgot the host header made every write a foreign one', async () => {
    const { url } = await proxied();
    expect((await send(url, 'POST', '/api/auth/sign-out', { origin: SITE })).status).toBe(200);
  });

  test('regression: a sub-domain could plant the cookie; now its name makes browsers refuse that', async () => {
    const { url } = await proxied();
    const answer = await fetch(`${url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: SITE },
      body: JSON.stringify({ username: 'donganh', password: 'minh-hoa-2025' }),
    });
    expect(answer.status).toBe(200);
    const [cookie = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^__Host-ccn\.session_token=/);
    for (const attribute of [/; Secure/i, /; HttpOnly/i, /; Path=\/(;|$)/i, /; SameSite=Lax/i])
      expect(cookie).toMatch(attribute);
    expect(cookie).not.toMatch(/domain=/i);
    const session = await fetch(`${url}/api/trpc/session.current`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(await session.text()).toContain('area_committee');
  });
});

test('no other site may frame a page, and fonts come from here', async () => {
  const { headers } = await server().get('/api/health');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/font-src 'self'(;|$)/);
  expect(headers.get('x-frame-options')).toBe('DENY');
});

describe('live streams', () => {
  const open = (url: string, signal: AbortSignal, path = 'live.hints') =>
    fetch(`${url}/api/trpc/${path}`, { signal });

  test('regression: one address could open any number; now a hundred, however it spells the path', async () => {
    const { url } = await another(services());
    const stop = new AbortController();
    // Held on to: a stream that nobody holds is closed when the garbage is collected.
    const held = await Promise.all(Array.from({ length: 100 }, () => open(url, stop.signal)));
    expect((await open(url, stop.signal)).status).toBe(429);
    expect((await open(url, stop.signal, 'live%2Ehints')).status).toBe(429);
    expect(new Set(held.map(({ status }) => status))).toEqual(new Set([200]));
    stop.abort();
    // What was given up may be had again.
    const again = new AbortController();
    await expect.poll(async () => (await open(url, again.signal)).status, { timeout: 5_000 }).toBe(200);
    again.abort();
  });
});

describe('the log', () => {
  const lines: Record<string, unknown>[] = [];
  let logged: RunningServer;
  beforeAll(async () => {
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line) as never) });
    logged = await startApp({ ...services(), log });
    return () => logged.close();
  });
  const lineOf = async (id: string | null) => {
    await expect
      .poll(() => lines.some((line) => line['msg'] === 'request' && line['request'] === id))
      .toBe(true);
    return lines.filter((line) => line['request'] === id);
  };

  test('regression: nothing was logged; now one line a request, without what was asked for', async () => {
    const answer = await logged.get('/api/map?asOf=2024-06-30&secret=not-for-the-log');
    const [line] = await lineOf(answer.headers.get('x-request-id'));
    expect(line).toMatchObject({ method: 'GET', path: '/api/map', status: 200, person: 'public' });
    expect(JSON.stringify(line)).not.toContain('not-for-the-log');
  });

  test('signing in, failing to, and signing out leave a trace, and no password does', async () => {
    lines.length = 0;
    const { cookie } = await logged.signIn('donganh');
    await logged.signIn('donganh', 'a-wrong-password');
    const who = await logged.get('/api/trpc/session.current', { as: cookie });
    await lineOf(who.headers.get('x-request-id'));
    await logged.get('/api/auth/sign-out', { method: 'POST', as: cookie });
    const said = (msg: string) => lines.find((line) => line['msg'] === msg);
    expect(said('signed in')).toMatchObject({ user: 'donganh', address: '127.0.0.1' });
    expect(said('sign-in failed')).toMatchObject({ user: 'donganh', address: '127.0.0.1' });
    expect(said('signed out')).toMatchObject({ person: 'p-committee-017' });
    expect(lines.find((line) => line['path'] === '/api/trpc/session.current')).toMatchObject({
      person: 'p-committee-017',
    });
    expect(JSON.stringify(lines)).not.toMatch(/minh-hoa|wrong-password/);
  });

  test('an error carries the id of its request, and health is not told', async () => {
    lines.length = 0;
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line) as never) });
    const snapshots = { at: () => Promise.reject(new Error('broken')) };
    const there = await another({ ...services(), log, snapshots });
    await there.get('/api/health');
    const answer = await there.get('/api/trpc/programmes.list?input={}');
    const found = await lineOf(answer.headers.get('x-request-id'));
    expect(found.map((line) => line['msg'])).toEqual(['procedure failed', 'request']);
    expect(lines.some((line) => line['path'] === '/api/health')).toBe(false);
  });

  test('regression: the sign-in library’s own errors passed by the log, with what it was writing', async () => {
    lines.length = 0;
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line) as never) });
    const cause = new Error('relation is gone');
    const secret = new Error('Failed query: insert …\nparams: tok-123,p-city', { cause });
    const there = await another({ ...services(), log, db: failing(secret) });
    const { status } = await there.signIn('lanhdao');
    expect(status).toBe(500);
    expect(JSON.stringify(lines)).toContain('relation is gone');
    expect(JSON.stringify(lines)).not.toContain('tok-123');
  });
});

test('regression: errors of signing in carried the library’s sentences', async () => {
  for (const [body, status, code] of [
    [{ username: 'lanhdao', password: 'nope-nope' }, 401, 'UNAUTHENTICATED'],
    [{ username: 'an-nguyen', password: 'nope-nope' }, 401, 'UNAUTHENTICATED'],
    [{ username: 'ab', password: 'nope-nope' }, 401, 'UNAUTHENTICATED'],
    [{ username: 'lanhdao' }, 400, 'INVALID'],
    ['{"username":', 400, 'INVALID'],
  ] as const) {
    const answer = await post('/api/auth/sign-in/username', body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code, fields: [] } });
  }
});
