import { spawn } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { openPostgres } from '../../server/db/open.ts';
import { createAccount } from '../../server/people/write.ts';
import { setUp } from '../../server/setup.ts';
import { addMonths, type Day } from '../../shared/day.ts';
import { withDatabase } from '../support/global-database.ts';
import { benchCode, FULL, generate, MANAGERS } from './generate.ts';
import { type Answer, type Client, clientOf, inTurn, percentile, residentMb } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TODAY: Day = '2025-03-31';
const PAST = addMonths(TODAY, -36);

const wanted = process.argv[process.argv.indexOf('--clusters') + 1];
const size = process.argv.includes('--clusters') ? { ...FULL, clusters: Number(wanted) } : FULL;
const admin = process.env['BENCH_DATABASE_URL'];
if (!admin) throw new Error('BENCH_DATABASE_URL is not set: use npm run bench');

/** As `npm start` runs it (server/cli/start.mjs). */
const LEAN = ['--max-semi-space-size=8'];

const say = (text: string) => process.stdout.write(`${text}\n`);
const ms = (value: number) => value.toFixed(2);

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query('create database ccn_bench');
  await client.end();
  const database = await openPostgres(url);
  await database.migrate();
  await setUp(database.db, 'demonstration');
  const start = performance.now();
  await generate(database.db, size, (done) => {
    if (done % 1000 === 0) say(`  ${done} clusters, ${Math.round((performance.now() - start) / 1000)} s`);
  });
  for (let i = 0; i < MANAGERS; i++) {
    const personId = `bench-manager-${i}`;
    await createAccount(
      database.db,
      { personId, name: personId, username: `bench${i}`, password: DEMO_PASSWORD },
      0,
    );
  }
  await database.close();
}

/** Start one of the two servers and wait for its address. */
async function start(args: string[], url: string): Promise<{ url: string; pid: number; stop: () => void }> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: '0',
      AUTH_SECRET: 'b'.repeat(40),
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
  });
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const address = await new Promise<string>((resolve) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(printed);
      if (found && printed.includes('Ctrl-C')) resolve(found[0]);
    });
  });
  return { url: address, pid: child.pid ?? 0, stop: () => child.kill('SIGTERM') };
}

async function signIn(client: Client, origin: string, username: string): Promise<string> {
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

const url = withDatabase(admin, 'ccn_bench');
say(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
say(`Filling ${size.clusters} clusters × ${size.entriesEach} entries beside the real 136 …`);
await fill(url);
const ours = await start([...LEAN, 'dist/server/index.js'], url);
const floor = await start(['--import', 'tsx', 'tests/bench/floor.ts'], url);
const [a, b] = [clientOf(ours.url), clientOf(floor.url)];
const leader = await signIn(a, ours.url, 'lanhdao');

const query = (path: string, input: unknown) =>
  `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
const br = { 'accept-encoding': 'br' };
const as = { cookie: leader };

async function compare(
  name: string,
  { rounds, limit }: { rounds: number; limit: number },
  mine: (i: number) => Promise<Answer>,
  base: (i: number) => Promise<Answer>,
) {
  const times = await inTurn(rounds, mine, base);
  const [p50, p95, f50] = [
    percentile(times.ours, 0.5),
    percentile(times.ours, 0.95),
    percentile(times.floor, 0.5),
  ];
  const ratio = p50 / f50;
  const row = `| ${name} | ${ms(p50)} | ${ms(p95)} | ${ms(f50)} | ${ratio.toFixed(2)} | ≤ ${limit} | ${(times.bytes / 1000).toFixed(1)} |`;
  say(row);
}

const cold = await a.send('/api/map', { headers: br });
const coldPast = await a.send(`/api/map?asOf=${addMonths(PAST, -1)}`, { headers: br });
const coldFloor = await b.send('/map');
say(
  `first map after start ${ms(cold.ms)} ms, first look at a past day ${ms(coldPast.ms)} ms, floor ${ms(coldFloor.ms)} ms`,
);

say('| what | p50 ms | p95 ms | floor p50 | ratio | limit | KB |\n|---|---|---|---|---|---|---|');
for (const [when, day] of [
  ['today', TODAY],
  ['three years back', PAST],
] as const) {
  const asOf = day === TODAY ? {} : { asOf: day };
  const on = day === TODAY ? '' : `?asOf=${day}`;
  await compare(
    `map, ${when}`,
    { rounds: 30, limit: 1.5 },
    () => a.send(`/api/map${on}`, { headers: br }),
    () => b.send(`/map?day=${day}`),
  );
  const { headers } = await a.send(`/api/map${on}`, { headers: br });
  const unchanged = { ...br, 'if-none-match': String(headers['etag']) };
  await compare(
    `map unchanged, ${when}`,
    { rounds: 30, limit: 0.1 },
    () => a.send(`/api/map${on}`, { headers: unchanged }),
    () => b.send(`/map?day=${day}`),
  );
  await compare(
    `a page of the list, ${when}`,
    { rounds: 100, limit: 3 },
    (i) => a.send(query('clusters.list', { ...asOf, offset: i * 50, limit: 50 }), { headers: as }),
    (i) => b.send(`/list?day=${day}&n=${i * 50}`),
  );
  await compare(
    `the delayed list, ${when}`,
    { rounds: 100, limit: 3 },
    (i) => a.send(query('clusters.delays', { ...asOf, offset: i * 50, limit: 50 }), { headers: as }),
    (i) => b.send(`/delays?day=${day}&n=${i * 50}`),
  );
  await compare(
    `a cluster page, ${when}`,
    { rounds: 200, limit: 3 },
    (i) => a.send(query('clusters.detail', { ...asOf, code: benchCode(i) }), { headers: as }),
    (i) => b.send(`/cluster?day=${day}&n=${i}`),
  );
}

const managers = await Promise.all(
  Array.from({ length: MANAGERS }, async (_m, i) => {
    const client = clientOf(ours.url);
    return { i, client, cookie: await signIn(client, ours.url, `bench${i}`) };
  }),
);
const versions = new Map<string, number>();

async function update(client: Client, cookie: string, code: string): Promise<Answer> {
  const headers = { cookie, 'content-type': 'application/json' };
  const send = (expected: number) =>
    client.send('/api/trpc/milestones.setForecast', {
      method: 'POST',
      headers,
      body: JSON.stringify({
        stream: `cluster:${code}`,
        key: 'filled',
        expected,
        request: uuidv7(),
        said: { date: '2026-09', reason: 'permits', note: 'Đo tốc độ ghi' },
      }),
    });
  const answer = await send(versions.get(code) ?? 0);
  if (answer.status === 200)
    versions.set(
      code,
      (JSON.parse(answer.body.toString()) as { result: { data: { seq: number } } }).result.data.seq,
    );
  return answer;
}

const [first] = managers;
if (!first) throw new Error('no manager');
await compare(
  'an audited update',
  { rounds: 200, limit: 4 },
  (i) => update(first.client, first.cookie, benchCode((i % 40) * MANAGERS)),
  (i) => b.send(`/update?n=${200 + (i % 200)}`),
);
await compare(
  'map right after an update',
  { rounds: 15, limit: 1.5 },
  async () => {
    await update(first.client, first.cookie, benchCode(0));
    return a.send('/api/map', { headers: br });
  },
  () => b.send(`/map?day=${TODAY}`),
);

const WARM_SECONDS = 3;
const SECONDS = 5;

/** Updates a second from all managers at once, each on a connection of their own, after a while to get warm. */
async function perSecond(
  send: (who: (typeof managers)[number], n: number) => Promise<Answer>,
): Promise<number> {
  const during = async (seconds: number) => {
    const until = performance.now() + seconds * 1000;
    const counts = await Promise.all(
      managers.map(async (who) => {
        let done = 0;
        while (performance.now() < until) {
          const answer = await send(who, done);
          if (answer.status !== 200)
            throw new Error(`${answer.status}: ${answer.body.toString().slice(0, 300)}`);
          done += 1;
        }
        return done;
      }),
    );
    return counts.reduce((sum, n) => sum + n, 0) / seconds;
  };
  await during(WARM_SECONDS);
  return during(SECONDS);
}

const floorClients = managers.map(() => clientOf(floor.url));
const rate = await perSecond(({ i, client, cookie }, n) =>
  update(client, cookie, benchCode(i + ((n % 40) + 2) * MANAGERS)),
);
const floorRate = await perSecond(
  ({ i }, n) =>
    floorClients[i]?.send(`/update?n=${200 + i + (n % 20) * MANAGERS}`) ?? Promise.reject(new Error()),
);
say(
  `\nupdates a second from ${MANAGERS} clients: ${Math.round(rate)} (asked: 400; the floor: ${Math.round(floorRate)})`,
);
say(`server memory: ${residentMb(ours.pid)} MB resident (asked: 250)`);
ours.stop();
floor.stop();
