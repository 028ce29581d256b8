import { evidence, evidenceOf } from '../../shared/evidence/facet.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { type AdjustInput, decideAdjust } from '../../shared/milestones/adjust.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { decideFirstSchedule, type FirstScheduleInput } from '../../shared/milestones/first-schedule.ts';
import { decideStill, type StillInput } from '../../shared/milestones/still.ts';
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
import { readStates } from '../log/read.ts';

type Subject = Pick<Changeable, 'head'>;

export const setForecast = (ctx: Context, { head }: Subject, command: ForecastInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) =>
    decideForecast(standing, command, ctx.clock.today()),
  );

export const reportStill = (ctx: Context, { head }: Subject, command: StillInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) => decideStill(standing, ctx.clock.today()));

export const reportActual = (ctx: Context, { head }: Subject, command: ActualInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, async (standing) =>
    decideActual(standing, command, ctx.clock.today(), await onFile(ctx, command)),
  );

/** Asked for only where it decides. */
async function onFile({ db, provinceId }: Context, command: ActualInput): Promise<number> {
  if (!needsEvidence(command)) return 0;
  const states = await readStates(db, evidence, { provinceId, streams: [command.stream] });
  return evidenceOf(states.get(command.stream) ?? evidence.empty, command.key);
}

export const reviewActual = (ctx: Context, { head }: Subject, command: ReviewInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) => decideReview(standing, command));

export const takeBackActual = (ctx: Context, { head }: Subject, command: TakeBackInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) => decideTakeBack(standing, command));

export const adjustSchedule = (ctx: Context, { head }: Subject, command: AdjustInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) =>
    decideAdjust(standing, command, ctx.clock.today()),
  );

export const setSchedule = (ctx: Context, { head }: Subject, command: FirstScheduleInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) =>
    decideFirstSchedule(standing, command, ctx.clock.today()),
  );
