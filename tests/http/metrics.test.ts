import { beforeAll, describe, expect, test } from 'vitest';
import { backupMade, event } from '../../server/db/schema.ts';
import { createMetrics } from '../../server/metrics/metrics.ts';
import { standingOf } from '../../server/metrics/standing.ts';
import { watched } from '../../server/metrics/watch.ts';
import { PROVINCE } from '../../server/province.ts';
import { useServer } from '../support/here.ts';
import { type RunningServer, startApp } from '../support/server.ts';

const { database, server, services } = useServer();
const TOKEN = 'a-token-that-nobody-guesses';
const MADE_AT = '2025-03-31T03:15:00.000Z';
let there: RunningServer;

beforeAll(async () => {
  const made = { madeAt: MADE_AT, events: 1, files: 0, newestRoot: null };
  await database()
    .db.insert(backupMade)
    .values({ provinceId: PROVINCE, ...made });
  const metrics = createMetrics({
    version: '0',
    standing: standingOf(services()),
    pool: database().pool ?? null,
  });
  there = await startApp(watched(services(), metrics), { metrics, metricsToken: TOKEN });
  return () => there.close();
});
const asked = async (token?: string, at = there) =>
  at.get('/metrics', token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

test('are nobody’s without the token, and not there at all where none is set', async () => {
  expect((await asked()).status).toBe(401);
  expect((await asked('another-token-that-is-long')).status).toBe(401);
  expect((await asked(TOKEN, server())).status).toBe(404);
});

describe('with the token', () => {
  let body: string[];
  beforeAll(async () => {
    await there.get('/api/trpc/programmes.list?input={}');
    await there.get('/api/trpc/clusters.delays?input={}');
    await there.get('/api/trpc/no.such%22procedure,session.current?batch=1&input={}');
    await there.get('/somebody/types/this');
    await there.get('/api/map');
    body = (await (await asked(TOKEN)).text()).split('\n');
  });

  test('what was asked of procedures, by what came of it, and nothing that was made up', () => {
    expect(body).toContain('ccn_procedure_calls_total{procedure="programmes.list",result="ok"} 1');
    expect(body).toContain(
      'ccn_procedure_calls_total{procedure="clusters.delays",result="UNAUTHENTICATED"} 1',
    );
    expect(body).toContain('ccn_procedure_calls_total{procedure="session.current",result="ok"} 1');
    expect(body).toContain('ccn_http_requests_total{route="map",status="200"} 1');
    expect(body.join('\n')).not.toMatch(/no\.such|somebody/);
  });

  test('how the log and the backups stand, as the database has it', async () => {
    const events = await database().db.$count(event);
    expect(body).toContain(`ccn_events ${events}`);
    expect(body).toContain(`ccn_backup_last_timestamp_seconds ${Date.parse(MADE_AT) / 1000}`);
    expect(body).toContain('ccn_letters{state="waiting"} 0');
    expect(body.some((line) => /^ccn_snapshot_age_seconds \d/.test(line))).toBe(true);
    const connections = body.filter((line) => line.startsWith('ccn_database_connections{'));
    expect(connections.length).toBe(database().kind === 'postgres' ? 3 : 0);
  });

  test('how many live streams are open', async () => {
    const stop = new AbortController();
    const held = await there.get('/api/trpc/live.hints', { signal: stop.signal });
    expect(held.status).toBe(200);
    const open = async () => (await (await asked(TOKEN)).text()).match(/^ccn_live_streams (\d)/m)?.[1];
    expect(await open()).toBe('1');
    stop.abort();
    await expect.poll(open).toBe('0');
  });
});
