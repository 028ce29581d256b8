// npm start: install what is missing, build what has changed, run the server until Ctrl-C.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkNode, installMissing, ROOT } from './install.mjs';

const HELP = `node server/cli/start.mjs [--real] [--version] [--help]

--real begins an installation without the demonstration, on the real clock; the first start prints a link that makes the
first administrator. Later starts need no option: a database stays what it is.

Installs what is missing, builds what has changed and serves until Ctrl-C or SIGTERM. All settings are environment
variables: DATABASE_URL, AUTH_SECRET, PUBLIC_URL, TRUSTED_PROXIES, HOST, PORT, DATA_DIR … (README, "Real use").`;

const isReal = process.argv.includes('--real');
if (isReal && process.env.DEMO === '1') {
  console.error('--real and DEMO=1 contradict each other: leave one out.');
  process.exit(1);
}
for (const argument of process.argv.slice(2)) {
  if (argument === '--real') continue;
  const known = { '--help': HELP, '-h': HELP, '--version': version(), '-v': version() };
  const said = Object.hasOwn(known, argument);
  if (said) console.log(known[argument]);
  else console.error(`There is no option ${argument}.\n\n${HELP}`);
  process.exit(said ? 0 : 1);
}

checkNode();
installMissing({ dev: false });
build();
// A small nursery keeps the memory low; a request's garbage is collected a little more often. The embedded database
// takes memory of its own, and is asked little. See also index.ts.
const nursery = process.env.DATABASE_URL ? 16 : 8;
// By the channel ('ipc') the server notices when this process is gone, however it ended.
const server = spawn(
  process.execPath,
  ['--enable-source-maps', `--max-semi-space-size=${nursery}`, 'dist/server/index.js'],
  {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production', ...process.env, ...(isReal ? { REAL: '1' } : {}) },
  },
);
// Ctrl-C reaches the server itself, as a member of the same group; other signals are handed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code, signal) => process.exit(signal === null || signal === 'SIGINT' ? (code ?? 0) : 1));
if (process.env.npm_lifecycle_event !== undefined) leaveWithNpm();

/** npm hands on no signal that ends itself, and its shell may outlive it: then this process has other ancestors. */
function leaveWithNpm() {
  const before = ancestors();
  setInterval(() => ancestors() === before || server.kill('SIGTERM'), 500).unref();
}

/** The parent and, where the system tells it (Linux), the parent's parent. */
function ancestors() {
  const file = `/proc/${process.ppid}/stat`;
  // "pid (command) state parent …"; a command may hold brackets of its own.
  const above = existsSync(file) ? readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ')[1] : '';
  return `${process.ppid} ${above}`;
}

function version() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;
}
