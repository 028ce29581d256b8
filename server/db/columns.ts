import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  customType,
  date,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/**
 * Columns that recur. Rules for all tables (docs/decisions/002): province_id leads every key; ids are made by the
 * application; closed lists are text with a CHECK; no trigger, sequence or exclusion constraint guards anything.
 */
export const provinceId = () => text('province_id').notNull();
/** A calendar day, as 'YYYY-MM-DD' end to end. */
export const day = (name: string) => date(name, { mode: 'string' });
/** An instant; travels as ISO 8601 text. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, mode: 'string', precision: 3 });
export const json = <T>(name: string) => jsonb(name).$type<T>();

/** The number of the transaction that wrote a row; as text, because it outgrows a double. */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

/** "One of these", with one parameter whatever their number: building a list of them costs more than asking. */
export const anyOf = (column: AnyPgColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${sql.param([...values])}::text[])`;

/** The columns that every day table begins with: what stood for a stream at the end of the day. */
export const dayColumns = () => ({
  provinceId: provinceId(),
  stream: text('stream').notNull(),
  fromDay: day('from_day').notNull(),
  /** The event after which it stood. */
  seq: integer('seq').notNull(),
});

/** Its key, which is also the way in: the last row with from_day <= the day. */
export const byDay = (t: { provinceId: AnyPgColumn; stream: AnyPgColumn; fromDay: AnyPgColumn }) =>
  primaryKey({ columns: [t.provinceId, t.stream, t.fromDay] });

/** A closed list, known to the database as well. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`);
