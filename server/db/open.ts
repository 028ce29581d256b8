import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { SQL } from 'drizzle-orm';
import { drizzle as overNode } from 'drizzle-orm/node-postgres';
import { migrate as migrateNode } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { ROOT } from '../root.ts';
import { lockFolder } from './lock.ts';
import * as schema from './schema.ts';

/** A connection or a transaction of either database; queries do not know which. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  db: Db;
  kind: 'embedded' | 'postgres';
  migrate(): Promise<void>;
  close(): Promise<void>;
}

const MIGRATIONS = join(ROOT, 'server/db/migrations');
const CHECKPOINT_MS = 5 * 60_000;
const VACUUM_MS = 24 * 3_600_000;

export type Where = { databaseUrl: string } | { dataDir: string };

export const openDatabase = (where: Where): Promise<Database> =>
  'databaseUrl' in where ? openPostgres(where.databaseUrl) : openEmbedded(where.dataDir);

export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c timezone=UTC' });
  // A server that goes away ends idle connections with an error event; the next query opens a new one.
  pool.on('error', () => undefined);
  const db = overNode({ client: pool, schema });
  return {
    db: db as unknown as Db,
    kind: 'postgres',
    migrate: () => migrateNode(db, { migrationsFolder: MIGRATIONS }),
    close: () => pool.end(),
  };
}

/** The database inside this process: survives a crash of the program, not a power cut. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = await lockFolder(dataDir);
  try {
    // Loaded only where it is used: WebAssembly takes memory that a server on PostgreSQL does not need.
    const { PGlite } = await import('@electric-sql/pglite');
    const client = await PGlite.create(join(dataDir, 'db'));
    const embedded = await wrapEmbedded(client);
    // It never checkpoints or vacuums by itself: its log would grow, and the next start would replay it.
    const timers = [
      setInterval(() => void client.exec('CHECKPOINT').catch(() => undefined), CHECKPOINT_MS),
      setInterval(() => void client.exec('VACUUM (ANALYZE)').catch(() => undefined), VACUUM_MS),
    ];
    for (const timer of timers) timer.unref();
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

/** An opened PGlite (of a folder, or in memory for tests) as a Database. */
export async function wrapEmbedded(client: PGlite): Promise<Database> {
  const { drizzle: overPglite } = await import('drizzle-orm/pglite');
  const { migrate: migratePglite } = await import('drizzle-orm/pglite/migrator');
  await client.exec(`SET TIME ZONE 'UTC'`);
  const db = overPglite({ client, schema });
  return {
    db: db as unknown as Db,
    kind: 'embedded',
    migrate: () => migratePglite(db, { migrationsFolder: MIGRATIONS }),
    close: () => client.close(),
  };
}

/** Rows of a statement that the query builder has no words for. T must say what the statement selects. */
export async function rowsOf<T>(db: Db, statement: SQL): Promise<T[]> {
  const result = (await db.execute(statement)) as { rows: T[] };
  return result.rows;
}

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/** A transaction; repeated when the database says it lost a race (serialisation failure, deadlock). */
export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((tx) => work(tx as unknown as Db));
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** The SQLSTATE of a database error, however deeply it is wrapped. */
function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code;
  }
  return undefined;
}

/** The constraint that a write would have broken, however deeply the error is wrapped. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && typeof at.constraint === 'string') return at.constraint;
  }
  return undefined;
}
