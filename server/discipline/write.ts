import { refusedCause } from '../../shared/codes/known.ts';
import {
  type DecideRequestInput,
  type DisciplineAround,
  decideExplain,
  decideExtend,
  decidePause,
  decideRequest,
  decideResume,
  type ExplainInput,
  type ExtendPauseInput,
  type PauseInput,
  type ResumeInput,
} from '../../shared/discipline/command.ts';
import { type DisciplineState, discipline } from '../../shared/discipline/facet.ts';
import { levelOf } from '../../shared/discipline/request.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { readStates } from '../log/read.ts';
import { onPaper } from '../papers/read.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

type Subject = Pick<Changeable, 'head'>;

/**
 * The dates of the cluster as they stand now. Read within the decision: whoever finds that a forecast was moved meanwhile
 * decides again, on what stands then.
 */
async function aroundOf(ctx: Context, stream: string): Promise<DisciplineAround & Pick<Snapshot, 'codes'>> {
  const { db, provinceId } = ctx;
  const today = ctx.clock.today();
  const standing = (await readStates(db, milestones, { provinceId, streams: [stream] })).get(stream);
  const { thresholds, codes } = await ctx.days.at(today);
  return { standing: standing ?? milestones.empty, thresholds, codes, today };
}

export const decide = (ctx: Context, { head }: Subject, command: DecideRequestInput): Promise<Receipt> =>
  change(ctx, discipline, { command, head }, async (state) =>
    decideRequest(state, command, {
      ...(await aroundOf(ctx, command.stream)),
      approver: levelOf(ctx.actor.role),
    }),
  );

export const explain = (ctx: Context, { head }: Subject, command: ExplainInput): Promise<Receipt> =>
  change(ctx, discipline, { command, head }, async (state) => {
    const around = await aroundOf(ctx, command.stream);
    return refusedCause(around.codes, command.said, 'cause') ?? decideExplain(state, command, around);
  });

export const pause = (ctx: Context, { head }: Subject, command: PauseInput): Promise<Receipt> =>
  change(
    ctx,
    discipline,
    { command, head },
    onPaper(ctx, command, async (state: DisciplineState) => {
      const around = await aroundOf(ctx, command.stream);
      return refusedCause(around.codes, command.said, 'cause') ?? decidePause(state, command, around);
    }),
  );

export const extendPause = (ctx: Context, { head }: Subject, command: ExtendPauseInput): Promise<Receipt> =>
  change(ctx, discipline, { command, head }, (state) =>
    decideExtend(state, command, { today: ctx.clock.today() }),
  );

export const resume = (ctx: Context, { head }: Subject, command: ResumeInput): Promise<Receipt> =>
  change(
    ctx,
    discipline,
    { command, head },
    onPaper(ctx, command, (state: DisciplineState) =>
      decideResume(state, command, { today: ctx.clock.today() }),
    ),
  );
