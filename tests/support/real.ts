import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll } from 'vitest';
import { type Database, wrapEmbedded } from '../../server/db/open.ts';
import { setUp } from '../../server/setup.ts';
import { instantInHanoi } from '../../shared/day.ts';
import { type RunningServer, startApp } from './server.ts';
import { servicesOn, type TestServices } from './services.ts';

/** Noon of a day on which there are no districts any more. */
export const REAL_NOON = instantInHanoi('2026-11-02', 12);

/** A real installation in its first minute, with a server of its own. Call at the top level of a file. */
export function useRealServer() {
  const held: { database?: Database; services?: TestServices; server?: RunningServer } = {};
  beforeAll(async () => {
    held.database = await wrapEmbedded(await PGlite.create());
    await held.database.migrate();
    await setUp(held.database.db, 'real', { startedAt: REAL_NOON - 60_000 });
    held.services = servicesOn(held.database.db, REAL_NOON);
    held.server = await startApp(held.services);
  });
  afterAll(async () => {
    await held.server?.close();
    await held.database?.close();
  });
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the installation is there only while tests run');
    return value;
  };
  const server = () => there(held.server);
  return {
    services: () => there(held.services),
    db: () => there(held.database).db,
    server,
    post: async (path: string, body: object, as?: string) => {
      const answer = await server().get(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...(as ? { as } : {}),
      });
      const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
      return { status: answer.status, cookie: cookie.join('; '), body: (await answer.json()) as unknown };
    },
  };
}
