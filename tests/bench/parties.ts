import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { openPostgres } from '../../server/db/open.ts';
import { createAccount } from '../../server/people/write.ts';
import { ROOT } from '../../server/root.ts';
import { setUp } from '../../server/setup.ts';
import { generate, MANAGERS, type Size } from './generate.ts';
import { type Answer, type Client, clientOf } from './measure.ts';

/** The servers that are compared, the people who ask them, and the database behind both. */
export interface Parties {
  url: string;
  ours: Running;
  floor: Running;
  a: Client;
  b: Client;
  /** Cookie of somebody who reads everything. */
  leader: string;
  managers: readonly Manager[];
}

export interface Running {
  url: string;
  pid: number;
  /** Asked to stop; resolves once it has. */
  stop(): Promise<void>;
}

export interface Manager {
  i: number;
  client: Client;
  cookie: string;
}

export const say = (text: string) => process.stdout.write(`${text}\n`);

/** As `npm start` runs it (server/cli/start.mjs). */
const oursWith = (nurseryMb: number) => [`--max-semi-space-size=${nurseryMb}`, 'dist/server/index.js'];
const FLOOR = ['--import', 'tsx', 'tests/bench/floor.ts'];

export async function administer(admin: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export async function fill(url: string, size: Size): Promise<void> {
  const database = await openPostgres(url);
  await database.migrate();
  await setUp(database.db, 'demonstration');
  const start = performance.now();
  await generate(database.db, size, (done) => {
    if (done % 1000 === 0) say(`  ${done} clusters, ${Math.round((performance.now() - start) / 1000)} s`);
  });
  for (let i = 0; i < MANAGERS; i++) {
    const personId = `bench-manager-${i}`;
    const account = { personId, name: personId, username: `bench${i}`, password: DEMO_PASSWORD };
    await createAccount(database.db, account, 0);
  }
  await database.close();
}

/** Start a server and wait for its address. */
async function start(args: string[], more: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', NODE_ENV: 'production', ...more },
  });
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(printed);
      if (found && printed.includes('Ctrl-C')) resolve(found[0]);
    });
    void ended.then(() => reject(new Error(`it ended before it was ready:\n${printed}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, pid: child.pid ?? 0, stop };
}

export const startOurs = (url: string) =>
  start(oursWith(16), { DATABASE_URL: url, AUTH_SECRET: 'b'.repeat(40) });
export const startFloor = (url: string) => start(FLOOR, { DATABASE_URL: url });

/** The server on an embedded database in a folder of its own, which goes with it. */
export async function startEmbedded(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'ccn-bench-'));
  const running = await start(oursWith(8), { DATABASE_URL: '', DATA_DIR: folder });
  const stop = async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...running, stop };
}

export async function signIn(client: Client, origin: string, username: string): Promise<string> {
  const answer = await client.send('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  const cookies = answer.headers['set-cookie'];
  if (answer.status !== 200 || !Array.isArray(cookies))
    throw new Error(`sign-in of ${username}: ${answer.status}`);
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

export async function gather(url: string): Promise<Parties> {
  const [ours, floor] = [await startOurs(url), await startFloor(url)];
  const [a, b] = [clientOf(ours.url), clientOf(floor.url)];
  const leader = await signIn(a, ours.url, 'lanhdao');
  const managers = await Promise.all(
    Array.from({ length: MANAGERS }, async (_m, i) => {
      const client = clientOf(ours.url);
      return { i, client, cookie: await signIn(client, ours.url, `bench${i}`) };
    }),
  );
  return { url, ours, floor, a, b, leader, managers };
}

export const query = (path: string, input: unknown) =>
  `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;

/** The body of an answer that must have gone well. */
export function bodyOf(answer: Answer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body.toString().slice(0, 300)}`);
  return JSON.parse(answer.body.toString());
}
