import { date, jsonb, text, timestamp } from 'drizzle-orm/pg-core';

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
