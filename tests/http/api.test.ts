import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authSession } from '../../server/db/schema.ts';
import { unpackRows } from '../../shared/cluster-row.ts';
import { useDatabase } from '../support/database.ts';
import { type RunningServer, startApp } from '../support/server.ts';
import { OWN, servicesOn, type TestServices, TODAY } from '../support/services.ts';

const database = useDatabase();
let services: TestServices;
let server: RunningServer;
let manager: string;
beforeAll(async () => {
  services = servicesOn(database().db);
  server = await startApp(services);
  manager = (await server.signIn('quanly')).cookie;
});
afterAll(() => server.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (path: string, body: unknown, more: RequestInit & { as?: string } = {}) =>
  server.get(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
    headers: { ...JSON_TYPE, ...more.headers },
  });
const forecast = (more: Record<string, unknown> = {}) => ({
  cluster: OWN,
  milestone: 'infrastructure_completed',
  expected: 0,
  request: uuidv7(),
  date: '2026-09',
  reason: 'permits',
  note: 'Chờ giấy phép',
  ...more,
});
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { data: { error: unknown } } }).error.data.error;

describe('signing in', () => {
  test('a session opens with the right password, stays out of scripts’ reach, and ends with signing out', async () => {
    const { status, cookie } = await server.signIn('donganh');
    expect(status).toBe(200);
    const current = async () =>
      (await (await server.get('/api/trpc/session.current', { as: cookie })).json()) as {
        result: { data: { actor: { role: string } } };
      };
    expect((await current()).result.data.actor.role).toBe('area_committee');
    await post('/api/auth/sign-out', {}, { as: cookie, headers: { origin: server.url } });
    expect((await current()).result.data.actor.role).toBe('public');
  });

  test('the cookie is HttpOnly and SameSite, and the password is nowhere in the answer', async () => {
    const response = await post(
      '/api/auth/sign-in/username',
      { username: 'lanhdao', password: 'minh-hoa-2025' },
      { headers: { origin: server.url } },
    );
    expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly/i);
    expect(response.headers.getSetCookie().join()).toMatch(/SameSite=Lax/i);
    expect(await response.text()).not.toContain('minh-hoa');
  });

  test('a wrong password and an unknown name are answered alike', async () => {
    const [wrong, unknown] = [
      await server.signIn('lanhdao', 'nope-nope'),
      await server.signIn('nobody', 'nope-nope'),
    ];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
  });

  test('from another site’s page it is refused', async () => {
    const response = await post(
      '/api/auth/sign-in/username',
      { username: 'lanhdao', password: 'minh-hoa-2025' },
      { headers: { origin: 'https://evil.example' } },
    );
    expect(response.status).toBe(403);
  });

  test('only signing in and out are reachable of the sign-in library', async () => {
    for (const path of [
      '/api/auth/sign-up/email',
      '/api/auth/update-user',
      '/api/auth/change-password',
      '/api/auth/list-sessions',
    ]) {
      expect((await post(path, {}, { as: manager })).status, path).toBe(404);
    }
  });

  test('a cookie that was made up opens nothing', async () => {
    const response = await server.get('/api/trpc/clusters.delays?input={}', {
      as: 'ccn.session_token=abc.def',
    });
    expect(response.status).toBe(401);
  });

  test('passwords are kept as argon2id', async () => {
    const stored = await database().db.query.authAccount.findMany();
    expect(stored.length).toBeGreaterThanOrEqual(5);
    expect(stored.every(({ password }) => password?.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(
      true,
    );
    expect((await database().db.select().from(authSession)).length).toBeGreaterThan(0);
  });

  test('guessing is slowed down: after twenty tries in a minute the door is closed', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 22; i++) statuses.push((await server.signIn('quantri', `guess-${i}-guess`)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the map', () => {
  test('is readable without signing in, and an unchanged one costs a 304', async () => {
    const first = await server.get('/api/map');
    const etag = first.headers.get('etag') ?? '';
    const body = (await first.json()) as Parameters<typeof unpackRows>[0] & { asOf: string };
    expect([first.status, body.asOf]).toEqual([200, TODAY]);
    expect(unpackRows(body)).toEqual((await services.snapshots.at(TODAY)).clusters.map(({ row }) => row));
    const second = await server.get('/api/map', { headers: { 'if-none-match': etag } });
    expect([second.status, await second.text()]).toEqual([304, '']);
  });

  test('changes its tag when something changes, and keeps it on a day that is over', async () => {
    const tag = async (query = '') => (await server.get(`/api/map${query}`)).headers.get('etag');
    const [now, past] = [await tag(), await tag('?asOf=2024-06-30')];
    const expected = (await services.snapshots.at(TODAY)).byCode.get(OWN)?.seq;
    expect(expected).toBeGreaterThan(0);
    const detail = await server.get(
      `/api/trpc/clusters.detail?input=${encodeURIComponent(JSON.stringify({ code: OWN }))}`,
      { as: manager },
    );
    const { result } = (await detail.json()) as {
      result: { data: { milestones: { milestone: string; version?: number }[] } };
    };
    const version = result.data.milestones.find(
      (line) => line.milestone === 'infrastructure_completed',
    )?.version;
    const saved = await post('/api/trpc/milestones.setForecast', forecast({ expected: version }), {
      as: manager,
    });
    expect(saved.status).toBe(200);
    expect(await tag()).not.toBe(now);
    expect(await tag('?asOf=2024-06-30')).toBe(past);
  });

  test.each(['2025-02-30', 'x', '2025-03-31&asOf=2024-01-01'])('refuses %s as a day', async (day) => {
    const response = await server.get(`/api/map?asOf=${day}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: { code: 'INVALID', fields: [{ field: 'asOf', issue: 'date_impossible' }] },
    });
  });
});

describe('bad input over the wire', () => {
  test('a megabyte of text is told beside its field; two megabytes are not read', async () => {
    const long = await post('/api/trpc/milestones.setForecast', forecast({ note: 'ơ'.repeat(700_000) }), {
      as: manager,
    });
    expect(await errorOf(long)).toEqual({ code: 'INVALID', fields: [{ field: 'note', issue: 'too_long' }] });
    const huge = await post('/api/trpc/milestones.setForecast', forecast({ note: 'x'.repeat(2_200_000) }), {
      as: manager,
    });
    expect(huge.status).toBe(413);
  });

  test('nobody can make the sign-in library read more than a name and a password', async () => {
    const long = { username: 'lanhdao', password: 'x'.repeat(20_000) };
    const response = await post('/api/auth/sign-in/username', long, { headers: { origin: server.url } });
    expect([response.status, await response.json()]).toEqual([
      413,
      { error: { code: 'TOO_LARGE', fields: [] } },
    ]);
  });

  test('half a character is refused beside its field and never reaches the database', async () => {
    const response = await post(
      '/api/trpc/milestones.setForecast',
      JSON.stringify(forecast({ note: 'x' })).replace('"x"', '"x \\ud800 y"'),
      { as: manager },
    );
    expect(await errorOf(response)).toEqual({
      code: 'INVALID',
      fields: [{ field: 'note', issue: 'markup' }],
    });
  });

  test('what is not JSON, and a procedure that is not there, are refused without a stack', async () => {
    for (const response of [
      await post('/api/trpc/milestones.setForecast', '{"cluster":', { as: manager }),
      await post('/api/trpc/milestones.nothing', {}, { as: manager }),
      await server.get('/api/trpc/clusters.detail?input=%7B%22code%22%3A1%7D'),
    ]) {
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/stack|node_modules|\.ts:/);
    }
  });

  test('a write from another site’s page is refused even with the cookie', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const response = await post('/api/trpc/milestones.setForecast', forecast(), {
        as: manager,
        headers: { origin },
      });
      expect(response.status).toBe(403);
    }
  });

  test('the database’s words never reach a client', async () => {
    const failing = {
      ...services,
      snapshots: { at: () => Promise.reject(new Error('password of postgres is hunter2')) },
    };
    const broken = await startApp(failing);
    const answers = [await broken.get('/api/map'), await broken.get('/api/trpc/programmes.list?input={}')];
    for (const answer of answers) {
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toContain('hunter2');
    }
    await broken.close();
  });
});

test('answers forbid foreign scripts, frames and sniffing', async () => {
  const { headers } = await server.get('/api/health');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/);
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('a change reaches another open connection within a second', async () => {
  const stop = new AbortController();
  const stream = await server.get('/api/trpc/live.hints', { signal: stop.signal });
  const reader = stream.body?.getReader();
  const decoder = new TextDecoder();
  let seen = '';
  const arrived = (async () => {
    while (!seen.includes(`"cluster":"${OWN}"`)) seen += decoder.decode((await reader?.read())?.value);
    return performance.now();
  })();
  const detail = await server.get(
    `/api/trpc/clusters.detail?input=${encodeURIComponent(JSON.stringify({ code: OWN }))}`,
    { as: manager },
  );
  const { result } = (await detail.json()) as {
    result: { data: { milestones: { milestone: string; version?: number }[] } };
  };
  const expected = result.data.milestones.find((line) => line.milestone === 'works_accepted')?.version ?? 0;
  const saved = await post(
    '/api/trpc/milestones.setForecast',
    forecast({ milestone: 'works_accepted', expected, date: '2026-08' }),
    { as: manager },
  );
  const at = performance.now();
  expect(saved.status).toBe(200);
  expect((await arrived) - at).toBeLessThan(1000);
  stop.abort();
});
