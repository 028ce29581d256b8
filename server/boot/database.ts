import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isAway } from '../db/away.ts';
import { type Database, openDatabase } from '../db/open.ts';
import type { Env } from '../env.ts';
import { explain } from './explain.ts';

const AGAIN_MS = 1_000;

/**
 * The database of the environment, once it answers: a machine that starts everything at once starts this program
 * before its database. Waits only for one that is away; what will not mend itself (a password, a name) is told at
 * once.
 */
export async function openWaiting(env: Env, log: Logger): Promise<Database> {
  const database = await openDatabase(
    env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { dataDir: env.DATA_DIR },
    { log, serving: true },
  );
  for (let waited = 0; ; waited++) {
    try {
      await database.db.execute('select 1');
      return database;
    } catch (error) {
      if (!isAway(error) || waited >= env.DATABASE_WAIT) {
        await database.close();
        throw error;
      }
      if (waited === 0)
        process.stderr.write(`${explain(error, env)} Waiting up to ${env.DATABASE_WAIT} s for it …\n`);
      await sleep(AGAIN_MS);
    }
  }
}
