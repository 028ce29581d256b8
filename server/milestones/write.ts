import type { Receipt } from '../../shared/log/command.ts';
import { type AdjustInput, decideAdjust } from '../../shared/milestones/adjust.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { decideStill, type StillInput } from '../../shared/milestones/still.ts';
import {
  type ActualInput,
  decideActual,
  decideForecast,
  decideReview,
  decideTakeBack,
  type ForecastInput,
  type ReviewInput,
  type TakeBackInput,
} from '../../shared/update.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';

type Subject = Pick<Changeable, 'head'>;

export const setForecast = (ctx: Context, { head }: Subject, command: ForecastInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) =>
    decideForecast(standing, command, ctx.clock.today()),
  );

export const reportStill = (ctx: Context, { head }: Subject, command: StillInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) => decideStill(standing, ctx.clock.today()));

export const reportActual = (ctx: Context, { head }: Subject, command: ActualInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) =>
    decideActual(standing, command, ctx.clock.today()),
  );

export const reviewActual = (ctx: Context, { head }: Subject, command: ReviewInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) => decideReview(standing, command));

export const takeBackActual = (ctx: Context, { head }: Subject, command: TakeBackInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) => decideTakeBack(standing, command));

export const adjustSchedule = (ctx: Context, { head }: Subject, command: AdjustInput): Promise<Receipt> =>
  change(ctx, milestones, { command, head }, (standing) =>
    decideAdjust(standing, command, ctx.clock.today()),
  );
