import { AppError } from '../../shared/errors.ts';
import type { Command, Decision, Receipt } from '../../shared/log/command.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import {
  type CorrectInput,
  decideCorrect,
  decideReach,
  decideReturn,
  decideSupplement,
  type ReachInput,
  type ReachMilestoneInput,
  type ReturnInput,
  refusedRung,
  type SupplementInput,
  type TakeRungBackInput,
} from '../../shared/procedure/command.ts';
import { type ProcedureEvent, procedure } from '../../shared/procedure/facet.ts';
import type { Ladder } from '../../shared/procedure/ladder.ts';
import { mayEnter, type RungCode } from '../../shared/procedure/rungs.ts';
import { decideTakeRungBack } from '../../shared/procedure/take-back.ts';
import { decideActual } from '../../shared/update.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { ladderNow } from './known.ts';

type Subject = Pick<Changeable, 'head'>;

function assertEnters({ actor }: Context, rung: RungCode): void {
  if (!mayEnter(actor.role, rung)) throw new AppError('FORBIDDEN');
}

/** The appraisal is the department's: nobody else returns a dossier from it. */
const APPRAISAL: RungCode = 'appraised';

const say = (
  ctx: Context,
  { head }: Subject,
  command: Command,
  decide: (ladder: Ladder) => Decision<ProcedureEvent>,
): Promise<Receipt> =>
  change(ctx, procedure, { command, head }, async (state) =>
    decide(await ladderNow(ctx, command.stream, { state })),
  );

export function reach(ctx: Context, subject: Subject, command: ReachInput): Promise<Receipt> {
  assertEnters(ctx, command.said.rung);
  return say(ctx, subject, command, (ladder) => decideReach(ladder, command, ctx.clock.today()));
}

/**
 * A rung that is a milestone is recorded as that milestone and nowhere else. What the department enters needs nobody’s
 * confirmation but its own; what a committee enters waits for it as every report does.
 */
export function reachMilestone(
  ctx: Context,
  { head }: Subject,
  command: ReachMilestoneInput,
): Promise<Receipt> {
  assertEnters(ctx, command.key);
  const today = ctx.clock.today();
  return change(ctx, milestones, { command, head }, async (standing) => {
    const ladder = await ladderNow(ctx, command.stream, { standing });
    const decision =
      refusedRung(ladder, command.key, { said: command.said, today }) ??
      decideActual(standing, command, today);
    if ('refused' in decision || ctx.actor.role !== 'department') return decision;
    const { entries } = decision.event;
    const confirmed = entries.map(({ milestone, date, provenance }) => ({
      milestone,
      kind: 'confirmation' as const,
      date,
      provenance,
    }));
    return { event: { ...decision.event, entries: [...entries, ...confirmed] } };
  });
}

export function giveBack(ctx: Context, subject: Subject, command: ReturnInput): Promise<Receipt> {
  assertEnters(ctx, APPRAISAL);
  return say(ctx, subject, command, (ladder) => decideReturn(ladder, command, ctx.clock.today()));
}

export function supplement(ctx: Context, subject: Subject, command: SupplementInput): Promise<Receipt> {
  assertEnters(ctx, APPRAISAL);
  return say(ctx, subject, command, (ladder) => decideSupplement(ladder, command, ctx.clock.today()));
}

export function correct(ctx: Context, subject: Subject, command: CorrectInput): Promise<Receipt> {
  assertEnters(ctx, command.said.rung);
  return say(ctx, subject, command, (ladder) => decideCorrect(ladder, command, ctx.clock.today()));
}

export function takeBack(ctx: Context, subject: Subject, command: TakeRungBackInput): Promise<Receipt> {
  const { what } = command.said;
  assertEnters(ctx, what === 'returned' || what === 'supplemented' ? APPRAISAL : what);
  return say(ctx, subject, command, (ladder) => decideTakeRungBack(ladder, command));
}
