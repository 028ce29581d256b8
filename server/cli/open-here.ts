import { explain } from '../boot/explain.ts';
import { assertCurrent } from '../db/migrate.ts';
import { type Database, openDatabase } from '../db/open.ts';
import { readEnv } from '../env.ts';
import { sentenceOf } from '../log.ts';
import { type Identity, readIdentity } from '../setup.ts';

export { option, options } from './options.ts';

/**
 * The database that the environment names, known to be filled and of this program's version; for commands. A command
 * never migrates: bringing a database up is for `npm start`, after a backup.
 */
export async function openHere(): Promise<{ database: Database; identity: Identity }> {
  const env = readEnv(process.env);
  const database = await openDatabase(
    env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { dataDir: env.DATA_DIR },
  );
  try {
    await assertCurrent(database.db);
    const identity = await readIdentity(database.db);
    if (identity) return { database, identity };
    throw new Error('This database is empty: run `npm start` once.');
  } catch (error) {
    await database.close();
    throw new Error(explain(error, env), { cause: error });
  }
}

/** Run a command; an error is told in one line, without what was being written, and ends it with 1. */
export function command(work: () => Promise<void>): void {
  work().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${sentenceOf(error)}\n`);
      process.exit(1);
    },
  );
}
