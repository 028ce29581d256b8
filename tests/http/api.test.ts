import type { AddressInfo } from 'node:net';
import express from 'express';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorHandler } from '../../server/http/errors.ts';
import { publicRow, unpackRows } from '../../shared/cluster-row.ts';
import { PERSON_HEADER } from '../../shared/log/command.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { useServer } from '../support/here.ts';
import { startApp } from '../support/server.ts';
import { callAs, OWN, OWN_TOO, PERSONS, TODAY } from '../support/services.ts';
import { STREAM, versionOf } from '../support/updates.ts';

const { server, services, post } = useServer();
let manager: string;
beforeAll(async () => {
  manager = (await server().signIn('quanly')).cookie;
});

const forecast = (said: object = {}, about: { key?: string; expected?: number } = {}) => ({
  stream: STREAM,
  key: 'infrastructure_completed',
  expected: 0,
  request: uuidv7(),
  ...about,
  said: { date: '2026-09', reason: 'permits', note: 'Chờ giấy phép', ...said },
});
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { data: { error: unknown } } }).error.data.error;

describe('the map', () => {
  test('is readable without signing in, and an unchanged one costs a 304', async () => {
    const first = await server().get('/api/map');
    const etag = first.headers.get('etag') ?? '';
    const body = (await first.json()) as Parameters<typeof unpackRows>[0] & { asOf: string };
    expect([first.status, body.asOf]).toEqual([200, TODAY]);
    // Who asks decides what is in it.
    expect(first.headers.get('vary')).toMatch(/\bcookie\b/i);
    const { clusters } = await services().snapshots.at(TODAY);
    expect(unpackRows(body)).toEqual(clusters.map(({ row }) => publicRow(row)));
    const second = await server().get('/api/map', { headers: { 'if-none-match': etag } });
    expect([second.status, await second.text()]).toEqual([304, '']);
  });

  test('changes its tag when something changes, and keeps it on a day that is over', async () => {
    const tag = async (query = '') => (await server().get(`/api/map${query}`)).headers.get('etag');
    const [now, past] = [await tag(), await tag('?asOf=2024-06-30')];
    const expected = await versionOf(services(), OWN, 'component_works');
    const document = { number: '07/BB-NT', day: '2025-03-28', issuer: 'Ban QLDA' };
    const done = {
      ...forecast({}, { key: 'component_works', expected }),
      said: { date: '2025-03-28', document },
    };
    const saved = await post('/api/trpc/milestones.reportActual', done, { as: manager });
    expect(saved.status).toBe(200);
    expect(await tag()).not.toBe(now);
    expect(await tag('?asOf=2024-06-30')).toBe(past);
  });

  test.each(['2025-02-30', 'x', '2025-03-31&asOf=2024-01-01'])('refuses %s as a day', async (day) => {
    const response = await server().get(`/api/map?asOf=${day}`);
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
    const response = await post('/api/auth/sign-in/username', long, { headers: { origin: server().url } });
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
      await post('/api/trpc/milestones.setForecast', '{"stream":', { as: manager }),
      await post('/api/trpc/milestones.nothing', {}, { as: manager }),
      await server().get('/api/trpc/clusters.detail?input=%7B%22code%22%3A1%7D'),
    ]) {
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/stack|node_modules|\.ts:/);
    }
  });

  test('what a device kept is taken only from the person who said it', async () => {
    const command = forecast({}, { expected: await versionOf(services(), OWN, 'infrastructure_completed') });
    const sentAs = async (person: string, cookie: string) => {
      const headers = { 'content-type': 'application/json', cookie, [PERSON_HEADER]: person };
      const body = JSON.stringify(command);
      return server().get('/api/trpc/milestones.setForecast', { method: 'POST', headers, body });
    };
    const foreign = await sentAs(PERSONS.committee, manager);
    expect([foreign.status, await errorOf(foreign)]).toEqual([401, { code: 'UNAUTHENTICATED', fields: [] }]);
    expect((await sentAs(PERSONS.manager, '')).status).toBe(401);
    expect((await sentAs(PERSONS.manager, manager)).status).toBe(200);
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
      ...services(),
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
  const { headers } = await server().get('/api/health');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/);
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('a change reaches another open connection within a second', async () => {
  const stop = new AbortController();
  const stream = await server().get('/api/trpc/live.hints', { signal: stop.signal });
  const reader = stream.body?.getReader();
  const decoder = new TextDecoder();
  let seen = '';
  const arrived = (async () => {
    while (!seen.includes(`"cluster":"${OWN}"`)) seen += decoder.decode((await reader?.read())?.value);
    return performance.now();
  })();
  const key = 'works_accepted';
  const expected = await versionOf(services(), OWN, key);
  const body = forecast({ date: '2026-08' }, { key, expected });
  const saved = await post('/api/trpc/milestones.setForecast', body, { as: manager });
  const at = performance.now();
  expect(saved.status).toBe(200);
  expect((await arrived) - at).toBeLessThan(1000);
  stop.abort();
});

test('regression: of six forecasts in one request about one cluster, one met an error', async () => {
  const detail = await (await callAs(services(), 'manager')).clusters.detail({ code: OWN_TOO });
  const open = detail.open.slice(0, 6);
  expect(open.length).toBe(6);
  const inputs = open.map((milestone, i) => {
    const expected = detail.milestones.find((line) => line.milestone === milestone)?.version ?? 0;
    const stream = streamOf('cluster', OWN_TOO);
    const said = { ...forecast({ date: '2027' }, { key: milestone, expected }), stream };
    return [String(i), said];
  });
  const paths = open.map(() => 'milestones.setForecast').join(',');
  const answer = await post(`/api/trpc/${paths}?batch=1`, Object.fromEntries(inputs), { as: manager });
  const results = (await answer.json()) as { result?: unknown }[];
  expect(results.map((result) => 'result' in result)).toEqual(open.map(() => true));
});

test('regression: an error about a file was kept by caches as the file', async () => {
  const app = express();
  app.get('/file.js', (_req, res, next) => {
    res.set({ 'Cache-Control': 'public, max-age=31536000, immutable', ETag: '"x"' }).type('js');
    next(Object.assign(new Error('Precondition Failed'), { status: 412 }));
  });
  app.use(errorHandler(services()));
  const listening = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/file.js`);
  expect(answer.status).toBe(412);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('etag')).not.toBe('"x"');
  expect(answer.headers.get('content-type')).toContain('application/json');
  listening.close();
});
