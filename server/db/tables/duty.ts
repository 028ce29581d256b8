import { boolean, integer, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { day, instant, provinceId } from '../columns.ts';

/** Second factors, in the shape that better-auth writes; secret and codes are encrypted with AUTH_SECRET. */
export const authTwoFactor = pgTable(
  'auth_two_factor',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    /** False until its person has shown a first code. */
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: timestamp('locked_until', { withTimezone: true }),
  },
  (t) => [unique('auth_two_factor_user').on(t.userId)],
);

/** The backups that were made of this database, whole and under their final name: how old the newest is, is watched. */
export const backupMade = pgTable(
  'backup_made',
  {
    provinceId: provinceId(),
    /** By the clock of the machine that made it. */
    madeAt: instant('made_at').notNull(),
    events: integer('events').notNull(),
    files: integer('files').notNull(),
    newestRoot: day('newest_root'),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.madeAt] })],
);
