import type { CodeEntries } from '../codes/facet.ts';
import { refusedMilestone } from '../codes/known.ts';
import type { Day } from '../day.ts';
import { lastDay } from '../edtf.ts';
import type { FieldIssue } from '../errors.ts';
import {
  GATES,
  type Gate,
  MILESTONE_CODES,
  MILESTONES,
  type MilestoneCode,
  STAGES,
  type Stage,
  stageOf,
} from '../lifecycle.ts';
import { happenedIn, type Standing } from '../milestone.ts';
import { decideAdjust } from '../milestones/adjust.ts';
import { type MilestonesEvent, milestones } from '../milestones/facet.ts';
import { decideFirstSchedule } from '../milestones/first-schedule.ts';
import { decideStated } from '../milestones/stated.ts';
import type { ProcedureState } from '../procedure/facet.ts';
import { isOnLadder, refusedByLadder } from '../procedure/milestones.ts';
import { citationOf, type GroundDocument } from '../register/ground.ts';
import type { ImportField } from '../tables/fields.ts';
import type { Change, RowFault } from './plan.ts';
import type { DateSaid } from './records.ts';
import { STEP_OF } from './stage-words.ts';

/** What a row says of milestones, by the rules of milestones: what has happened, what a decision wants, which stage it is in. */

export interface DatesSaid {
  dates: readonly DateSaid[];
  stage: Stage | null;
  /** The number of the decision that establishes it, where the row names one. */
  decisionNo: string | null;
}
interface Around {
  today: Day;
  /** On what the row rests; null: on the file alone. */
  document: GroundDocument | null;
  statedFor: string | null;
  procedure: ProcedureState;
  /** What the installation follows: of what it leaves out nothing new is said. */
  codes: CodeEntries;
}
export interface DatesDecided {
  events: MilestonesEvent[];
  changes: Change[];
  faults: RowFault[];
  after: Standing;
}

export function decideDates(standing: Standing, said: DatesSaid, around: Around): DatesDecided {
  const found: DatesDecided = { events: [], changes: [], faults: [], after: standing };
  const inOrder = said.dates.toSorted((a, b) => orderOf(a.milestone) - orderOf(b.milestone));
  const isOptional = ({ milestone }: DateSaid) => MILESTONES[milestone].optional === true;
  const take = (dates: readonly DateSaid[]) => {
    for (const one of dates) if (one.means === 'done') happened(found, one, { ...around, said });
    for (const one of dates) if (one.means === 'schedule') scheduled(found, one, around);
  };
  take(inOrder.filter((one) => !isOptional(one)));
  if (said.stage !== null) staged(found, said.stage, around);
  // An expansion is one of a cluster that is built, which the row's stage alone may tell.
  take(inOrder.filter(isOptional));
  return found;
}

const orderOf = (code: MilestoneCode): number => MILESTONE_CODES.indexOf(code);

function record(found: DatesDecided, event: MilestonesEvent, change: Change): void {
  found.events.push(event);
  found.changes.push(change);
  found.after = milestones.evolve(found.after, event, { seq: 1, at: '', on: '', by: null });
}

const faultOf = (field: ImportField, refused: { issue: FieldIssue; detail?: string }): RowFault => ({
  field,
  issue: refused.issue,
  ...(refused.detail === undefined ? {} : { detail: refused.detail }),
});

function happened(
  found: DatesDecided,
  { milestone, date, field }: DateSaid,
  { said, today, document, procedure, codes }: Around & { said: DatesSaid },
): void {
  if (found.after.milestones[milestone]?.actual === date) return;
  const left = refusedMilestone(codes, milestone, 'date');
  if (left) {
    found.faults.push(faultOf(field, left.refused));
    return;
  }
  const ladder = isOnLadder(milestone)
    ? refusedByLadder(milestone, { date }, { standing: found.after, state: procedure, today })
    : null;
  if (ladder) {
    found.faults.push(faultOf(field, ladder.refused));
    return;
  }
  const decision = milestone === 'established' ? said.decisionNo : null;
  const decided = decideStated(found.after, { milestone, date, ...restOf(document, decision) }, today);
  if ('refused' in decided) found.faults.push(faultOf(field, decided.refused));
  else record(found, decided.event, { field, from: null, to: date });
}

/** A document, or the decision that the row itself names, needs no second signature; the file alone is a report. */
function restOf(document: GroundDocument | null, decisionNo: string | null) {
  if (document !== null) {
    const { number, day, issuer, paper } = document;
    return {
      provenance: 'sourced' as const,
      source: citationOf(document),
      document: { number, day, issuer, ...(paper === undefined ? {} : { paper }) },
    };
  }
  return decisionNo === null
    ? { provenance: 'reported' as const, source: null }
    : { provenance: 'sourced' as const, source: `Quyết định ${decisionNo}` };
}

function scheduled(
  found: DatesDecided,
  { milestone, date, field }: DateSaid,
  { today, document, codes }: Around,
): void {
  const stands = found.after.milestones[milestone]?.baseline;
  if (stands !== undefined && lastDay(stands) === lastDay(date)) return;
  const left = refusedMilestone(codes, milestone, 'date');
  if (left) {
    found.faults.push(faultOf(field, left.refused));
    return;
  }
  const { number = null, day = '', issuer = '' } = document ?? {};
  if (number === null) {
    found.faults.push({ field, issue: 'no_document' });
    return;
  }
  const by = { number, day, issuer };
  if (stands === undefined && !isGate(milestone)) {
    found.faults.push({ field, issue: 'not_a_choice' });
    return;
  }
  const decided =
    stands === undefined
      ? decideFirstSchedule(
          found.after,
          { said: { dates: [{ milestone: milestone as Gate, date }], document: by } },
          today,
        )
      : decideAdjust(
          found.after,
          { stream: 'cluster:', key: milestone, expected: 0, request: '', said: { date, document: by } },
          today,
        );
  if ('refused' in decided) found.faults.push(faultOf(field, decided.refused));
  else record(found, decided.event, { field, from: stands ?? null, to: date });
}

const isGate = (milestone: MilestoneCode): milestone is Gate => GATES.some((gate) => gate === milestone);

/** Which stage it is in without a day: the step that makes it lies before the day of which the table speaks. */
function staged(found: DatesDecided, stage: Stage, { today, document, statedFor }: Around): void {
  const now = stageOf(happenedIn(found.after));
  if (now === stage) return;
  const step = STEP_OF[stage];
  if (step === null || STAGES.indexOf(stage) < STAGES.indexOf(now)) {
    found.faults.push({ field: 'stage', issue: 'stage_behind', isRemark: true });
    return;
  }
  const until = statedFor ?? today;
  const last = lastDay(until) > today ? today : until.split('/').at(-1);
  const decided = decideStated(
    found.after,
    { milestone: step, date: `../${last}`, ...restOf(document, null) },
    today,
  );
  if ('refused' in decided) found.faults.push(faultOf('stage', decided.refused));
  else record(found, decided.event, { field: 'stage', from: now, to: stage });
}
