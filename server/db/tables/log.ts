import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { FacetEvent } from '../../../shared/log/event.ts';
import { day, instant, json, provinceId, transactionId } from '../columns.ts';

/**
 * The log: append-only, a chain for each stream, each event with the hash of the one before it. Everything else but
 * accounts and sessions is derived from it (server/log/facets.ts).
 */
export const event = pgTable(
  'event',
  {
    provinceId: provinceId(),
    stream: text('stream').notNull(),
    seq: integer('seq').notNull(),
    facet: text('facet').notNull(),
    body: json<FacetEvent>('body').notNull(),
    /** When it became known, by the database's clock; the hash covers it. */
    recordedAt: instant('recorded_at').notNull(),
    /** The instant that takes its place, where a wrong clock had stamped it (npm run log:mend). */
    mendedAt: instant('mended_at'),
    /** The day in Hà Nội of mended_at, else of recorded_at: what "as known on" asks for. */
    recordedOn: day('recorded_on').notNull(),
    recordedBy: text('recorded_by'),
    /** Made by the sender once for each intention; a repeated request finds its first answer. */
    request: text('request'),
    /** What that request said, in few letters: the same id with other words is another request. */
    digest: text('digest'),
    hash: text('hash').notNull(),
    /** Who follows the log asks by this and not by a clock: a late commit cannot be overlooked (server/log/follow.ts). */
    transaction: transactionId('xid').notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    // Two writers cannot both append number n; and a stream is read in its order.
    primaryKey({ columns: [t.provinceId, t.stream, t.seq] }),
    unique('event_request').on(t.provinceId, t.stream, t.request),
    // What has been recorded since the last look.
    index('event_transaction').on(t.provinceId, t.transaction),
    // What was recorded lately, of whatever subject (server/audit).
    index('event_recorded_on').on(t.provinceId, t.recordedOn),
  ],
);

/** What each facet of a stream adds up to now. */
export const facetHead = pgTable(
  'facet_head',
  {
    provinceId: provinceId(),
    facet: text('facet').notNull(),
    stream: text('stream').notNull(),
    /** The last event of this facet. */
    seq: integer('seq').notNull(),
    state: json<unknown>('state').notNull(),
  },
  // The facet first: all streams that have one are a range.
  (t) => [primaryKey({ columns: [t.provinceId, t.facet, t.stream] })],
);

/**
 * A row stands for a change of a rule by which something follows from the log: a migration writes it, and the next start
 * makes everything that follows anew (server/log/refold.ts).
 */
export const refold = pgTable('refold', { provinceId: provinceId(), why: text('why').notNull() }, (t) => [
  primaryKey({ columns: [t.provinceId, t.why] }),
]);

/** One hash a day over the ends of all chains: keep it elsewhere, and nobody can rewrite the past unnoticed. */
export const logRoot = pgTable(
  'log_root',
  {
    provinceId: provinceId(),
    day: day('day').notNull(),
    streams: integer('streams').notNull(),
    root: text('root').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.day] })],
);
