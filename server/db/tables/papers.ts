import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { FILE_FORMATS, type FileFormat } from '../../../shared/evidence/file.ts';
import type { PaperDay } from '../../../shared/papers/facet.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../shared/reading/reading.ts';
import { byDay, day, dayColumns, json, oneOf } from '../columns.ts';

/** A document on file as it stood at the end of a day (shared/papers/facet.ts). */
export const paperDay = pgTable(
  'paper_day',
  {
    ...dayColumns(),
    sha256: text('sha256').notNull(),
    format: text('format').$type<FileFormat>().notNull(),
    bytes: integer('bytes').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    number: text('number'),
    dated: day('dated').notNull(),
    issuer: text('issuer').notNull(),
    title: text('title'),
    filedAt: text('filed_at').notNull(),
    filedBy: text('filed_by'),
    withdrawn: json<NonNullable<PaperDay['withdrawn']>>('withdrawn'),
  },
  (t) => [
    byDay(t),
    oneOf('paper_day_format', t.format, FILE_FORMATS),
    oneOf('paper_day_kind', t.kind, DOCUMENT_KINDS),
    // Whether the same bytes are on file already.
    index('paper_day_sha256').on(t.provinceId, t.sha256),
  ],
);
