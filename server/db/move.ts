import { getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Db, inTransaction, rowsOf } from './open.ts';
import { columnsOf, insertPage, pagesOf } from './pages.ts';
import * as schema from './schema.ts';

/**
 * Sessions, pending verifications and half-sent files are not carried over: people sign in, and send, again; devices tell
 * again what waits on them; and of a database in a new place no backup has been made yet.
 */
const LEFT_BEHIND: readonly PgTable[] = [
  schema.authSession,
  schema.authVerification,
  schema.upload,
  schema.deviceQueue,
  schema.backupMade,
];

/** Every other table there is; none refers to another by a key, so any order will do. */
export const MOVED: readonly PgTable[] = Object.values<PgTable>(schema).filter(
  (table) => !LEFT_BEHIND.includes(table),
);

/** Somebody went on recording while the copy was made: it would lack what was acknowledged since. */
export class SourceMoves extends Error {
  constructor() {
    super('The source was written to meanwhile, so nothing was moved: stop its server, then move it again.');
    this.name = 'SourceMoves';
  }
}

/** Copy everything into an empty, migrated database, in one transaction. Returns rows copied by table. */
export function copyDatabase(from: Db, to: Db): Promise<Record<string, number>> {
  return inTransaction(to, async (target) => {
    const before = await momentOf(from);
    // One moment of the source, however long the copy takes.
    const moment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
    const copied = await from.transaction((source) => copyTables(source, target), moment);
    if ((await momentOf(from)) !== before) throw new SourceMoves();
    return copied;
  });
}

async function copyTables(source: Db, target: Db): Promise<Record<string, number>> {
  const copied: Record<string, number> = {};
  for (const table of MOVED) {
    const name = getTableName(table);
    await assertEmpty(target, name);
    let rows = 0;
    for await (const page of pagesOf(source, table)) {
      await insertPage(target, { name, columns: columnsOf(table) }, page.body);
      rows += page.rows;
    }
    copied[name] = rows;
  }
  return copied;
}

/** Only an empty database is filled. */
export async function assertEmpty(target: Db, table: string): Promise<void> {
  const [there] = await rowsOf<{ n: number }>(
    target,
    sql`select count(*)::int as n from ${sql.identifier(table)}`,
  );
  if (there && there.n > 0) throw new Error(`The target is not empty: ${table} has rows.`);
}

/**
 * How many events there are. Not the newest transaction that has recorded anything: one that was under way before it
 * has an older number.
 */
const momentOf = (db: Db): Promise<number> => db.$count(schema.event);
