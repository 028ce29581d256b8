import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Db, inTransaction, rowsOf } from './open.ts';
import * as schema from './schema.ts';

/**
 * Tables in an order in which every row finds the row it points to. Sessions, sign-in attempts and pending
 * verifications are not carried over: people sign in again.
 */
const TABLES: PgTable[] = [
  schema.setting,
  schema.unit,
  schema.unitSuccession,
  schema.unitCell,
  schema.organisation,
  schema.person,
  schema.duty,
  schema.authUser,
  schema.authAccount,
  schema.target,
  schema.cluster,
  schema.clusterUnit,
  schema.clusterParty,
  schema.clusterFact,
  schema.clusterHead,
  schema.event,
  schema.milestoneEntry,
  schema.clusterState,
  schema.logRoot,
];

const PAGE = 1000;

/** Copy everything into an empty, migrated database, in one transaction. Returns rows copied by table. */
export async function copyDatabase(from: Db, to: Db): Promise<Record<string, number>> {
  const copied: Record<string, number> = {};
  await inTransaction(to, async (tx) => {
    for (const table of TABLES) {
      const name = getTableName(table);
      if ((await count(tx, table)) > 0) throw new Error(`The target is not empty: ${name} has rows.`);
      copied[name] = await copyTable(from, tx, table);
    }
  });
  return copied;
}

async function copyTable(from: Db, to: Db, table: PgTable): Promise<number> {
  const columns = Object.values(getTableColumns(table));
  const order = sql.join(
    columns.map((column) => sql`${sql.identifier(column.name)}`),
    sql`, `,
  );
  const total = await count(from, table);
  for (let offset = 0; offset < total; offset += PAGE) {
    const rows = await from.select().from(table).orderBy(order).limit(PAGE).offset(offset);
    await to.insert(table).values(rows);
  }
  return total;
}

async function count(db: Db, table: PgTable): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(db, sql`select count(*)::int as n from ${table}`);
  return row?.n ?? 0;
}
