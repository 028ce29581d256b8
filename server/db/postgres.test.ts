import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { isAway } from './away.ts';
import { openPostgres } from './postgres.ts';

afterEach(() => void vi.useRealTimers());

test('regression: a server that takes a connection and says nothing was waited for without end', async () => {
  const connected: Socket[] = [];
  const silent = createServer((socket) => void connected.push(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const database = await openPostgres(`postgres://ccn@127.0.0.1:${port}/ccn`, { serving: true });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let failure: unknown = null;
  database.db.execute(sql`select 1`).catch((error: unknown) => (failure = error));
  await once(silent, 'connection');
  vi.advanceTimersByTime(4_999);
  await new Promise(setImmediate);
  expect(failure).toBeNull();
  vi.advanceTimersByTime(1);
  await vi.waitUntil(() => failure !== null);
  // Told as a database that is away, which asks for another try, and not as a fault of the program.
  expect(isAway(failure)).toBe(true);
  vi.useRealTimers();
  for (const socket of connected) socket.destroy();
  silent.close();
});
