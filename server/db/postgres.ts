import { type NodePgDatabase, drizzle as overNode } from 'drizzle-orm/node-postgres';
import { migrate as migrateNode } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Logger } from 'pino';
import { withoutValues } from '../log.ts';
import { MIGRATIONS, migrateFirst, migrateWith } from './migrate.ts';
import type { Database, Db } from './open.ts';
import * as schema from './schema.ts';

const CONNECT_MS = 5_000;
/** No answer to a screen takes so long; what does is stuck behind a lock or a sick disk, and holds a connection. */
const STATEMENT_MS = 30_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
/** The driver's own limit, for a server that no longer answers at all. */
const QUERY_MS = STATEMENT_MS + 5_000;

/** Two numbers that nothing else in a database uses as an advisory lock ("ccn"). */
const PREPARING = [0x63_63_6e, 1] as const;

const optionsOf = (settings: Record<string, string | number>) =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** `serving`: with the limits of a server; a command may take its time. */
export async function openPostgres(
  url: string,
  { log, serving = false }: { log?: Logger; serving?: boolean } = {},
): Promise<Database> {
  const limits: Record<string, number> = serving
    ? { statement_timeout: STATEMENT_MS, idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS }
    : {};
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    options: optionsOf({ timezone: 'UTC', ...limits }),
    ...(serving ? { query_timeout: QUERY_MS } : {}),
  });
  const lost = (error: Error) => log?.warn({ err: withoutValues(error) }, 'a database connection was lost');
  // A server that goes away ends idle connections with an error event; the next query opens a new one.
  pool.on('error', lost);
  const db = overNode({ client: pool, schema });
  const inTurn = async <T>(work: (alone: NodePgDatabase<typeof schema>) => Promise<T>): Promise<T> => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MS,
      options: optionsOf({ timezone: 'UTC' }),
    });
    client.on('error', lost);
    await client.connect();
    try {
      await waitForTurn(client, log);
      return await work(overNode({ client, schema }));
    } finally {
      await client.end();
    }
  };
  const prepare: Database['prepare'] = (fill) =>
    inTurn(async (alone) => {
      await migrateWith(alone, () => migrateNode(alone, MIGRATIONS));
      return fill();
    });
  return {
    db: db as unknown as Db,
    kind: 'postgres',
    prepare,
    migrate: () => prepare(async () => undefined),
    migrateFirst: (count) => inTurn((alone) => migrateFirst(count, (from) => migrateNode(alone, from))),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

/**
 * One process at a time prepares a database. An advisory lock, although decision 002 rules them out as guards of
 * data: it guards none. Where a pooler or a distributed database does not honour it, two processes that start
 * together meet in the migration's own transaction, one of them fails, and its next start finds the work done. The
 * lock ends with the connection.
 */
async function waitForTurn(client: pg.Client, log: Logger | undefined): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [
    ...PREPARING,
  ]);
  if (rows[0]?.mine) return;
  log?.info('another process is preparing this database; waiting for it');
  await client.query('select pg_advisory_lock($1, $2)', [...PREPARING]);
}
