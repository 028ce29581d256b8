import type { z } from 'zod';
import type { Day } from '../../../shared/day.ts';
import type { FieldError } from '../../../shared/errors.ts';
import {
  type CorrectInput,
  correctInput,
  decideCorrect,
  decideReach,
  decideReturn,
  decideSupplement,
  type ReachInput,
  type ReachMilestoneInput,
  type ReturnInput,
  reachInput,
  reachMilestoneInput,
  refusedRung,
  returnInput,
  type SupplementInput,
  supplementInput,
  type TakeRungBackInput,
  takeRungBackInput,
} from '../../../shared/procedure/command.ts';
import { LADDER } from '../../../shared/procedure/facet.ts';
import { type Ladder, reachedOf } from '../../../shared/procedure/ladder.ts';
import type { MilestoneRung, OwnRung } from '../../../shared/procedure/rungs.ts';
import { decideTakeRungBack } from '../../../shared/procedure/take-back.ts';
import { client } from '../../api.ts';

/** What somebody is about to say of a ladder. */
export type Act =
  | { kind: 'reach'; rung: OwnRung }
  | { kind: 'reachMilestone'; rung: MilestoneRung }
  | { kind: 'giveBack' }
  | { kind: 'supplement' }
  | { kind: 'correct'; rung: OwnRung }
  | { kind: 'takeBack'; what: TakeRungBackInput['said']['what'] };

export type ActInput =
  | ReachInput
  | ReachMilestoneInput
  | ReturnInput
  | SupplementInput
  | CorrectInput
  | TakeRungBackInput;
type Said = ActInput['said'];

/** What is typed, whichever it is: a step begins with today, what is corrected with what stands. */
export function firstOf(act: Act, ladder: Ladder, today: Day) {
  const stands = act.kind === 'correct' ? reachedOf(ladder, act.rung) : null;
  const { date = today, document = null } = stands ?? {};
  return {
    date,
    number: document?.number ?? '',
    noNumber: document !== null && document.number === null,
    documentDay: document?.day ?? date,
    issuer: document?.issuer ?? '',
    note: '',
  };
}
export type Typed = ReturnType<typeof firstOf>;

/** Of a rung between milestones the document may be left out: nothing of it is typed then. */
export function saidOf(act: Act, { date, number, noNumber, documentDay, issuer, note }: Typed): Said {
  const told = note.trim() === '' ? {} : { note };
  if (act.kind === 'takeBack') return { what: act.what, note };
  const document = { number: noNumber ? null : number, day: documentDay, issuer };
  if (act.kind === 'reachMilestone') return { date, document, ...told };
  const isShown = noNumber || number.trim() !== '' || issuer.trim() !== '';
  const shown = { date, ...(isShown ? { document } : {}) };
  switch (act.kind) {
    case 'reach':
      return { rung: act.rung, ...shown, ...told };
    case 'correct':
      return { rung: act.rung, ...shown, note };
    case 'giveBack':
      return { ...shown, note };
    case 'supplement':
      return { ...shown, ...told };
  }
}

const SENDS = {
  reach: (input: ActInput) => client.procedure.reach.mutate(input as ReachInput),
  reachMilestone: (input: ActInput) => client.procedure.reachMilestone.mutate(input as ReachMilestoneInput),
  giveBack: (input: ActInput) => client.procedure.giveBack.mutate(input as ReturnInput),
  supplement: (input: ActInput) => client.procedure.supplement.mutate(input as SupplementInput),
  correct: (input: ActInput) => client.procedure.correct.mutate(input as CorrectInput),
  takeBack: (input: ActInput) => client.procedure.takeBack.mutate(input as TakeRungBackInput),
};

const SCHEMAS: Record<Act['kind'], z.ZodType> = {
  reach: reachInput,
  reachMilestone: reachMilestoneInput,
  giveBack: returnInput,
  supplement: supplementInput,
  correct: correctInput,
  takeBack: takeRungBackInput,
};

/** How an act goes to the server, and what the ladder itself has against it. */
export const wayOf = (act: Act, ladder: Ladder, today: Day) => ({
  send: SENDS[act.kind],
  schema: SCHEMAS[act.kind],
  rule: (said: Said): FieldError | undefined => refusalOf(act, said, { ladder, today }),
});

function refusalOf(
  act: Act,
  said: Said,
  { ladder, today }: { ladder: Ladder; today: Day },
): FieldError | undefined {
  const found = decided(act, said, { ladder, today });
  return found && 'refused' in found ? found.refused : undefined;
}

function decided(act: Act, said: Said, { ladder, today }: { ladder: Ladder; today: Day }) {
  switch (act.kind) {
    case 'reach':
      return decideReach(ladder, { said: said as ReachInput['said'] }, today);
    case 'reachMilestone':
      return refusedRung(ladder, act.rung, { said: said as ReachMilestoneInput['said'], today });
    case 'giveBack':
      return decideReturn(ladder, { said: said as ReturnInput['said'] }, today);
    case 'supplement':
      return decideSupplement(ladder, { said: said as SupplementInput['said'] }, today);
    case 'correct':
      return decideCorrect(ladder, { said: said as CorrectInput['said'] }, today);
    case 'takeBack':
      return decideTakeRungBack(ladder, { said: said as TakeRungBackInput['said'] });
  }
}

/** The key of what is said: the milestone, or the ladder as a whole. */
export const keyOf = (act: Act): ActInput['key'] => (act.kind === 'reachMilestone' ? act.rung : LADDER);

/** A name for the draft of each form. */
export const formOf = (act: Act): string => {
  const what = 'rung' in act ? act.rung : 'what' in act ? act.what : '';
  return `procedure.${act.kind} ${what}`.trim();
};
