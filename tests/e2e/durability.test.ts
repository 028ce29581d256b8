import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, inject, onTestFinished, test } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { openEmbedded } from '../../server/db/open.ts';
import { event } from '../../server/db/schema.ts';
import { clockOf, readIdentity } from '../../server/setup.ts';
import { faultsOf } from '../support/log.ts';
import { type DataFolder, dataFolder, filledFolder, startServer } from '../support/process.ts';
import { startProgram } from '../support/program.ts';

/** Gone when its test ends. */
function kept(folder: DataFolder): DataFolder {
  onTestFinished(() => folder.remove());
  return folder;
}
const fresh = () => kept(dataFolder());
const filled = () => kept(filledFolder(inject('filledFolder')));

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'quanly', password: DEMO_PASSWORD }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function versionOf(url: string, cookie: string): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ code: 'HN-058' }));
  const response = await fetch(`${url}/api/trpc/clusters.detail?input=${input}`, { headers: { cookie } });
  const { result } = (await response.json()) as {
    result: { data: { milestones: { milestone: string; version?: number }[] } };
  };
  return result.data.milestones.find((line) => line.milestone === 'infrastructure_completed')?.version ?? 0;
}

test('kill -9 in the middle of updates loses nothing that was acknowledged, and the chain stays whole', async () => {
  const folder = filled();
  const acknowledged: string[] = [];
  let asked = 0;
  for (const enough of [8, 16]) {
    const server = await startServer(folder.path);
    const cookie = await signIn(server.url);
    let expected = await versionOf(server.url, cookie);
    const killed = { yet: false };
    while (!killed.yet) {
      const request = uuidv7();
      asked += 1;
      const answer = fetch(`${server.url}/api/trpc/milestones.setForecast`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({
          stream: 'cluster:HN-058',
          key: 'infrastructure_completed',
          expected,
          request,
          // Each time another date: one that does not move has no cause.
          said: { date: asked % 2 === 0 ? '2026-09' : '2026-11', reason: 'permits', note: 'Ghi liên tục' },
        }),
      }).catch(() => null);
      if (acknowledged.length === enough) {
        await server.kill();
        killed.yet = true;
      }
      const response = await answer;
      if (!response?.ok) continue;
      const body = (await response.json().catch(() => null)) as { result: { data: { seq: number } } } | null;
      if (!body) continue;
      acknowledged.push(request);
      expected = body.result.data.seq;
    }
  }
  const database = await openEmbedded(folder.path);
  const stored = new Set(
    (await database.db.select({ request: event.request }).from(event)).map((row) => row.request),
  );
  expect(acknowledged.length).toBeGreaterThanOrEqual(16);
  expect(acknowledged.filter((request) => !stored.has(request))).toEqual([]);
  const identity = await readIdentity(database.db);
  if (!identity) throw new Error('the database does not say what it is');
  const today = (await clockOf(database.db, identity)).today();
  expect(await faultsOf(database.db, { today })).toEqual([]);
  await database.close();
});

test('a second start keeps the data; a second server on the same folder is refused; Ctrl-C ends with 0', async () => {
  const folder = fresh();
  const first = await startServer(folder.path);
  expect(first.printed()).toContain('Loading the demonstration');
  await expect(startServer(folder.path)).rejects.toThrow(/Another process has the database/);
  expect(await first.stop()).toBe(0);
  const second = await startServer(folder.path);
  expect(second.printed()).not.toContain('Loading the demonstration');
  expect(await second.stop()).toBe(0);
  // Nobody's official record begins on top of invented dates.
  const real = { PORT: '0', DATA_DIR: folder.path, REAL: '1' };
  const third = startProgram(process.execPath, ['dist/server/index.js'], real);
  expect(await third.exited).toBe(1);
  expect(third.printed()).toContain('holds the demonstration, and stays one');
});

test('regression: the files of the embedded database could be read and written by everybody', async () => {
  const folder = fresh();
  // As an installation of before stands: open to all.
  chmodSync(folder.path, 0o755);
  const server = await startServer(folder.path);
  await server.stop();
  // The library gives some of its files modes of their own; nobody else gets as far as to them.
  for (const inside of ['', 'db'])
    expect((statSync(join(folder.path, inside)).mode & 0o777).toString(8), inside).toBe('700');
  for (const file of ['address', 'auth-secret'])
    expect((statSync(join(folder.path, file)).mode & 0o777).toString(8), file).toBe('600');
});

test('a server that was killed is followed at once on the same machine', async () => {
  const folder = filled();
  const first = await startServer(folder.path);
  await first.kill();
  // It has left its lease behind.
  expect(existsSync(join(folder.path, 'lease'))).toBe(true);
  const second = await startServer(folder.path);
  expect(second.printed()).not.toContain('in use elsewhere');
  expect(await second.stop()).toBe(0);
  expect(existsSync(join(folder.path, 'lease'))).toBe(false);
});
