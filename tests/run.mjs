// npm test: types, lint with the architecture's rules, unit, integration on both databases, browser journeys.
// Where a part cannot run it fails and says what to do; nothing is skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from '../server/cli/build.mjs';
import { bin, checkNode, installMissing, ROOT, run } from '../server/cli/install.mjs';
import { sideBySide } from './support/checks.mjs';

checkNode();
installMissing();
provideChromium();

const types = (project) => [`types: ${project}`, 'tsc', ['-p', project]];
// The longest first, so that none is left to run alone at the end.
const isClean = await sideBySide([
  [
    'lint and architecture',
    'oxlint',
    ['--type-aware', '--deny-warnings', 'shared', 'server', 'client', 'seeds', 'tests'],
  ],
  ...['tests', 'client', 'server', 'seeds', 'shared', 'client/worker'].map(types),
  ['unused code', 'knip', []],
  ['format', 'biome', ['check', '--error-on-warnings', '.']],
]);
if (!isClean) process.exit(1);
build();

console.log('\n— tests');
const { providePostgres } = await import('./support/postgres.mjs');
const postgres = await providePostgres();
const tests = spawnSync(bin('vitest'), ['run', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: postgres.url },
});
await postgres.stop();
process.exit(tests.status ?? 1);

function provideChromium() {
  const known = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ];
  if (known.some((path) => path && existsSync(path))) return;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    console.error(
      'The browser journeys need Chromium: install it (Debian, Ubuntu: sudo apt-get install chromium) or set CHROMIUM_PATH.',
    );
    process.exit(1);
  }
  console.log('Installing Chromium for the browser journeys …');
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
}
