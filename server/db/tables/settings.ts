import { pgTable, text } from 'drizzle-orm/pg-core';
import { json } from '../columns.ts';

/** What this database is: demonstration or real, and how far its clock is moved. */
export const setting = pgTable('setting', {
  key: text('key').primaryKey(),
  value: json<unknown>('value').notNull(),
});
