import { z } from 'zod';
import { CAUSES } from '../cause.ts';
import { addMonths, type Day } from '../day.ts';
import { dayField, issue, ownCode, plain, plainLine } from '../fields.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { Obstacle, ObstaclesEvent, ObstaclesState } from './facet.ts';

/** What people may say about an obstacle, and the rules that turn it into an event or refuse it. */
const key = z.uuid(issue('malformed')).toLowerCase();
const move = {
  organisation: z.string(issue('required')).min(1, issue('required')).max(60, issue('malformed')),
  person: z.string(issue('required')).min(1, issue('required')).max(60, issue('malformed')),
  due: dayField,
};

export const openObstacleInput = commandOf(
  key,
  z.object({
    milestone: z.enum(MILESTONE_CODES, issue('not_a_choice')),
    cause: z.enum(CAUSES, issue('not_a_choice')),
    as: ownCode.exactOptional(),
    what: plain(1000),
    proposal: plain(1000),
    product: plainLine(200),
    ...move,
  }),
);
export type OpenObstacleInput = z.infer<typeof openObstacleInput>;

export const handOnObstacleInput = commandOf(key, z.object({ ...move, note: plain(1000) }));
export type HandOnObstacleInput = z.infer<typeof handOnObstacleInput>;

export const answerObstacleInput = commandOf(key, z.object({ note: plain(1000) }));
export type AnswerObstacleInput = z.infer<typeof answerObstacleInput>;

export const resolveObstacleInput = commandOf(key, z.object({ result: plain(1000) }));
export type ResolveObstacleInput = z.infer<typeof resolveObstacleInput>;

/** An agency that may be asked to move in a cluster, with its people. */
export interface MoverChoice {
  organisation: string;
  nameVi: string;
  nameEn: string;
  people: { id: string; name: string; titleVi: string; titleEn: string }[];
}

export interface Around {
  today: Day;
  movers: readonly MoverChoice[];
  /** Milestones of the cluster that are still ahead. */
  ahead: readonly MilestoneCode[];
}

/** Further ahead than this nobody is asked to move: a slip of the pen. */
const HORIZON_MONTHS = 5 * 12;

type Move = { organisation: string; person: string; due: Day };

function wrongMove({ organisation, person, due }: Move, { today, movers }: Around) {
  const agency = movers.find((choice) => choice.organisation === organisation);
  if (!agency) return refuse('organisation', 'not_a_choice');
  if (!agency.people.some(({ id }) => id === person)) return refuse('person', 'not_a_choice');
  if (due < today) return refuse('due', 'date_in_past');
  return due > addMonths(today, HORIZON_MONTHS) ? refuse('due', 'date_impossible') : null;
}

export function decideOpen(
  state: ObstaclesState,
  { key: id, said }: OpenObstacleInput,
  around: Around,
): Decision<ObstaclesEvent> {
  // The id of another one: that one is opened again, not written over.
  if (state.obstacles[id]) return refuse('key', 'not_a_choice');
  if (!around.ahead.includes(said.milestone)) return refuse('milestone', 'already_happened');
  return (
    wrongMove(said, around) ?? {
      event: { type: 'obstacles.opened', id, ...said, provenance: 'reported' },
    }
  );
}

/** The obstacle that a command is about, while it is open. */
function stillOpen(state: ObstaclesState, id: string): { found: Obstacle } | ReturnType<typeof refuse> {
  const found = state.obstacles[id];
  if (!found) return refuse('key', 'not_a_choice');
  return found.state === 'resolved' ? refuse('key', 'already_resolved') : { found };
}

export function decideHandOn(
  state: ObstaclesState,
  { key: id, said }: HandOnObstacleInput,
  around: Around,
): Decision<ObstaclesEvent> {
  const open = stillOpen(state, id);
  if ('refused' in open) return open;
  const { organisation, person, due } = open.found;
  if (organisation === said.organisation && person === said.person && due === said.due) {
    return refuse('organisation', 'unchanged');
  }
  return (
    wrongMove(said, around) ?? {
      event: { type: 'obstacles.handed_on', id, ...said, provenance: 'reported' },
    }
  );
}

export function decideAnswer(
  state: ObstaclesState,
  { key: id, said }: AnswerObstacleInput,
): Decision<ObstaclesEvent> {
  const open = stillOpen(state, id);
  if ('refused' in open) return open;
  return { event: { type: 'obstacles.answered', id, note: said.note, provenance: 'reported' } };
}

export function decideResolve(
  state: ObstaclesState,
  { key: id, said }: ResolveObstacleInput,
): Decision<ObstaclesEvent> {
  const open = stillOpen(state, id);
  if ('refused' in open) return open;
  return { event: { type: 'obstacles.resolved', id, result: said.result, provenance: 'reported' } };
}

export function decideReopen(
  state: ObstaclesState,
  { key: id, said }: HandOnObstacleInput,
  around: Around,
): Decision<ObstaclesEvent> {
  const found = state.obstacles[id];
  if (!found) return refuse('key', 'not_a_choice');
  if (found.state !== 'resolved') return refuse('key', 'not_resolved');
  return (
    wrongMove(said, around) ?? {
      event: { type: 'obstacles.reopened', id, ...said, provenance: 'reported' },
    }
  );
}
