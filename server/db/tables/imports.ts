import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/tables/fields.ts';
import { byDay, dayColumns, oneOf } from '../columns.ts';

/** A file that was entered as one act, at the end of a day (shared/imports/facet.ts). */
export const importDay = pgTable(
  'import_day',
  {
    ...dayColumns(),
    kind: text('kind').notNull().$type<ImportKind>(),
    file: text('file').notNull(),
    sha256: text('sha256').notNull(),
    sheet: text('sheet').notNull(),
    layout: text('layout').notNull(),
    rows: integer('rows').notNull(),
    entered: integer('entered').notNull(),
    changed: integer('changed').notNull(),
    undone: boolean('undone').notNull(),
  },
  (t) => [byDay(t), oneOf('import_day_kind', t.kind, IMPORT_KINDS)],
);
