import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, provinceId } from '../columns.ts';

/** What waits on people's devices, as far as those have told. Nothing of the record: it is written over. */
export const deviceQueue = pgTable(
  'device_queue',
  {
    provinceId: provinceId(),
    person: text('person').notNull(),
    device: text('device').notNull(),
    waiting: integer('waiting').notNull(),
    files: integer('files').notNull(),
    oldest: instant('oldest'),
    toldAt: instant('told_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.person, t.device] })],
);
