import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMetrics, type Metrics, type Standing } from '../metrics/metrics.ts';
import { routeOf, serveMetrics } from './metrics.ts';

const STANDING: Standing = {
  events: 41,
  letters: { waiting: 3, sent: 0 },
  lastBackup: 1_764_126_900,
  sealedUpTo: null,
};

describe('routes', () => {
  test.each([
    ['/api/trpc/clusters.list,session.current', 'trpc'],
    ['/api/trpc/session.current,live.hints', 'live'],
    ['/api/ready', 'health'],
    ['/api/auth/sign-in/username', 'sign-in'],
    ['/clusters/HN-058', 'page'],
    ['/whatever/somebody/typed', 'page'],
    ['/api/whatever', 'other'],
  ])('%s is counted as %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });
});

describe('metrics', () => {
  let metrics: Metrics;
  let standing: Standing | null;
  const servers: Server[] = [];
  beforeEach(() => {
    standing = STANDING;
    metrics = createMetrics({
      version: '1.2.3',
      standing: () => Promise.resolve(standing),
      pool: () => ({ total: 4, idle: 3, waiting: 1 }),
    });
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const lines = async () => (await metrics.text()).body.split('\n');

  test('say what was answered, how, and how long it took', async () => {
    metrics.answered('milestones.setForecast', 'ok', 30);
    metrics.answered('milestones.setForecast', 'CONFLICT', 30);
    metrics.served('map', 200, 300);
    const body = await lines();
    expect(body).toContain('ccn_procedure_calls_total{procedure="milestones.setForecast",result="ok"} 1');
    expect(body).toContain(
      'ccn_procedure_calls_total{procedure="milestones.setForecast",result="CONFLICT"} 1',
    );
    expect(body).toContain('ccn_procedure_duration_seconds_count{procedure="milestones.setForecast"} 2');
    expect(body).toContain('ccn_http_request_duration_seconds_bucket{le="0.25",route="map"} 0');
    expect(body).toContain('ccn_http_request_duration_seconds_bucket{le="0.5",route="map"} 1');
  });

  test('say how the log, the letters, the backups and the connections stand', async () => {
    metrics.reading();
    const body = await lines();
    expect(body).toContain('ccn_events 41');
    expect(body).toContain('ccn_letters{state="waiting"} 3');
    expect(body).toContain('ccn_backup_last_timestamp_seconds 1764126900');
    expect(body).toContain('ccn_database_connections{state="waiting"} 1');
    expect(body).toContain('ccn_documents_reading 1');
    expect(body).toContain('ccn_database_up 1');
    expect(body.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
  });

  test('are had while the database is away, and say so', async () => {
    standing = null;
    expect(await lines()).toContain('ccn_database_up 0');
  });

  test('a live stream that was open for hours is no slow request', async () => {
    metrics.served('live', 200, 3_600_000);
    const body = await lines();
    expect(body).toContain('ccn_http_requests_total{route="live",status="200"} 1');
    expect(
      body.some((line) => line.startsWith('ccn_http_request_duration_seconds_count{route="live"}')),
    ).toBe(false);
  });

  test.each([
    ['without a token', null, undefined, 200],
    ['with the token that is asked for', 'a-long-enough-token', 'Bearer a-long-enough-token', 200],
    ['with another token', 'a-long-enough-token', 'Bearer another', 401],
    ['without the token that is asked for', 'a-long-enough-token', undefined, 401],
  ])('on a port of their own, %s', async (_how, token, authorization, status) => {
    const server = await serveMetrics(metrics, { port: 0, host: '127.0.0.1', token });
    servers.push(server);
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = await fetch(`${at}/metrics`, authorization ? { headers: { authorization } } : {});
    expect(answer.status).toBe(status);
    expect((await answer.text()).includes('ccn_events')).toBe(status === 200);
    expect((await fetch(`${at}/`)).status).toBe(404);
  });
});
