import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { type Db, rowsOf } from './open.ts';

const PAGE = 5_000;

/** Numbers of transactions are each database server's own. */
const isOfServer = (column: PgColumn): boolean => column.getSQLType() === 'xid8';

/** The columns of a table that have a meaning elsewhere. */
export const columnsOf = (table: PgTable): string[] =>
  Object.values(getTableColumns(table))
    .filter((column) => !isOfServer(column))
    .map(({ name }) => name);

export interface Page {
  rows: number;
  /** A JSON array of the rows, an object each. */
  body: string;
}

/** A table as text, page by page in the order of its key; `db` is a transaction that sees one moment. */
export async function* pagesOf(db: Db, table: PgTable): AsyncGenerator<Page> {
  const names = identifiers(columnsOf(table));
  const key = keyOf(table);
  const keys = identifiers(key.map(({ name }) => name));
  const down = join(key.map(({ name }) => sql`${sql.identifier(name)} desc`));
  const last = join(key.map(({ name }) => sql`${sql.identifier(name)}::text`));
  for (let after: string[] | null = null; ; ) {
    const start: SQL = after
      ? sql`where (${keys}) > (${join(key.map((column, i) => sql`${after?.[i]}::${sql.raw(column.getSQLType())}`))})`
      : sql``;
    const [page] = await rowsOf<{ n: number; body: string | null; last: string[] | null }>(
      db,
      sql`with page as (select ${names} from ${table} ${start} order by ${keys} limit ${PAGE})
        select (select count(*)::int from page) as n, (select json_agg(page)::text from page) as body,
          (select json_build_array(${last}) from page order by ${down} limit 1) as last`,
    );
    if (!page?.body) return;
    yield { rows: page.n, body: page.body };
    if (page.n < PAGE) return;
    after = page.last;
  }
}

/** Put a page into a table of the same name; answers how many rows came in. */
export async function insertPage(
  to: Db,
  { name, columns }: { name: string; columns: readonly string[] },
  body: string,
): Promise<number> {
  const [table, names] = [sql.identifier(name), identifiers(columns)];
  const [done] = await rowsOf<{ n: number }>(
    to,
    sql`with put as (insert into ${table} (${names})
        select ${names} from json_populate_recordset(null::${table}, ${body}::json) returning 1)
      select count(*)::int as n from put`,
  );
  return done?.n ?? 0;
}

const join = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);

const identifiers = (names: readonly string[]): SQL =>
  join(names.map((name) => sql`${sql.identifier(name)}`));

/** The columns of the primary key; those that the key itself carries do not know their type. */
function keyOf(table: PgTable): PgColumn[] {
  const { primaryKeys, columns } = getTableConfig(table);
  const [key] = primaryKeys;
  if (!key) return columns.filter(({ primary }) => primary);
  return key.columns.flatMap(({ name }) => columns.filter((column) => column.name === name));
}
