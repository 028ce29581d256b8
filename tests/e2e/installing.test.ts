import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startProgram } from '../support/program.ts';

let root: string;
/** A project with one package, installed by somebody's `npm ci`: no stamp of ours. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ccn-install-'));
  mkdirSync(join(root, 'node_modules/one'), { recursive: true });
  write('package.json', { name: 'project', version: '1.0.0', dependencies: { one: '1.0.0' } });
  write('node_modules/one/package.json', { name: 'one', version: '1.0.0' });
  write('node_modules/.package-lock.json', {
    lockfileVersion: 3,
    packages: { 'node_modules/one': locked('1.0.0') },
  });
  lock('1.0.0');
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, content: unknown) => writeFileSync(join(root, file), JSON.stringify(content));
const locked = (version: string) => ({
  version,
  resolved: `http://127.0.0.1:9/one/-/one-${version}.tgz`,
  integrity: `sha512-${createHash('sha512').update(version).digest('base64')}`,
});
const lock = (version: string) =>
  write('package-lock.json', {
    name: 'project',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'project', version: '1.0.0', dependencies: { one: version } },
      'node_modules/one': locked(version),
      'node_modules/other-system': { ...locked('1.0.0'), optional: true },
    },
  });

/** Where no registry can be reached. */
const install = () =>
  startProgram(
    process.execPath,
    [
      '-e',
      `import('./server/cli/install.mjs').then((m) => m.installMissing({ root: ${JSON.stringify(root)} }))`,
    ],
    {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cache: join(root, 'cache'),
      npm_config_fetch_retries: '0',
    },
  );

test('regression: packages that were there already were fetched again', async () => {
  const { exited, printed } = install();
  expect([await exited, printed()]).toEqual([0, '']);
  const stamp = readFileSync(join(root, 'node_modules/.installed-lock'), 'utf8');
  expect(stamp).toBe(
    createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex'),
  );
});

test('regression: without a network an installation was emptied', async () => {
  write('package.json', { name: 'project', version: '1.0.0', dependencies: { one: '2.0.0' } });
  lock('2.0.0');
  const { exited, printed } = install();
  expect(await exited).toBe(1);
  expect(printed()).toContain('what was there is kept');
  const kept = JSON.parse(readFileSync(join(root, 'node_modules/one/package.json'), 'utf8')) as object;
  expect(kept).toEqual({ name: 'one', version: '1.0.0' });
  expect(existsSync(join(root, 'node_modules/.installed-lock'))).toBe(false);
});
