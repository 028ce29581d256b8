import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import pino from 'pino';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../seeds/accounts.ts';
import { DEMO_START } from '../seeds/reports.ts';
import { createApp, errorHandler } from './app.ts';
import { createAuth } from './auth.ts';
import { createSnapshotCache } from './clusters/snapshot.ts';
import type { Services } from './context.ts';
import { type Database, openDatabase } from './db/open.ts';
import { addressFile, type Env, readEnv } from './env.ts';
import { createLive } from './history/live.ts';
import { keepRoots } from './history/roots.ts';
import { sessionReader } from './http/cookie.ts';
import { staticRoutes } from './http/static.ts';
import { PROVINCE } from './province.ts';
import { clockOf, type Identity, setUp } from './setup.ts';

// Old objects are collected once the heap has grown by half, not when it has grown several times: a third less memory for
// some processor time (docs/performance.md).
setFlagsFromString('--heap-growing-percent=50');

/** Boot: environment, database, identity, services, port. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = pino({ level: env.LOG_LEVEL }, pino.destination({ dest: 2 }));
  const database = await openDatabase(
    env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { dataDir: env.DATA_DIR },
  );
  await database.migrate();
  const demonstrate = env.DEMO ?? database.kind === 'embedded';
  const identity = await setUp(database.db, demonstrate ? 'demonstration' : 'real', showProgress);
  const clock = clockOf(identity);
  const services: Services = {
    db: database.db,
    clock,
    log,
    live: createLive(),
    snapshots: createSnapshotCache(database.db, clock, PROVINCE),
    provinceId: PROVINCE,
    demonstration:
      identity.kind === 'demonstration'
        ? { startedOn: DEMO_START, accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD }
        : null,
  };
  const server = createServer();
  server.listen(env.PORT, env.HOST);
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.PORT;
  const url = env.PUBLIC_URL ?? `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${port}`;
  server.on('request', appOf(services, env, url, database.kind));
  const roots = keepRoots(services);
  if (database.kind === 'embedded') writeFileSync(addressFile(env.DATA_DIR), `http://${env.HOST}:${port}`);
  stopOnSignal(async () => {
    roots.stop();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await database.close();
  });
  announce(url, database, identity, env);
}

function appOf(services: Services, env: Env, url: string, kind: Database['kind']) {
  const secret = secretOf(env, kind);
  const https = url.startsWith('https:');
  const auth = createAuth({
    db: services.db,
    secret,
    baseUrl: url,
    trustedOrigins: originsOf(url),
  });
  const app = createApp(services, {
    auth,
    trustedProxies: env.TRUSTED_PROXIES,
    tileOrigin: env.TILE_URL ? new URL(env.TILE_URL.replaceAll(/[{}]/g, '')).origin : null,
    https,
    readSession: sessionReader({ secret, https }),
    loopback: env.PUBLIC_URL === undefined && isLoopback(env.HOST),
  });
  app.use(staticRoutes({ tileUrl: env.TILE_URL ?? null, tileAttribution: env.TILE_ATTRIBUTION }));
  app.use(errorHandler(services));
  return app;
}

const isLoopback = (host: string): boolean => /^(localhost|127\..*|::1)$/.test(host);

/** Without a proxy the same server answers to localhost and to 127.0.0.1. */
const originsOf = (url: string) =>
  url.includes('//localhost:') ? [url, url.replace('//localhost:', '//127.0.0.1:')] : [url];

/** The key that signs session cookies: given for a real database, made once and kept beside an embedded one. */
function secretOf(env: Env, kind: Database['kind']): string {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  if (kind === 'postgres')
    throw new Error('AUTH_SECRET is missing: set it to at least 32 random characters.');
  const file = join(env.DATA_DIR, 'auth-secret');
  if (!existsSync(file)) {
    mkdirSync(env.DATA_DIR, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

function showProgress(done: number, of: number): void {
  if (done === 1) process.stdout.write('Loading the demonstration ');
  if (done % 10 === 0) process.stdout.write('.');
  if (done === of) process.stdout.write(` ${of} clusters\n`);
}

function announce(url: string, database: Database, identity: Identity, env: Env): void {
  const lines = ['', `  ${url}`, ''];
  if (identity.kind === 'demonstration') {
    lines.push(`  Demonstration; its clock started on ${DEMO_START}. Accounts (password ${DEMO_PASSWORD}):`);
    for (const account of DEMO_ACCOUNTS) lines.push(`    ${account.username.padEnd(14)} ${account.nameEn}`);
  }
  if (database.kind === 'embedded') {
    lines.push(
      '',
      `  Embedded database in ${env.DATA_DIR}/: for trying and demonstrating. It survives a crash of the program,`,
      '  not a power cut; for real use set DATABASE_URL to a PostgreSQL server (README).',
    );
  }
  lines.push('', '  Ctrl-C stops it.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const hint = inUse ? ' Set PORT to a free one: PORT=3001 npm start' : '';
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}${hint}\n`);
  process.exit(1);
});
