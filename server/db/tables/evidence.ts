import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { EvidenceDay, FoundFile } from '../../../shared/evidence/facet.ts';
import { byDay, dayColumns, instant, json, provinceId } from '../columns.ts';

/** How much evidence of a cluster stood at the end of a day (shared/evidence). */
export const evidenceDay = pgTable(
  'evidence_day',
  {
    ...dayColumns(),
    photos: integer('photos').notNull(),
    documents: integer('documents').notNull(),
    milestones: json<EvidenceDay['milestones']>('milestones').notNull(),
  },
  (t) => [byDay(t)],
);

/** A piece of a file that has arrived: its name in the store, and how long it is. */
export interface Piece {
  name: string;
  bytes: number;
}

/**
 * Files on their way. No record: of what becomes evidence there is an event, the rest is thrown away. `received` is
 * where the next piece begins; whoever adds one sets it from what they read, so of two that add at the same place one
 * is refused, whichever process they ask, and no lock is held while bytes come over a slow line.
 */
export const upload = pgTable(
  'upload',
  {
    provinceId: provinceId(),
    id: text('id').notNull(),
    person: text('person').notNull(),
    /** Of which cluster it is to be evidence, or which document on file it is to become. */
    stream: text('stream').notNull(),
    /** As the device named it. */
    name: text('name').notNull(),
    bytes: integer('bytes').notNull(),
    received: integer('received').notNull(),
    pieces: json<Piece[]>('pieces').notNull(),
    /** What it was found to be, once all of it was there. */
    found: json<FoundFile>('found'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.id] }),
    index('upload_person').on(t.provinceId, t.person),
    index('upload_expiry').on(t.provinceId, t.expiresAt),
  ],
);
