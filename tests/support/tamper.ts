import { getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { type Db, rowsOf } from '../../server/db/open.ts';

/** Columns of a table with what each may hold, as the database itself knows it. */
export async function columnsOf(db: Db, table: PgTable): Promise<{ column: PgColumn; words: string[] }[]> {
  const checks = await rowsOf<{ name: string; said: string }>(
    db,
    sql`select conname as name, pg_get_constraintdef(oid) as said from pg_constraint
      where contype = 'c' and conrelid = ${getTableName(table)}::regclass`,
  );
  return getTableConfig(table).columns.map((column) => {
    const list = checks.find(({ name }) => name === `${getTableName(table)}_${column.name}`);
    return {
      column,
      words: [...(list?.said ?? '').matchAll(/'([a-z0-9_]+)'::text/g)].map(([, word]) => word ?? ''),
    };
  });
}

/** Another value of the same type in place of the one that stands. */
export function another({ column, words }: { column: PgColumn; words: readonly string[] }): SQL {
  const name = sql.identifier(column.name);
  const type = column.getSQLType();
  if (type === 'integer' || type === 'double precision') return sql`coalesce(${name}, 0) + 1000000`;
  if (type === 'boolean') return sql`not ${name}`;
  if (type === 'date') return sql`coalesce(${name}, '2000-01-01') + 5000`;
  if (type.startsWith('timestamp'))
    return sql`coalesce(${name}, '2000-01-01'::timestamptz) + interval '1 millisecond'`;
  if (type === 'jsonb') return sql`jsonb_build_array(${name})`;
  if (type !== 'text') throw new Error(`no other value of ${type} is known here`);
  const [first = '', second = ''] = words;
  if (words.length === 0) return sql`coalesce(${name}, '') || '~'`;
  return sql`case when ${name} = ${first} then ${second} else ${first} end`;
}

/** Change one column of the row that a condition picks. */
export const alter = (
  db: Db,
  table: PgTable,
  { column, words }: { column: PgColumn; words: readonly string[] },
  where: SQL,
): Promise<unknown> =>
  db.execute(
    sql`update ${table} set ${sql.identifier(column.name)} = ${another({ column, words })} where ${where}`,
  );

/** Insert a copy of the rows that a condition picks, with one column put to something else. */
export function insertCopy(
  db: Db,
  table: PgTable,
  more: Record<string, string | number>,
  where: SQL,
): Promise<unknown> {
  const { columns } = getTableConfig(table);
  const names = sql.join(
    columns.map(({ name }) => sql`${sql.identifier(name)}`),
    sql`, `,
  );
  const values = columns.map((column) => {
    const said = more[column.name];
    return said === undefined
      ? sql`${sql.identifier(column.name)}`
      : sql`${said}::${sql.raw(column.getSQLType())}`;
  });
  return db.execute(
    sql`insert into ${table} (${names}) select ${sql.join(values, sql`, `)} from ${table} where ${where}`,
  );
}
