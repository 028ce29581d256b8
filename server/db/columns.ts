import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, date, jsonb, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Columns that recur. Rules for all tables (docs/decisions/002): province_id leads every key; ids are made by the
 * application; code lists are text with a CHECK; no trigger, sequence or exclusion constraint guards anything.
 */
export const provinceId = () => text('province_id').notNull();
/** A calendar day, as 'YYYY-MM-DD' end to end. */
export const day = (name: string) => date(name, { mode: 'string' });
/** An instant; travels as ISO 8601 text. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, mode: 'string', precision: 3 });
export const json = <T>(name: string) => jsonb(name).$type<T>();

/** "One of these", with one parameter whatever their number: building a list of them costs more than asking. */
export const anyOf = (column: AnyPgColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${sql.param([...values])}::text[])`;
