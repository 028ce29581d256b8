import { z } from 'zod';
import { addMonths, type Day } from './day.ts';
import { type Edtf, spanOf } from './edtf.ts';
import { documentDayField, edtfField, issue, ownCode, plain, plainLine } from './fields.ts';
import {
  allAfter,
  allBefore,
  isBehind,
  isOnPath,
  MILESTONE_CODES,
  MILESTONES,
  type MilestoneCode,
  predecessorsIn,
  stageOf,
} from './lifecycle.ts';
import { type Decision, refuse } from './log/command.ts';
import { commandOf } from './log/command-of.ts';
import { type Entry, happenedIn, REASONS, type Standing } from './milestone.ts';
import type { MilestonesEvent } from './milestones/facet.ts';
import { heldAgainst, refusedMove } from './milestones/move.ts';

/**
 * What people may change about a milestone: the schemas that form, procedure and test share, and the rules that
 * turn a command into an event or refuse it. The key of a command is the milestone.
 */
const key = z.enum(MILESTONE_CODES, issue('not_a_choice'));

export const forecastInput = commandOf(
  key,
  z.object({
    date: edtfField,
    reason: z.enum(REASONS, issue('not_a_choice')),
    as: ownCode.exactOptional(),
    /** Needed only for a move that somebody will ask about (milestones/move.ts). */
    note: plain(1000).exactOptional(),
  }),
);
export type ForecastInput = z.infer<typeof forecastInput>;

export const actualInput = commandOf(
  key,
  z.object({
    date: edtfField,
    document: z.object({
      /** Null is said on purpose: the document bears no number. */
      number: plainLine(80).nullable(),
      day: documentDayField,
      issuer: plainLine(200),
    }),
    note: plain(1000).exactOptional(),
  }),
);
export type ActualInput = z.infer<typeof actualInput>;

export const reviewInput = commandOf(
  key,
  z.object({
    verdict: z.enum(['confirmation', 'return'], issue('not_a_choice')),
    /** Why it is returned; a confirmation may do without. */
    note: plain(1000).exactOptional(),
  }),
);
export type ReviewInput = z.infer<typeof reviewInput>;

type MilestoneDecision = Decision<MilestonesEvent>;
const recorded = (entry: Entry): MilestoneDecision => ({
  event: { type: 'milestones.recorded', entries: [entry] },
});

/** A confirmed actual that turns out wrong: the department takes it back, and says why. */
export const takeBackInput = commandOf(key, z.object({ note: plain(1000) }));
export type TakeBackInput = z.infer<typeof takeBackInput>;

/** A forecast further away than this is a slip of the pen, not a plan. */
const FORECAST_HORIZON_MONTHS = 30 * 12;

export function decideForecast(
  standing: Standing,
  { key: milestone, said }: ForecastInput,
  today: Day,
): MilestoneDecision {
  const open = refuseIfClosed(standing, milestone);
  if (open) return open;
  if (isBehind(milestone, stageOf(happenedIn(standing)))) return refuse('key', 'behind');
  const span = spanOf(said.date);
  if (span.last < today) return refuse('date', 'date_in_past');
  if (span.last > addMonths(today, FORECAST_HORIZON_MONTHS)) return refuse('date', 'date_impossible');
  const early = earlierThanPredecessor(standing, milestone, said.date);
  if (early) return refuse('date', 'before_predecessor', early);
  const moved = refusedMove(heldAgainst(standing.milestones[milestone] ?? {}), said);
  if (moved) return moved;
  return recorded({ milestone, kind: 'forecast', ...said, provenance: 'reported' });
}

/**
 * Whose reported actual must rest on more than a document without a number: the two steps by which the city counts its
 * targets. Another that must be proved is a word in this list.
 */
const PROVED: readonly MilestoneCode[] = ['construction_started', 'infrastructure_completed'];

/** Whether evidence of the milestone (shared/evidence) must be on file before this can be reported. */
export const needsEvidence = ({ key: milestone, said }: Pick<ActualInput, 'key' | 'said'>): boolean =>
  PROVED.includes(milestone) && said.document.number === null;

/** `onFile`: how much evidence of the milestone there is. `unfollowed`: what the department leaves out, for which nothing waits. */
export function decideActual(
  standing: Standing,
  command: ActualInput,
  today: Day,
  { onFile = 0, unfollowed = [] }: { onFile?: number; unfollowed?: readonly MilestoneCode[] } = {},
): MilestoneDecision {
  const { key: milestone, said } = command;
  const open = refuseIfClosed(standing, milestone);
  if (open) return open;
  const span = spanOf(said.date);
  // A month or quarter that has begun may hold the day; one that has not cannot.
  if (span.first === null || span.first > today) return refuse('date', 'date_in_future');
  if (said.document.day > today) return refuse('document.day', 'date_in_future');
  const stage = stageOf(happenedIn(standing));
  const missing = predecessorsIn(milestone, unfollowed).find(
    (code) => !happenedIn(standing)(code) && !isBehind(code, stage),
  );
  if (missing) return refuse('key', 'predecessor_missing', missing);
  const early = earlierThanPredecessor(standing, milestone, said.date);
  if (early) return refuse('date', 'before_predecessor', early);
  const late = laterThanSuccessor(standing, milestone, said.date);
  if (late) return refuse('date', 'after_successor', late);
  if (onFile === 0 && needsEvidence(command)) return refuse('document.number', 'evidence_missing');
  return recorded({ milestone, kind: 'actual', ...said, provenance: 'reported' });
}

export function decideReview(standing: Standing, { key: milestone, said }: ReviewInput): MilestoneDecision {
  const stands = standing.milestones[milestone];
  if (stands?.actual === undefined || stands.actualState !== 'reported') {
    return refuse('key', 'nothing_to_confirm');
  }
  const { verdict, note } = said;
  if (verdict === 'return' && !note) return refuse('note', 'required');
  const remark = note ? { note } : {};
  return recorded({ milestone, kind: verdict, date: stands.actual, provenance: 'reported', ...remark });
}

export function decideTakeBack(
  standing: Standing,
  { key: milestone, said }: TakeBackInput,
): MilestoneDecision {
  const stands = standing.milestones[milestone];
  if (stands?.actual === undefined || stands.actualState !== 'confirmed') {
    return refuse('key', 'nothing_to_confirm');
  }
  return recorded({
    milestone,
    kind: 'return',
    date: stands.actual,
    provenance: 'reported',
    note: said.note,
  });
}

function refuseIfClosed(standing: Standing, milestone: MilestoneCode) {
  const happened = happenedIn(standing);
  if (stageOf(happened) === 'ended') return refuse('key', 'cluster_ended');
  if (!isReportable(milestone) || !isOnPath(milestone, stageOf(happened), happened))
    return refuse('key', 'not_a_choice');
  return happened(milestone) ? refuse('key', 'already_happened') : null;
}

/** What must come before, near or far, and has an actual wholly after the date said. */
export function earlierThanPredecessor(
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
export function openMilestones(
  standing: Standing,
  unfollowed: readonly MilestoneCode[] = [],
): MilestoneCode[] {
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  if (stage === 'ended') return [];
  return MILESTONE_CODES.filter(
    (code) =>
      isReportable(code) &&
      !unfollowed.includes(code) &&
      !happened(code) &&
      !isBehind(code, stage) &&
      isOnPath(code, stage, happened),
  );
}
