import { getTableColumns, type Placeholder, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './open.ts';

interface Prepared<T> {
  execute(values: Record<string, unknown>): Promise<T>;
}

/**
 * A statement that is asked at every request: its SQL is built once for each database, and PostgreSQL plans it once
 * for each connection. `build` names it and puts `slot`s where the values come.
 */
export function preparedOnce<T>(build: (db: Db) => Prepared<T>): (db: Db) => Prepared<T> {
  const made = new WeakMap<Db, Prepared<T>>();
  return (db) => {
    const known = made.get(db) ?? build(db);
    made.set(db, known);
    return known;
  };
}

export const slot = (name: string): Placeholder => sql.placeholder(name);

/**
 * A row of slots for the columns of a table, and how to fill them from a row; a column left out of the row is null.
 * Columns in `byDefault` are left to the database.
 */
export function rowOfSlots<T extends PgTable>(table: T, prefix: string, byDefault: readonly string[] = []) {
  type Row = T['$inferInsert'];
  const names = Object.keys(getTableColumns(table))
    .filter((name) => !byDefault.includes(name))
    .map((name) => [name, `${prefix}.${name}`] as const);
  return {
    slots: Object.fromEntries(names.map(([name, key]) => [name, slot(key)])) as Row,
    putInto: (values: Record<string, unknown>, row: object): void => {
      const from = row as Record<string, unknown>;
      for (const [name, key] of names) values[key] = from[name] ?? null;
    },
  };
}
