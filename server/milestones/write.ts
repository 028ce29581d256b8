import { refusedCause, refusedMilestone } from '../../shared/codes/known.ts';
import { evidence, evidenceOf } from '../../shared/evidence/facet.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { type Receipt, refuse } from '../../shared/log/command.ts';
import type { Standing } from '../../shared/milestone.ts';
import { type AdjustInput, decideAdjust } from '../../shared/milestones/adjust.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { decideFirstSchedule, type FirstScheduleInput } from '../../shared/milestones/first-schedule.ts';
import { decideStill, type StillInput } from '../../shared/milestones/still.ts';
import { procedure } from '../../shared/procedure/facet.ts';
import { isOnLadder, refusedByLadder } from '../../shared/procedure/milestones.ts';
import { areaTakenBack } from '../../shared/register/expansion.ts';
import { register } from '../../shared/register.ts';
import {
  type ActualInput,
  decideActual,
  decideForecast,
  decideReview,
  decideTakeBack,
  type ForecastInput,
  needsEvidence,
  type ReviewInput,
  type TakeBackInput,
} from '../../shared/update.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { readLine, readStates } from '../log/read.ts';
import { changeTogether } from '../log/together.ts';
import { onPaper } from '../papers/read.ts';

type Subject = Pick<Changeable, 'head'>;

export const setForecast = (ctx: Context, { head }: Subject, command: ForecastInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, async (standing) => {
    const today = ctx.clock.today();
    const { codes } = await ctx.days.at(today);
    const { reason: cause, ...said } = command.said;
    return (
      refusedMilestone(codes, command.key, 'key') ??
      refusedCause(codes, { ...said, cause }, 'reason') ??
      decideForecast(standing, command, today)
    );
  });

export const reportStill = (ctx: Context, { head }: Subject, command: StillInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, async (standing) => {
    const today = ctx.clock.today();
    return decideStill(standing, today, (await ctx.days.at(today)).unfollowed);
  });

export const reportActual = (ctx: Context, { head }: Subject, command: ActualInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, async (standing) => {
    const today = ctx.clock.today();
    const around = {
      onFile: await onFile(ctx, command),
      unfollowed: (await ctx.days.at(today)).unfollowed,
    };
    return (
      (await unfollowed(ctx, command)) ??
      (await againstLadder(ctx, command, { standing, said: command.said })) ??
      decideActual(standing, command, today, around)
    );
  });

/** Nothing new is said of what the department does not follow. */
async function unfollowed(ctx: Context, { key }: { key: MilestoneCode }) {
  return refusedMilestone((await ctx.days.at(ctx.clock.today())).codes, key, 'key');
}

/** Asked for only where it decides. */
async function onFile({ db, provinceId }: Context, command: ActualInput): Promise<number> {
  if (!needsEvidence(command)) return 0;
  const states = await readStates(db, evidence, { provinceId, streams: [command.stream] });
  return evidenceOf(states.get(command.stream) ?? evidence.empty, command.key);
}

/** Asked only of milestones that are rungs of the procedure before establishment. */
async function againstLadder(
  { db, provinceId, clock }: Context,
  { stream, key }: Pick<ActualInput, 'stream' | 'key'>,
  { standing, said }: { standing: Standing; said: 'back' | { date: string } },
) {
  if (!isOnLadder(key)) return null;
  const states = await readStates(db, procedure, { provinceId, streams: [stream] });
  const state = states.get(stream) ?? procedure.empty;
  return refusedByLadder(key, said, { standing, state, today: clock.today() });
}

export const reviewActual = (ctx: Context, { head }: Subject, command: ReviewInput): Promise<Receipt> =>
  change(
    ctx,
    milestones,
    { command, head },
    async (standing) =>
      (command.said.verdict === 'return'
        ? await againstLadder(ctx, command, { standing, said: 'back' })
        : await ownReport(ctx, command, standing)) ?? decideReview(standing, command),
  );

/** Four eyes: what somebody has reported is confirmed by somebody else. */
async function ownReport(
  { db, provinceId, actor }: Context,
  { stream, key }: ReviewInput,
  standing: Standing,
) {
  const reportedIn = standing.milestones[key]?.actualIn;
  if (reportedIn === undefined) return null;
  const line = await readLine(db, { provinceId, stream }, reportedIn);
  return line !== null && line.byId === actor.id ? refuse('key', 'own_report') : null;
}

/** With an expansion the area that its decision stated is taken back: both, or neither. */
export const takeBackActual = (ctx: Context, { head }: Subject, command: TakeBackInput): Promise<Receipt> =>
  command.key === 'expansion_decided'
    ? changeTogether(ctx, milestones, command, async (standing, tx) => {
        const decision = decideTakeBack(standing, command);
        if ('refused' in decision) return decision;
        const { stream, said } = command;
        const states = await readStates(tx, register, { provinceId: ctx.provinceId, streams: [stream] });
        const decidedOn = standing.milestones.expansion_decided?.actual ?? '';
        const area = areaTakenBack(states.get(stream)?.facts ?? [], { decidedOn, note: said.note });
        return { events: [decision.event, ...(area ? [area] : [])].map((event) => ({ stream, event })) };
      })
    : change(
        ctx,
        milestones,
        { command, head },
        async (standing) =>
          (await againstLadder(ctx, command, { standing, said: 'back' })) ??
          decideTakeBack(standing, command),
      );

export const adjustSchedule = (ctx: Context, { head }: Subject, command: AdjustInput): Promise<Receipt> =>
  change(
    ctx,
    milestones,
    { command, head },
    onPaper(
      ctx,
      command,
      async (standing: Standing) =>
        (await unfollowed(ctx, command)) ?? decideAdjust(standing, command, ctx.clock.today()),
    ),
  );

export const setSchedule = (ctx: Context, { head }: Subject, command: FirstScheduleInput): Promise<Receipt> =>
  change(
    ctx,
    milestones,
    { command, head },
    onPaper(ctx, command, (standing: Standing) => decideFirstSchedule(standing, command, ctx.clock.today())),
  );
