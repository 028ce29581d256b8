import { chmodSync, existsSync, mkdirSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from 'pino';
import { codeOf } from '../causes.ts';
import { withoutValues } from '../log.ts';
import { ROOT } from '../root.ts';
import { lockFolder } from './lock.ts';
import { MIGRATIONS, migrateFirst, migrateWith } from './migrate.ts';
import type { Database, Db } from './open.ts';
import * as schema from './schema.ts';

/** An empty database, initialised when the program was built (server/cli/template.mjs). */
const TEMPLATE = join(ROOT, 'dist/database/empty.tar.gz');
const GZIP = { type: 'application/x-gzip' };
/** Its memory is this process's: an eighth of what it takes by default is plenty for what it is for. */
const LEAN = ['-c', 'shared_buffers=16MB'];

const CHECKPOINT_MS = 5 * 60_000;
const VACUUM_MS = 24 * 3_600_000;

/** The database inside this process: survives a crash of the program, not a power cut. */
export async function openEmbedded(
  dataDir: string,
  { log }: { log?: Logger | undefined } = {},
): Promise<Database> {
  keepPrivate(dataDir);
  const lock = await lockFolder(dataDir);
  try {
    // Loaded only where it is used: WebAssembly takes memory that a server on PostgreSQL does not need.
    const { PGlite } = await import('@electric-sql/pglite');
    const folder = join(dataDir, 'db');
    const isNew = !existsSync(join(folder, 'PG_VERSION'));
    const startParams = [...PGlite.defaultStartParams, ...LEAN];
    const template = isNew && existsSync(TEMPLATE) ? { loadDataDir: await openAsBlob(TEMPLATE, GZIP) } : {};
    const client = await PGlite.create(folder, { startParams, ...template });
    const embedded = await wrapEmbedded(client);
    // It never checkpoints or vacuums by itself: its log would grow, and the next start would replay it.
    const timers = [
      every(CHECKPOINT_MS, () => client.exec('CHECKPOINT'), log),
      every(VACUUM_MS, () => client.exec('VACUUM (ANALYZE)'), log),
    ];
    return {
      ...embedded,
      close: async () => {
        for (const timer of timers) clearInterval(timer);
        await embedded.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function every(ms: number, work: () => Promise<unknown>, log: Logger | undefined): NodeJS.Timeout {
  const timer = setInterval(() => {
    work().catch((error: unknown) =>
      log?.error({ err: withoutValues(error) }, 'upkeep of the embedded database failed'),
    );
  }, ms);
  return timer.unref();
}

/**
 * The files hold password hashes and people's words, and the library makes them readable and writable by everybody,
 * some of them whatever the process asks for: the folders are closed to other accounts, and so is what we write in
 * them.
 */
function keepPrivate(dataDir: string): void {
  const inner = join(dataDir, 'db');
  mkdirSync(inner, { recursive: true, mode: 0o700 });
  // A worker thread may not change what belongs to the whole process; the server and the commands are no such.
  if (isMainThread) process.umask(0o077);
  chmodSync(inner, 0o700);
  try {
    chmodSync(dataDir, 0o700);
  } catch (error) {
    // A mounted volume may belong to somebody else; what is ours in it is closed all the same.
    if (codeOf(error) !== 'EPERM') throw error;
  }
}

/** An opened PGlite (of a folder, or in memory for tests) as a Database. */
export async function wrapEmbedded(client: PGlite): Promise<Database> {
  const { drizzle: overPglite } = await import('drizzle-orm/pglite');
  const { migrate: migratePglite } = await import('drizzle-orm/pglite/migrator');
  await client.exec(`SET TIME ZONE 'UTC'`);
  const over = overPglite({ client, schema });
  const db = over as unknown as Db;
  const migrate = () => migrateWith(db, () => migratePglite(over, MIGRATIONS));
  return {
    db,
    kind: 'embedded',
    migrate,
    migrateFirst: (count) => migrateFirst(count, (from) => migratePglite(over, from)),
    prepare: async (fill) => {
      await migrate();
      return fill();
    },
    close: () => client.close(),
  };
}
