import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CohortRule, Reached } from '../../../shared/programme.ts';
import { day, json, provinceId } from '../columns.ts';

/** A target of an official document: a rule for its cohort, a rule for what counts, a number or a range. */
export const target = pgTable(
  'target',
  {
    provinceId: provinceId(),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    definitionVi: text('definition_vi').notNull(),
    definitionEn: text('definition_en').notNull(),
    cohort: json<CohortRule>('cohort').notNull(),
    goal: json<Reached>('goal'),
    min: integer('min'),
    max: integer('max'),
    /** Last day of the target; null when its source names none. */
    dueOn: day('due_on'),
    publishedOn: text('published_on').notNull(),
    sourceVi: text('source_vi').notNull(),
    sourceEn: text('source_en').notNull(),
    sourceUrl: text('source_url'),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.code] })],
);
