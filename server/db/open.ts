import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Logger } from 'pino';
import { openEmbedded, wrapEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';
import type * as schema from './schema.ts';

export { openEmbedded, openPostgres, wrapEmbedded };

/** A connection or a transaction of either database; queries do not know which. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  db: Db;
  kind: 'embedded' | 'postgres';
  migrate(): Promise<void>;
  /** An empty database brought up to the first migrations only. */
  migrateFirst(count: number): Promise<void>;
  /** Migrate, then fill; of several processes that start together on one database, one at a time. */
  prepare<T>(fill: () => Promise<T>): Promise<T>;
  /** Connections to a server: all, those without work, and requests that wait for one. */
  pool?: () => { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

export type Where = { databaseUrl: string } | { dataDir: string };

/** `serving`: with a server's limits of time, and its log for what happens beside the queries. */
export const openDatabase = (
  where: Where,
  options: { log?: Logger; serving?: boolean } = {},
): Promise<Database> =>
  'databaseUrl' in where ? openPostgres(where.databaseUrl, options) : openEmbedded(where.dataDir, options);

/** Rows of a statement that the query builder has no words for. T must say what the statement selects. */
export async function rowsOf<T>(db: Db, statement: SQL): Promise<T[]> {
  const result = (await db.execute(statement)) as { rows: T[] };
  return result.rows;
}

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/** A transaction; repeated when the database says it lost a race (serialisation failure, deadlock). */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Db) => Promise<T>,
  { as }: { as?: 'repeatable read' } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((tx) => work(tx as unknown as Db), as && { isolationLevel: as });
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
