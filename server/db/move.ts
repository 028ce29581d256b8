import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { type Db, inTransaction, rowsOf } from './open.ts';
import * as schema from './schema.ts';

/** Sessions, pending verifications and half-sent files are not carried over: people sign in, and send, again. */
const LEFT_BEHIND: readonly PgTable[] = [schema.authSession, schema.authVerification, schema.upload];

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
    const [there] = await rowsOf<{ n: number }>(target, sql`select count(*)::int as n from ${table}`);
    if (there && there.n > 0) throw new Error(`The target is not empty: ${name} has rows.`);
    copied[name] = await copyTable(source, target, table);
  }
  return copied;
}

/**
 * How many events there are. Not the newest transaction that has recorded anything: one that was under way before it
 * has an older number.
 */
const momentOf = (db: Db): Promise<number> => db.$count(schema.event);

const PAGE = 5_000;

/** Numbers of transactions are each database server's own. */
const isOfServer = (column: PgColumn): boolean => column.getSQLType() === 'xid8';

/** Rows travel as the text of a JSON array, from one database into the other, page by page in the order of the key. */
async function copyTable(from: Db, to: Db, table: PgTable): Promise<number> {
  const columns = Object.values(getTableColumns(table)).filter((column) => !isOfServer(column));
  const names = join(columns.map(({ name }) => sql.identifier(name)));
  const key = keyOf(table);
  const keys = join(key.map(({ name }) => sql.identifier(name)));
  let total = 0;
  for (let after: string[] | null = null; ; ) {
    const start: SQL = after
      ? sql`where (${keys}) > (${join(key.map((column, i) => sql`${after?.[i]}::${sql.raw(column.getSQLType())}`))})`
      : sql``;
    const last = join(key.map(({ name }) => sql`${sql.identifier(name)}::text`));
    const down = join(key.map(({ name }) => sql`${sql.identifier(name)} desc`));
    const [page] = await rowsOf<{ n: number; body: string | null; last: string[] | null }>(
      from,
      sql`with page as (select ${names} from ${table} ${start} order by ${keys} limit ${PAGE})
        select (select count(*)::int from page) as n, (select json_agg(page)::text from page) as body,
          (select json_build_array(${last}) from page order by ${down} limit 1) as last`,
    );
    if (!page?.body) return total;
    await to.execute(
      sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${page.body}::json)`,
    );
    total += page.n;
    if (page.n < PAGE) return total;
    after = page.last;
  }
}

const join = (parts: readonly (SQL | ReturnType<typeof sql.identifier>)[]): SQL =>
  sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  );

/** The columns of the primary key; those that the key itself carries do not know their type. */
function keyOf(table: PgTable): PgColumn[] {
  const { primaryKeys, columns } = getTableConfig(table);
  const [key] = primaryKeys;
  if (!key) return columns.filter(({ primary }) => primary);
  return key.columns.flatMap(({ name }) => columns.filter((column) => column.name === name));
}
