import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { createApp } from './app.ts';
import { createAuth } from './auth.ts';
import { announce, isDemonstration, showProgress } from './boot/announce.ts';
import { checkBeforeStart } from './boot/checks.ts';
import { openWaiting } from './boot/database.ts';
import { openDoor } from './boot/door.ts';
import { explain } from './boot/explain.ts';
import { filesOf, sweepNowAndThen } from './boot/files.ts';
import { firstAccountOf } from './boot/first-account.ts';
import { measuringOf } from './boot/metrics.ts';
import { secretOf } from './boot/secret.ts';
import { stopWhenAsked } from './boot/stop.ts';
import type { Services } from './context.ts';
import { addressFile, type Env, readEnv } from './env.ts';
import { sessionReader } from './http/cookie.ts';
import { errorHandler } from './http/errors.ts';
import { nothingHere } from './http/static.ts';
import { keepRoots } from './log/roots.ts';
import { createLog } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { watched } from './metrics/watch.ts';
import { keepReminders } from './reminders/keep.ts';
import type { Post } from './reminders/post.ts';
import { smtpServer } from './reminders/smtp.ts';
import { createServices } from './services.ts';
import { setUp } from './setup.ts';

// Old objects are collected once the heap has grown by half, not when it has grown several times: a third less memory for
// some processor time (docs/performance.md).
setFlagsFromString('--heap-growing-percent=50');

/** For requests under way when the program is asked to stop. */
const PATIENCE_MS = 10_000;

/** Boot: what can be wrong is found first; then the port, the database, its identity, the services. */
async function main(env: Env): Promise<void> {
  checkBeforeStart(env);
  const secret = secretOf(env);
  const log = createLog(env.LOG_LEVEL);
  const door = await openDoor(env.PORT, env.HOST);
  const database = await openWaiting(env, log);
  const demonstrate = !env.REAL && (env.DEMO ?? database.kind === 'embedded');
  const identity = await database.prepare(() =>
    setUp(database.db, demonstrate ? 'demonstration' : 'real', { progress: showProgress }),
  );
  if (env.REAL && identity.kind !== 'real') throw new Error(isDemonstration(env));
  const post = identity.kind === 'real' ? postOf(env) : null;
  const made = await createServices(database.db, {
    identity,
    log,
    dataDir: env.DATA_DIR,
    files: filesOf(env, identity.kind),
    sendsLetters: post !== null,
  });
  const measuring = await measuringOf(env, database, made);
  const services = {
    ...(measuring ? watched(made, measuring.metrics) : made),
    factorFor: env.SECOND_FACTOR,
  };
  const sweeping = sweepNowAndThen(services);
  const roots = keepRoots(services);
  const reminders = keepReminders(services, { at: env.DIGEST_AT, grace: env.REPORT_GRACE }, post);
  const url = env.PUBLIC_URL ?? addressOf(env.HOST === '127.0.0.1' ? 'localhost' : env.HOST, door.port);
  door.serve(appOf(services, env, { secret, metrics: measuring?.metrics }));
  if (database.kind === 'embedded')
    writeFileSync(addressFile(env.DATA_DIR), localAddress(env.HOST, door.port));
  stopWhenAsked(log, async () => {
    roots.stop();
    sweeping.stop();
    measuring?.stop();
    await Promise.all([door.close(PATIENCE_MS), reminders.stop()]);
    await database.close();
  });
  const first = await firstAccountOf(services, identity);
  announce({ url, port: door.port, env, kind: database.kind, identity, first });
}

/** How letters are sent; null where none are. The demonstration sends none: its people are made up. */
const postOf = ({ SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl }: Env): Post | null =>
  url && from && publicUrl ? { mail: smtpServer({ url, from }), publicUrl } : null;

function appOf(
  services: Services,
  env: Env,
  { secret, metrics }: { secret: string; metrics: Metrics | undefined },
) {
  const publicOrigin = env.PUBLIC_URL ?? null;
  const https = publicOrigin?.startsWith('https:') ?? false;
  const auth = createAuth({
    db: services.db,
    secret,
    // Nothing in an answer depends on it but whether cookies are for https only.
    baseUrl: publicOrigin ?? 'http://localhost',
    log: services.log,
    provider: providerOf(env),
  });
  const app = createApp(services, {
    auth,
    trustedProxies: env.TRUSTED_PROXIES ?? 0,
    tileOrigin: env.TILE_URL ? new URL(env.TILE_URL.replaceAll(/[{}]/g, '')).origin : null,
    https,
    readSession: sessionReader({ secret, https }),
    publicOrigin,
    provider: providerOf(env) !== undefined,
    metrics,
    metricsToken: env.METRICS_PORT === undefined ? env.METRICS_TOKEN : undefined,
    loopback: publicOrigin === null && isLoopback(env.HOST),
    site: {
      tileUrl: env.TILE_URL ?? null,
      tileAttribution: env.TILE_ATTRIBUTION,
      provider: env.OIDC_ISSUER ? env.OIDC_NAME : null,
    },
  });
  app.use(nothingHere);
  app.use(errorHandler(services));
  return app;
}

function providerOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
  OIDC_CLAIM: claim,
}: Env) {
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, claim } : undefined;
}

const isLoopback = (host: string): boolean => /^(localhost|127\..*|::1)$/.test(host);

const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Where a command on this machine reaches the server; one that listens everywhere is reached at home too. */
const localAddress = (host: string, port: number): string =>
  addressOf(host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host, port);

function fail(error: unknown, env?: Env): void {
  const why = env ? explain(error, env) : error instanceof Error ? error.message : String(error);
  process.stderr.write(`\n${why}\n`);
  process.exit(1);
}

try {
  const env = readEnv(process.env);
  main(env).catch((error: unknown) => fail(error, env));
} catch (error) {
  fail(error);
}
