import { type Decision, refuse } from '../log/command.ts';
import type { TakeRungBackInput } from './command.ts';
import type { ProcedureEvent } from './facet.ts';
import { type Ladder, lastRung, reachedOf } from './ladder.ts';
import type { RungCode } from './rungs.ts';

type Refusal = ReturnType<typeof refuse>;

/** Only what came last is taken back: what stands above rests on it. */
export function decideTakeRungBack(
  ladder: Ladder,
  { said }: Pick<TakeRungBackInput, 'said'>,
): Decision<ProcedureEvent> {
  const { what } = said;
  const wrong =
    what === 'returned' || what === 'supplemented' ? refusedAct(ladder, what) : refusedBack(ladder, what);
  return wrong ?? { event: { type: 'procedure.taken_back', ...said, provenance: 'reported' } };
}

function refusedAct(ladder: Ladder, what: 'returned' | 'supplemented'): Refusal | null {
  const last = ladder.stops.at(-1);
  const isLast = last !== undefined && (last.handedIn === null) === (what === 'returned');
  if (!isLast) return refuse('what', 'rung_not_reached');
  return reachedOf(ladder, 'appraised') ? refuse('what', 'later_rung', 'appraised') : null;
}

/** Why a rung cannot be taken back; asked of a milestone too, wherever it is taken back or returned. */
export function refusedBack(ladder: Ladder, rung: RungCode): Refusal | null {
  if (reachedOf(ladder, rung) === null) return refuse('what', 'rung_not_reached');
  const last = lastRung(ladder);
  if (last !== rung && last !== null) return refuse('what', 'later_rung', last);
  if (rung === 'dossier_submitted' && ladder.stops.length > 0) return refuse('what', 'later_supplement');
  return null;
}
