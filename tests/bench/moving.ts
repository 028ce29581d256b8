import { spawnSync } from 'node:child_process';
import { ROOT } from '../../server/root.ts';
import { withDatabase } from '../support/global-database.ts';
import { administer, say } from './parties.ts';
import { figure } from './report.ts';

/** `npm run db:move` of everything into an empty database. */
export async function moving(admin: string, from: string): Promise<void> {
  const to = withDatabase(admin, 'ccn_bench_moved');
  await administer(admin, 'create database ccn_bench_moved');
  const start = performance.now();
  const moved = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'server/cli/db-move.ts', '--from', from, '--to', to],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  const seconds = (performance.now() - start) / 1000;
  if (moved.status !== 0) throw new Error(moved.stderr);
  say(moved.stdout);
  figure('db:move of the whole database', seconds, { atMost: 300, unit: 's' });
}
