import { z } from 'zod';
import { CAUSES } from '../cause.ts';
import { addMonths, type Day } from '../day.ts';
import { lastDay } from '../edtf.ts';
import {
  dayField,
  documentDayField,
  edtfField,
  issue,
  ownCode,
  paperField,
  plain,
  plainLine,
} from '../fields.ts';
import { gatesAhead, MILESTONE_CODES, stageOf } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { happenedIn, type Standing } from '../milestone.ts';
import type { Thresholds } from '../settings/thresholds.ts';
import { type DisciplineEvent, type DisciplineState, openPause, PAUSE, VERDICTS } from './facet.ts';
import { explanationOf, missedOf } from './missed.ts';
import { type Approver, requestOf } from './request.ts';

/** What people may say of forecasts that need approval, of missed dates and of pauses, and what is refused. */
const milestoneKey = z.enum(MILESTONE_CODES, issue('not_a_choice'));
const pauseKey = z.literal(PAUSE, issue('not_a_choice'));
const cause = z.enum(CAUSES, issue('not_a_choice'));
/** The decision, or another document, that suspends a cluster or takes it up again. */
const document = z.object({
  number: plainLine(80).nullable(),
  day: documentDayField,
  issuer: plainLine(200),
  paper: paperField.exactOptional(),
});

export const decideRequestInput = commandOf(
  milestoneKey,
  z.object({
    /** The forecast that was seen: another one is another request. */
    date: edtfField,
    verdict: z.enum(VERDICTS, issue('not_a_choice')),
    /** Why it is refused; an approval may do without. */
    note: plain(1000).exactOptional(),
  }),
);
export type DecideRequestInput = z.infer<typeof decideRequestInput>;

export const explainInput = commandOf(
  milestoneKey,
  z.object({
    /** The missed date that is explained. */
    date: edtfField,
    cause,
    as: ownCode.exactOptional(),
    note: plain(1000),
  }),
);
export type ExplainInput = z.infer<typeof explainInput>;

export const pauseInput = commandOf(
  pauseKey,
  z.object({
    cause,
    as: ownCode.exactOptional(),
    note: plain(1000),
    from: dayField,
    until: edtfField,
    document: document.exactOptional(),
  }),
);
export type PauseInput = z.infer<typeof pauseInput>;

export const extendPauseInput = commandOf(pauseKey, z.object({ until: edtfField, note: plain(1000) }));
export type ExtendPauseInput = z.infer<typeof extendPauseInput>;

export const resumeInput = commandOf(
  pauseKey,
  z.object({ on: dayField, note: plain(1000).exactOptional(), document: document.exactOptional() }),
);
export type ResumeInput = z.infer<typeof resumeInput>;

type DisciplineDecision = Decision<DisciplineEvent>;

/** What stands of the cluster's milestones, and by which numbers and on which day it is judged. */
export interface DisciplineAround {
  standing: Standing;
  thresholds: Thresholds;
  today: Day;
}

export function decideRequest(
  state: DisciplineState,
  { key: milestone, said }: DecideRequestInput,
  { standing, thresholds, approver }: DisciplineAround & { approver: Approver | null },
): DisciplineDecision {
  const dates = standing.milestones[milestone] ?? {};
  const request = requestOf(milestone, dates, { decided: state.decided, thresholds });
  if (!request || stageOf(happenedIn(standing)) === 'ended') return refuse('key', 'nothing_to_decide');
  if (lastDay(request.date) !== lastDay(said.date)) return refuse('date', 'forecast_moved');
  if (request.approver !== approver) return refuse('key', 'other_approver');
  if (request.state === said.verdict) return refuse('key', 'already_decided');
  if (said.verdict === 'refused' && said.note === undefined) return refuse('note', 'required');
  const { date, original } = request;
  return {
    event: { type: 'discipline.decided', milestone, ...said, date, original, provenance: 'reported' },
  };
}

/** Also before it is owed: whoever knows at once why a date was missed need not wait to be asked. */
export function decideExplain(
  state: DisciplineState,
  { key: milestone, said }: ExplainInput,
  { standing, today }: DisciplineAround,
): DisciplineDecision {
  const missed = missedOf(standing.milestones[milestone] ?? {}, today);
  if (!missed || explanationOf(milestone, missed, state.explained))
    return refuse('key', 'nothing_to_explain');
  if (lastDay(missed.date) !== lastDay(said.date)) return refuse('date', 'forecast_moved');
  return {
    event: { type: 'discipline.explained', milestone, ...missed, ...pick(said), provenance: 'reported' },
  };
}

const pick = ({ date: _date, ...why }: ExplainInput['said']) => why;

/** A pause further ahead than this is a slip of the pen, or no pause but the end of the project. */
const LONGEST_MONTHS = 5 * 12;

export function decidePause(
  state: DisciplineState,
  { said }: PauseInput,
  { standing, today }: DisciplineAround,
): DisciplineDecision {
  if (openPause(state)) return refuse('key', 'already_paused');
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  if (stage === 'ended') return refuse('key', 'cluster_ended');
  // Nothing lies ahead that could stand still.
  if (gatesAhead(stage, happened).length === 0) return refuse('key', 'not_a_choice');
  // It is of today or earlier: what is only planned has not stopped anything yet.
  if (said.from > today) return refuse('from', 'date_in_future');
  if (isAhead(said.document, today)) return refuse('document.day', 'date_in_future');
  const resumed = state.pauses.at(-1)?.resumedOn ?? null;
  if (resumed !== null && said.from < resumed) return refuse('from', 'not_later', resumed);
  return (
    wrongEnd(said.until, said.from, today) ?? {
      event: { type: 'discipline.paused', ...said, provenance: 'reported' },
    }
  );
}

const isAhead = (said: PauseInput['said']['document'], today: Day): boolean =>
  said !== undefined && said.day > today;

/** A pause lasts at least a day, and its expected end lies ahead: one that has passed is no expectation. */
function wrongEnd(until: string, after: Day, today: Day) {
  if (lastDay(until) <= after) return refuse('until', 'not_later', after);
  if (lastDay(until) < today) return refuse('until', 'date_in_past');
  return lastDay(until) > addMonths(after, LONGEST_MONTHS) ? refuse('until', 'date_impossible') : null;
}

export function decideExtend(
  state: DisciplineState,
  { said }: ExtendPauseInput,
  { today }: Pick<DisciplineAround, 'today'>,
): DisciplineDecision {
  const open = openPause(state);
  if (!open) return refuse('key', 'not_paused');
  if (lastDay(said.until) <= lastDay(open.until)) return refuse('until', 'not_later', lastDay(open.until));
  return (
    wrongEnd(said.until, open.from, today) ?? {
      event: { type: 'discipline.extended', ...said, provenance: 'reported' },
    }
  );
}

export function decideResume(
  state: DisciplineState,
  { said }: ResumeInput,
  { today }: Pick<DisciplineAround, 'today'>,
): DisciplineDecision {
  const open = openPause(state);
  if (!open) return refuse('key', 'not_paused');
  if (said.on > today) return refuse('on', 'date_in_future');
  if (isAhead(said.document, today)) return refuse('document.day', 'date_in_future');
  if (said.on <= open.from) return refuse('on', 'not_later', open.from);
  return { event: { type: 'discipline.resumed', ...said, provenance: 'reported' } };
}
