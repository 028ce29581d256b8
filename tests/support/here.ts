import { afterAll, beforeAll } from 'vitest';
import { useDatabase } from './database.ts';
import { type RunningServer, startApp } from './server.ts';
import { servicesOn, type TestServices } from './services.ts';

/** A server of this test file's own, with the demonstration in it. Call at the top level of a file. */
export function useServer() {
  const database = useDatabase();
  const held: { services?: TestServices; server?: RunningServer } = {};
  beforeAll(async () => {
    held.services = servicesOn(database().db);
    held.server = await startApp(held.services);
  });
  afterAll(() => held.server?.close());
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the server runs only while tests run');
    return value;
  };
  const server = () => there(held.server);
  return {
    database,
    server,
    services: () => there(held.services),
    /** POST a body as JSON, or as it is when it is a text. */
    post: (path: string, body: unknown, more: RequestInit & { as?: string } = {}) =>
      server().get(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...more,
        headers: { 'content-type': 'application/json', ...more.headers },
      }),
  };
}
