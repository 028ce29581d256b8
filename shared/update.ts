import { z } from 'zod';
import { addMonths, type Day, isDay } from './day.ts';
import { type DateSpan, type Edtf, parseEdtf, spanOf } from './edtf.ts';
import type { FieldError, FieldIssue } from './errors.ts';
import {
  allAfter,
  allBefore,
  isBehind,
  MILESTONE_CODES,
  MILESTONES,
  type MilestoneCode,
  predecessorsOf,
  stageOf,
} from './lifecycle.ts';
import { type Entry, happenedIn, REASONS, type Standing } from './milestone.ts';
import { hasMarkup, isBlank } from './text.ts';

/**
 * What people may change about a milestone: the schemas that form, procedure and test share, and the rules that
 * turn a command into an entry or refuse it. Zod messages are FieldIssue codes, never sentences.
 */
const issue = (code: FieldIssue) => ({ error: code });

const plain = (max: number) =>
  z
    .string(issue('required'))
    .max(max, issue('too_long'))
    .trim()
    .refine((text) => !isBlank(text), issue('required'))
    .refine((text) => !hasMarkup(text), issue('markup'));

/** What a person may say: a day, month, quarter, half-year or year. Other spans would let a date be anywhere. */
const isSayable = (span: DateSpan | null): boolean =>
  span !== null && span.precision !== 'interval' && span.precision !== 'before';

const edtfField = z
  .string(issue('required'))
  .max(40, issue('date_impossible'))
  .refine((text) => isSayable(parseEdtf(text)), issue('date_impossible'));

const dayField = z
  .string(issue('required'))
  .max(10, issue('date_impossible'))
  .refine(isDay, issue('date_impossible'));

export const clusterCodeField = z
  .string(issue('required'))
  .regex(/^[A-Z]{2,4}-[A-Z0-9]{1,12}$/, issue('malformed'));

const target = {
  cluster: clusterCodeField,
  milestone: z.enum(MILESTONE_CODES, issue('not_a_choice')),
  /** The version the person saw; 0 when nothing was on record. Another one standing now is a conflict. */
  expected: z.int(issue('malformed')).min(0, issue('malformed')),
  /** Made by the client once for each intention, so that a repeated request is recorded once. */
  request: z.uuid(issue('malformed')),
};

export const forecastInput = z.object({
  ...target,
  date: edtfField,
  reason: z.enum(REASONS, issue('not_a_choice')),
  note: plain(1000),
});
export type ForecastInput = z.infer<typeof forecastInput>;

export const actualInput = z.object({
  ...target,
  date: edtfField,
  document: z.object({ number: plain(80), day: dayField, issuer: plain(200) }),
  note: plain(1000).optional(),
});
export type ActualInput = z.infer<typeof actualInput>;

export const reviewInput = z.object({
  ...target,
  verdict: z.enum(['confirmation', 'return'], issue('not_a_choice')),
  /** Why it is returned; a confirmation may do without. */
  note: plain(1000).optional(),
});
export type ReviewInput = z.infer<typeof reviewInput>;

export type Decision = { entry: Entry } | { refused: FieldError };

const refuse = (field: string, code: FieldIssue, detail?: string): Decision => ({
  refused: { field, issue: code, ...(detail === undefined ? {} : { detail }) },
});

/** A forecast further away than this is a slip of the pen, not a plan. */
const FORECAST_HORIZON_MONTHS = 30 * 12;

export function decideForecast(standing: Standing, input: ForecastInput, today: Day): Decision {
  const open = refuseIfClosed(standing, input.milestone);
  if (open) return open;
  if (isBehind(input.milestone, stageOf(happenedIn(standing)))) return refuse('milestone', 'behind');
  const span = spanOf(input.date);
  if (span.last < today) return refuse('date', 'date_in_past');
  if (span.last > addMonths(today, FORECAST_HORIZON_MONTHS)) return refuse('date', 'date_impossible');
  const early = earlierThanPredecessor(standing, input.milestone, input.date);
  if (early) return refuse('date', 'before_predecessor', early);
  const { milestone, date, reason, note } = input;
  return { entry: { milestone, kind: 'forecast', date, reason, note, provenance: 'reported' } };
}

export function decideActual(standing: Standing, input: ActualInput, today: Day): Decision {
  const open = refuseIfClosed(standing, input.milestone);
  if (open) return open;
  const span = spanOf(input.date);
  // A month or quarter that has begun may hold the day; one that has not cannot.
  if (span.first === null || span.first > today) return refuse('date', 'date_in_future');
  if (input.document.day > today) return refuse('document.day', 'date_in_future');
  const stage = stageOf(happenedIn(standing));
  const missing = predecessorsOf(input.milestone).find(
    (code) => !happenedIn(standing)(code) && !isBehind(code, stage),
  );
  if (missing) return refuse('milestone', 'predecessor_missing', missing);
  const early = earlierThanPredecessor(standing, input.milestone, input.date);
  if (early) return refuse('date', 'before_predecessor', early);
  const late = laterThanSuccessor(standing, input.milestone, input.date);
  if (late) return refuse('date', 'after_successor', late);
  const { milestone, date, document, note } = input;
  return {
    entry: { milestone, kind: 'actual', date, document, provenance: 'reported', ...(note ? { note } : {}) },
  };
}

export function decideReview(standing: Standing, input: ReviewInput): Decision {
  const stands = standing.milestones[input.milestone];
  if (stands?.actual === undefined || stands.actualState !== 'reported') {
    return refuse('milestone', 'nothing_to_confirm');
  }
  const { milestone, verdict, note } = input;
  if (verdict === 'return' && !note) return refuse('note', 'required');
  const remark = note ? { note } : {};
  return { entry: { milestone, kind: verdict, date: stands.actual, provenance: 'reported', ...remark } };
}

function refuseIfClosed(standing: Standing, milestone: MilestoneCode): Decision | null {
  const happened = happenedIn(standing);
  if (stageOf(happened) === 'ended') return refuse('milestone', 'cluster_ended');
  if (!isReportable(milestone)) return refuse('milestone', 'not_a_choice');
  return happened(milestone) ? refuse('milestone', 'already_happened') : null;
}

/** What must come before, near or far, and has an actual wholly after the date said. */
function earlierThanPredecessor(
  standing: Standing,
  code: MilestoneCode,
  date: Edtf,
): MilestoneCode | undefined {
  return allBefore(code).findLast((before) => {
    const actual = standing.milestones[before]?.actual;
    const first = actual === undefined ? null : spanOf(actual).first;
    return first !== null && spanOf(date).last < first;
  });
}

function laterThanSuccessor(standing: Standing, code: MilestoneCode, date: Edtf): MilestoneCode | undefined {
  const first = spanOf(date).first;
  return allAfter(code).find((after) => {
    const actual = standing.milestones[after]?.actual;
    return actual !== undefined && first !== null && first > spanOf(actual).last;
  });
}

/** The end of a cluster is the city's decision, entered with the register; nobody reports it. */
const isReportable = (code: MilestoneCode): boolean => MILESTONES[code].phase !== 'end';

/** Milestones a person may set now: not happened, not behind, cluster not ended. In lifecycle order. */
export function openMilestones(standing: Standing): MilestoneCode[] {
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  if (stage === 'ended') return [];
  return MILESTONE_CODES.filter((code) => isReportable(code) && !happened(code) && !isBehind(code, stage));
}
