import type { Day } from '../day.ts';
import { lastDay } from '../edtf.ts';
import type { FieldError } from '../errors.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import type { Standing } from '../milestone.ts';
import { isKept, refusedRung } from './command.ts';
import type { ProcedureState } from './facet.ts';
import { ladderOf } from './ladder.ts';
import { isMilestoneRung } from './rungs.ts';
import { refusedBack } from './take-back.ts';

interface Around {
  standing: Standing;
  state: ProcedureState;
  today: Day;
}

/** Whether the ladder must be asked before something is said of a milestone. */
export const isOnLadder = (milestone: MilestoneCode): boolean => isMilestoneRung(milestone);

/**
 * Where somebody keeps the ladder of a cluster, its milestones follow it wherever they are said: none is reported over a
 * rung that is missing, and none is taken from under one that stands. Null: nothing against it.
 */
export function refusedByLadder(
  milestone: MilestoneCode,
  said: 'back' | { date: string },
  { standing, state, today }: Around,
): { refused: FieldError } | null {
  if (!isMilestoneRung(milestone)) return null;
  const ladder = ladderOf(standing, state, today);
  if (!isKept(ladder)) return null;
  const found =
    said === 'back'
      ? refusedBack(ladder, milestone)
      : refusedRung(ladder, milestone, { said: { date: latest(said.date, today) }, today });
  // On the forms of a milestone what the ladder calls a rung or an act is the milestone itself.
  const isField = found?.refused.field === 'date' && said !== 'back';
  return found && { refused: { ...found.refused, field: isField ? 'date' : 'key' } };
}

/** A month that has begun may hold today: its last day is no later than that. */
const latest = (date: string, today: Day): Day => {
  const last = lastDay(date);
  return last > today ? today : last;
};
