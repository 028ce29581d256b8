import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { type CohortRule, type Goal, METRICS, type Metric } from '../../../shared/programme.ts';
import type { Plan, TargetPapers } from '../../../shared/programmes/facet.ts';
import { byDay, day, dayColumns, json, oneOf } from '../columns.ts';

/** A target as it stood at the end of a day (shared/programmes/facet.ts). */
export const targetDay = pgTable(
  'target_day',
  {
    ...dayColumns(),
    position: integer('position').notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    definitionVi: text('definition_vi').notNull(),
    definitionEn: text('definition_en').notNull(),
    cohort: json<CohortRule>('cohort').notNull(),
    goal: json<Goal>('goal'),
    metric: text('metric').$type<Metric>().notNull(),
    min: integer('min'),
    max: integer('max'),
    dueOn: day('due_on'),
    publishedOn: text('published_on').notNull(),
    sourceVi: text('source_vi').notNull(),
    sourceEn: text('source_en').notNull(),
    sourceUrl: text('source_url'),
    sourceNo: text('source_no'),
    plan: json<Plan>('plan'),
    papers: json<TargetPapers>('papers'),
    quoteVi: text('quote_vi'),
    quoteEn: text('quote_en'),
    secondReadingVi: text('second_reading_vi'),
    secondReadingEn: text('second_reading_en'),
    countsFrom: day('counts_from'),
    closed: boolean('closed').notNull(),
    closedBecause: text('closed_because'),
  },
  (t) => [byDay(t), oneOf('target_day_metric', t.metric, METRICS)],
);
