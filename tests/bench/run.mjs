// npm run bench [-- --clusters 1000] [--only screen|reader|field|digests]: speed on PostgreSQL beside a floor, and on the embedded database for information.
import { spawnSync } from 'node:child_process';
import { build } from '../../server/cli/build.mjs';
import { checkNode, installMissing, ROOT } from '../../server/cli/install.mjs';

checkNode();
installMissing();
build();
const { providePostgres } = await import('../support/postgres.mjs');
const postgres = await providePostgres({ durable: true });
const bench = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'tests/bench/bench.ts', ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, BENCH_DATABASE_URL: postgres.url },
  },
);
await postgres.stop();
process.exit(bench.status ?? 1);
