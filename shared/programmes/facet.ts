import { z } from 'zod';
import { isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { METRICS } from '../programme.ts';
import { cohortRule, goalRule } from './rule-schema.ts';

/** The plan or programme that a target belongs to; those with the same name in Vietnamese stand together. */
const planSchema = z.object({
  nameVi: z.string(),
  nameEn: z.string(),
  /** First and last day of its period; null where it names none. */
  from: z.string().refine(isDay).nullable(),
  to: z.string().refine(isDay).nullable(),
  /** Number of the decision by which it was approved, its day and who issued it. */
  decision: z.string().nullable(),
  day: z.string().refine(isDay).nullable().default(null),
  issuer: z.string().nullable().default(null),
});
export type Plan = z.infer<typeof planSchema>;

/** A target of an official document: a rule for its cohort, a rule for what counts, a number or a range, its source. */
const targetSchema = z.object({
  position: z.int(),
  nameVi: z.string(),
  nameEn: z.string(),
  definitionVi: z.string(),
  definitionEn: z.string(),
  cohort: cohortRule,
  /** What counts as achieved; null where the source names no measurable criterion. */
  goal: goalRule.nullable(),
  metric: z.enum(METRICS).default('clusters'),
  /** The target as a range, in the unit of its metric; equal ends for a single number; null where the source gives none. */
  min: z.int().nullable(),
  max: z.int().nullable(),
  /** Last day of the target; null when its source names none. */
  dueOn: z.string().refine(isDay).nullable(),
  publishedOn: z.string(),
  sourceVi: z.string(),
  sourceEn: z.string(),
  sourceUrl: z.string().nullable(),
  /** Number of the document, where it has one. */
  sourceNo: z.string().nullable().default(null),
  plan: planSchema.nullable().default(null),
  /** Their files, where they are kept among the documents on file: of its source, and of the decision of its plan. */
  papers: z.object({ source: z.string().nullable(), plan: z.string().nullable() }).nullable().default(null),
  /** What the source itself says, in short; and how else it, or another one, can be read. Null: nothing is kept. */
  quoteVi: z.string().nullable().default(null),
  quoteEn: z.string().nullable().default(null),
  secondReadingVi: z.string().nullable().default(null),
  secondReadingEn: z.string().nullable().default(null),
  /**
   * The first day on which it is shown: one that the department makes leaves earlier screens as they were. Null: it is
   * counted on days before it was first recorded as well, as it was first announced; so are those with which a record began.
   */
  countsFrom: z.string().refine(isDay).nullable().default(null),
  /** Closed: no longer counted from this record on; earlier days keep it. */
  closed: z.boolean(),
});
export type TargetSaid = z.infer<typeof targetSchema>;
export type TargetPapers = NonNullable<TargetSaid['papers']>;

/** With why it was closed: null while it is open, and where the record began with its end. */
export type TargetDay = TargetSaid & { closedBecause: string | null };

const targetEvent = z.object({
  type: z.literal('target.recorded'),
  target: targetSchema,
  /** Why it was changed, closed or opened again; null where nothing stood before. */
  reason: z.string().nullable().default(null),
  /** The target of which it began as a copy. */
  copiedFrom: z.string().nullable().default(null),
});
export type TargetEvent = z.infer<typeof targetEvent>;

export interface TargetState {
  said: TargetDay | null;
  version: number;
}

const NOTHING: TargetDay = {
  position: 0,
  nameVi: '',
  nameEn: '',
  definitionVi: '',
  definitionEn: '',
  cohort: { all: [] },
  goal: null,
  metric: 'clusters',
  min: null,
  max: null,
  dueOn: null,
  publishedOn: '',
  sourceVi: '',
  sourceEn: '',
  sourceUrl: null,
  sourceNo: null,
  plan: null,
  papers: null,
  quoteVi: null,
  quoteEn: null,
  secondReadingVi: null,
  secondReadingEn: null,
  countsFrom: null,
  closed: true,
  closedBecause: null,
};

/**
 * Whether days before its first record show a target, as it was first announced: those with which a record began do, unless
 * their end is part of that beginning too. What the department says later changes neither: it closes with a reason.
 */
export const countsBefore = (
  versions: readonly Pick<TargetDay, 'closed' | 'closedBecause' | 'countsFrom'>[],
): boolean =>
  versions.every(
    ({ closed, closedBecause, countsFrom }) => countsFrom === null && !(closed && closedBecause === null),
  );

export const targets: Facet<TargetEvent, TargetState, TargetDay> = {
  name: 'target',
  stream: 'target',
  event: targetEvent,
  empty: { said: null, version: 0 },
  evolve: (_state, { target, reason }, { seq }) => ({
    said: { ...target, closedBecause: target.closed ? reason : null },
    version: seq,
  }),
  day: ({ said }) => said ?? NOTHING,
  version: (state) => state.version,
};
