import { doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { FIGURE_UNITS, type FigureUnit } from '../../../shared/figures/facet.ts';
import { byDay, dayColumns, oneOf } from '../columns.ts';

/** A published figure as it stood at the end of a day (shared/figures/facet.ts). */
export const figureDay = pgTable(
  'figure_day',
  {
    ...dayColumns(),
    position: integer('position').notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    value: doublePrecision('value').notNull(),
    upTo: doublePrecision('up_to'),
    of: doublePrecision('of'),
    unit: text('unit').$type<FigureUnit>().notNull(),
    statedFor: text('stated_for').notNull(),
    noteVi: text('note_vi'),
    noteEn: text('note_en'),
    source: text('source').notNull(),
  },
  (t) => [byDay(t), oneOf('figure_day_unit', t.unit, FIGURE_UNITS)],
);
