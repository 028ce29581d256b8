import { type Database, openDatabase } from '../db/open.ts';
import { readEnv } from '../env.ts';
import { type Identity, readIdentity } from '../setup.ts';

/** The database that the environment names, migrated and known to be filled; for commands. */
export async function openHere(): Promise<{ database: Database; identity: Identity }> {
  const env = readEnv(process.env);
  const database = await openDatabase(
    env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { dataDir: env.DATA_DIR },
  );
  await database.migrate();
  const identity = await readIdentity(database.db);
  if (identity) return { database, identity };
  await database.close();
  throw new Error('This database is empty: run `npm start` once.');
}

/** Run a command; an error is told in one line and ends it with 1. */
export function command(work: () => Promise<void>): void {
  work().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}

/** The value after `--name`, if it is given. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
}
