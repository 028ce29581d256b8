// Plain Node, no packages: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WINDOWS = process.platform === 'win32';

/** Stops with a sentence when Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Node.js 20.19 or newer is needed; this is ${process.versions.node}. See https://nodejs.org`,
    );
    process.exit(1);
  }
}

/**
 * Runs a command in the project's folder; its exit status. On Windows npm and the packages' commands are scripts of
 * the shell.
 */
function call(command, args, env, cwd = ROOT) {
  const options = { cwd, stdio: 'inherit', env: { ...process.env, ...env }, shell: WINDOWS };
  const done = spawnSync(WINDOWS ? `"${command}"` : command, args, options);
  if (done.error) console.error(`${command} could not be run: ${done.error.message}`);
  return done.status ?? 1;
}

/** The same, and stops when it fails. */
export function run(command, args, env = {}) {
  const status = call(command, args, env);
  if (status !== 0) process.exit(status);
}

/**
 * Installs exactly what package-lock.json says, once for each version of it. What is there already counts, however
 * it came there; and what is there is kept when nothing can be fetched.
 */
export function installMissing({ root = ROOT, dev = true } = {}) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = join(root, 'node_modules/.installed-lock');
  const now = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const wanted = JSON.parse(lock).packages;
  if (!isInstalled(root, wanted, dev)) {
    console.log('Installing packages (once, about half a minute) …');
    // `npm ci` deletes first and fetches then; `npm install` puts back what it has moved when it fails.
    const how = existsSync(join(root, 'node_modules')) ? ['install', '--no-save'] : ['ci'];
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
    if (call('npm', [...how, ...quiet, ...patience], {}, root) !== 0) {
      console.error(
        'The packages could not be installed; what was there is kept. Is the npm registry reachable from here? Without a network, ' +
          'copy node_modules from a machine of the same kind on which `npm ci` has run with this package-lock.json.',
      );
      process.exit(1);
    }
  }
  if (isInstalled(root, wanted, true)) writeFileSync(stamp, now);
}

/** Whether node_modules holds what the lock file names; what is optional may be made for another system. */
function isInstalled(root, wanted, dev) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, one]) => {
    if (path === '' || one.optional || one.devOptional || one.link || (one.dev && !dev)) return true;
    const found = there[path];
    const same = found?.version === one.version && found.integrity === one.integrity;
    return same && existsSync(join(root, path));
  });
}

export const bin = (name) => join(ROOT, 'node_modules/.bin', name);
