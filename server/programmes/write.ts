import { AppError } from '../../shared/errors.ts';
import type { Command, Decision, Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf } from '../../shared/log/stream.ts';
import {
  type Around,
  type CloseTargetInput,
  decideCloseTarget,
  decideRecordTarget,
  decideReopenTarget,
  type RecordTargetInput,
  TARGET_CODE,
} from '../../shared/programmes/command.ts';
import { type TargetEvent, type TargetState, targets } from '../../shared/programmes/facet.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { facetNamed } from '../log/facets.ts';
import { newHead, readHead } from '../log/record.ts';
import { refusedPaperOf } from '../papers/read.ts';

export async function aroundTargets(ctx: Context): Promise<Around> {
  const today = ctx.clock.today();
  const { byCode } = await ctx.days.at(today);
  return { today, isCluster: (code) => byCode.has(code) };
}

/** A target that is new, or one as it is from now on: what was known of it on earlier days stays. */
export async function recordTarget(ctx: Context, command: RecordTargetInput): Promise<Receipt> {
  const around = await aroundTargets(ctx);
  return ofTarget(
    ctx,
    command,
    async (state) => (await refusedPapers(ctx, state, command)) ?? decideRecordTarget(state, command, around),
  );
}

/** A file that it names already stays named, also where that was withdrawn since. */
export async function refusedPapers(
  { db, provinceId }: Pick<Context, 'db' | 'provinceId'>,
  { said: before }: Pick<TargetState, 'said'>,
  { said: { papers } }: { said: Pick<RecordTargetInput['said'], 'papers'> },
) {
  for (const of of ['source', 'plan'] as const) {
    const paper = papers?.[of] ?? null;
    if (paper === (before?.papers?.[of] ?? null)) continue;
    const refused = await refusedPaperOf(db, provinceId, { document: { paper } }, `papers.${of}`);
    if (refused) return refused;
  }
  return null;
}

export const closeTarget = (ctx: Context, command: CloseTargetInput): Promise<Receipt> =>
  ofTarget(ctx, command, (state) => decideCloseTarget(state, command));

export const reopenTarget = (ctx: Context, command: CloseTargetInput): Promise<Receipt> =>
  ofTarget(ctx, command, (state) => decideReopenTarget(state, command));

/** Over no version a target begins; over any other it must be there. */
async function ofTarget(
  ctx: Context,
  command: Command,
  decide: (state: TargetState) => Decision<TargetEvent> | Promise<Decision<TargetEvent>>,
): Promise<Receipt> {
  const { stream, expected } = command;
  if (kindOf(stream) !== 'target') throw new AppError('NOT_FOUND');
  const facet = facetNamed(targets.name);
  const known = await readHead(ctx.db, { provinceId: ctx.provinceId, stream }, facet);
  const mayBegin = expected === 0 && TARGET_CODE.test(idOf(stream));
  if (!known && !mayBegin) throw new AppError('NOT_FOUND');
  return change(ctx, targets, { command, head: known ?? newHead(facet) }, decide);
}
