import { z } from 'zod';
import type { Day } from '../day.ts';
import { spanOf } from '../edtf.ts';
import { documentDayField, issue, plain, plainLine } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { ACTS, LADDER, type ProcedureEvent } from './facet.ts';
import { type Ladder, openStop, reachedOf, rungBefore } from './ladder.ts';
import { isMilestoneRung, MILESTONE_RUNGS, OWN_RUNGS, type RungCode } from './rungs.ts';

/** What people may say of the procedure before establishment, and the rules that turn it into an event or refuse it. */

const key = z.literal(LADDER, issue('malformed'));
const document = z.object({
  /** Null is said on purpose: the document bears no number. */
  number: plainLine(80).nullable(),
  day: documentDayField,
  issuer: plainLine(200),
});
const told = { date: documentDayField, document: document.exactOptional() };

export const reachInput = commandOf(
  key,
  z.object({ rung: z.enum(OWN_RUNGS, issue('not_a_choice')), ...told, note: plain(1000).exactOptional() }),
);
export type ReachInput = z.infer<typeof reachInput>;

/** A rung that is a milestone: said of the milestone itself, with the document that makes it so. */
export const reachMilestoneInput = commandOf(
  z.enum(MILESTONE_RUNGS, issue('not_a_choice')),
  z.object({ date: documentDayField, document, note: plain(1000).exactOptional() }),
);
export type ReachMilestoneInput = z.infer<typeof reachMilestoneInput>;

/** What is missing is said: the enterprise must know it. */
export const returnInput = commandOf(key, z.object({ ...told, note: plain(1000) }));
export type ReturnInput = z.infer<typeof returnInput>;

export const supplementInput = commandOf(key, z.object({ ...told, note: plain(1000).exactOptional() }));
export type SupplementInput = z.infer<typeof supplementInput>;

export const correctInput = commandOf(
  key,
  z.object({ rung: z.enum(OWN_RUNGS, issue('not_a_choice')), ...told, note: plain(1000) }),
);
export type CorrectInput = z.infer<typeof correctInput>;

export const takeRungBackInput = commandOf(
  key,
  z.object({ what: z.enum([...OWN_RUNGS, ...ACTS], issue('not_a_choice')), note: plain(1000) }),
);
export type TakeRungBackInput = z.infer<typeof takeRungBackInput>;

type Refusal = ReturnType<typeof refuse>;
type ProcedureDecision = Decision<ProcedureEvent>;
type Told = Pick<ReachInput['said'], 'date' | 'document'>;
const reported = { provenance: 'reported' } as const;

export const decideReach = (
  ladder: Ladder,
  { said }: Pick<ReachInput, 'said'>,
  today: Day,
): ProcedureDecision =>
  refusedRung(ladder, said.rung, { said, today }) ?? {
    event: { type: 'procedure.reached', ...said, ...reported },
  };

/**
 * Why a rung cannot be reached on a day: each needs the one before it, none is reached twice, and days go up the ladder.
 * Asked of a milestone too, wherever it is reported.
 */
export function refusedRung(
  ladder: Ladder,
  rung: RungCode,
  { said, today }: { said: Told; today: Day },
): Refusal | null {
  if (ladder.ended) return refuse('rung', 'cluster_ended');
  if (!ladder.rungs.some((one) => one.rung === rung)) return refuse('rung', 'not_a_choice');
  if (reachedOf(ladder, rung)) return refuse('rung', 'rung_reached');
  const before = rungBefore(ladder, rung);
  if (before && before.reached === null) return refuse('rung', 'rung_missing', before.rung);
  return (
    inFuture(said, today) ??
    outOfOrder(ladder, rung, said.date) ??
    (rung === 'appraised' ? refusedAppraisal(ladder, said.date) : null)
  );
}

function inFuture({ date, document: shown }: Told, today: Day): Refusal | null {
  if (date > today) return refuse('date', 'date_in_future');
  return shown && shown.day > today ? refuse('document.day', 'date_in_future') : null;
}

/** Before what comes before, or after what comes after. */
function outOfOrder({ rungs }: Ladder, rung: RungCode, date: Day): Refusal | null {
  const at = rungs.findIndex((one) => one.rung === rung);
  const early = rungs.slice(0, at).findLast(({ reached }) => {
    const first = reached && spanOf(reached.date).first;
    return first !== null && date < first;
  });
  if (early) return refuse('date', 'before_rung', early.rung);
  const late = rungs
    .slice(at + 1)
    .find(({ reached }) => reached !== null && spanOf(reached.date).last < date);
  return late ? refuse('date', 'after_rung', late.rung) : null;
}

/** What lies with the enterprise is not appraised. */
function refusedAppraisal(ladder: Ladder, date: Day): Refusal | null {
  if (openStop(ladder)) return refuse('rung', 'with_enterprise');
  const last = ladder.stops.at(-1)?.handedIn?.date;
  return last !== undefined && date < last ? refuse('date', 'before_supplement', last) : null;
}

export function decideReturn(
  ladder: Ladder,
  { said }: Pick<ReturnInput, 'said'>,
  today: Day,
): ProcedureDecision {
  const closed = notUnderAppraisal(ladder);
  if (closed) return closed;
  if (openStop(ladder)) return refuse('date', 'with_enterprise');
  const submitted = reachedOf(ladder, 'dossier_submitted');
  if (submitted && said.date < (spanOf(submitted.date).first ?? submitted.date))
    return refuse('date', 'before_rung', 'dossier_submitted');
  const last = ladder.stops.at(-1)?.handedIn?.date;
  if (last !== undefined && said.date < last) return refuse('date', 'before_supplement', last);
  return inFuture(said, today) ?? { event: { type: 'procedure.returned', ...said, ...reported } };
}

export function decideSupplement(
  ladder: Ladder,
  { said }: Pick<SupplementInput, 'said'>,
  today: Day,
): ProcedureDecision {
  const open = openStop(ladder);
  if (!open) return refuse('date', 'not_with_enterprise');
  if (said.date < open.returned.date) return refuse('date', 'before_return', open.returned.date);
  return (
    notUnderAppraisal(ladder) ??
    inFuture(said, today) ?? { event: { type: 'procedure.supplemented', ...said, ...reported } }
  );
}

function notUnderAppraisal(ladder: Ladder): Refusal | null {
  if (ladder.ended) return refuse('date', 'cluster_ended');
  if (reachedOf(ladder, 'dossier_submitted') === null)
    return refuse('date', 'rung_missing', 'dossier_submitted');
  return reachedOf(ladder, 'appraised') ? refuse('date', 'rung_reached') : null;
}

/** Another day for a rung of one's own, between those of its neighbours. */
export function decideCorrect(
  ladder: Ladder,
  { said }: Pick<CorrectInput, 'said'>,
  today: Day,
): ProcedureDecision {
  const stands = reachedOf(ladder, said.rung);
  if (!stands) return refuse('rung', 'rung_not_reached');
  const isSame = stands.date === said.date && sameDocument(stands.document, said.document);
  if (isSame) return refuse('date', 'unchanged');
  return (
    inFuture(said, today) ??
    outOfOrder(ladder, said.rung, said.date) ?? {
      event: { type: 'procedure.corrected', ...said, ...reported },
    }
  );
}

const sameDocument = (a: Told['document'] | null, b: Told['document']): boolean =>
  (a?.number ?? null) === (b?.number ?? null) && a?.day === b?.day && a?.issuer === b?.issuer;

/** Somebody keeps this ladder: what is reported of its milestones elsewhere must fit it. */
export const isKept = ({ rungs, stops }: Ladder): boolean =>
  stops.length > 0 || rungs.some(({ rung, reached }) => reached !== null && !isMilestoneRung(rung));
