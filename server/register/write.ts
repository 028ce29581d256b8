import { clusterHaOf } from '../../shared/clearance/figures.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf, streamOf } from '../../shared/log/stream.ts';
import type { Standing } from '../../shared/milestone.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { isCode } from '../../shared/register/code.ts';
import {
  type CorrectInput,
  decideCorrect,
  decideEnter,
  type EnterInput,
  type RegisterAround,
} from '../../shared/register/command.ts';
import { decideEnd, type EndInput } from '../../shared/register/ending.ts';
import { decideExpand, type ExpandInput } from '../../shared/register/expansion.ts';
import {
  decideFacts,
  decideWithdrawFact,
  type FactsInput,
  type WithdrawFactInput,
} from '../../shared/register/facts-command.ts';
import { decideInvestorStart, type InvestorStartInput } from '../../shared/register/investor-start.ts';
import { decideMerge, decidePhases, type MergeInput, type PhasesInput } from '../../shared/register/merge.ts';
import { decideParties, type PartiesInput } from '../../shared/register/parties-command.ts';
import { type RegisterState, register } from '../../shared/register.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { readStates } from '../log/read.ts';
import { beginTogether, changeTogether } from '../log/together.ts';
import { clusterToday } from '../obstacles/read.ts';
import { onPaper } from '../papers/read.ts';
import { CODE_PREFIX } from '../province.ts';
import { investorsIn, registeredIn, unitsKnown } from './read.ts';

type Subject = Pick<Changeable, 'head'>;

async function aroundOf(ctx: Context): Promise<RegisterAround> {
  const today = ctx.clock.today();
  const [snapshot, units] = await Promise.all([ctx.days.at(today), unitsKnown(ctx)]);
  return { today, units, register: registeredIn(snapshot), investors: investorsIn(snapshot) };
}

/** A new cluster is a new stream: its code is taken by whoever is first. */
export async function enter(ctx: Context, command: EnterInput): Promise<Receipt> {
  const { stream } = command;
  const code = idOf(stream);
  if (kindOf(stream) !== 'cluster' || !isCode(code, CODE_PREFIX)) throw invalid('code', 'malformed');
  const around = await aroundOf(ctx);
  try {
    const decide = onPaper(ctx, command, (state: RegisterState) => {
      const decided = decideEnter(state, command, around);
      return 'refused' in decided ? decided : { events: decided.events.map((event) => ({ stream, event })) };
    });
    return await beginTogether(ctx, register, command, decide);
  } catch (error) {
    // Over a cluster that is there nobody chooses between two versions: it is another cluster.
    if (error instanceof AppError && error.shape.code === 'CONFLICT') throw invalid('code', 'taken', code);
    throw error;
  }
}

export async function correct(ctx: Context, { head }: Subject, command: CorrectInput): Promise<Receipt> {
  const around = await aroundOf(ctx);
  const decide = onPaper(ctx, command, (state: RegisterState) => decideCorrect(state, command, around));
  return change(ctx, register, { command, head }, decide);
}

export const stateFacts = (ctx: Context, { head }: Subject, command: FactsInput): Promise<Receipt> =>
  change(
    ctx,
    register,
    { command, head },
    onPaper(ctx, command, (state: RegisterState) => decideFacts(state, command, ctx.clock.today())),
  );

export const withdrawFact = (ctx: Context, { head }: Subject, command: WithdrawFactInput): Promise<Receipt> =>
  change(
    ctx,
    register,
    { command, head },
    onPaper(ctx, command, (state: RegisterState) => decideWithdrawFact(state, command, ctx.clock.today())),
  );

/** Who builds has done so from another day on than was entered. */
export async function correctStart(
  ctx: Context,
  { head }: Subject,
  command: InvestorStartInput,
): Promise<Receipt> {
  const today = ctx.clock.today();
  const { directory } = await ctx.days.at(today);
  const nameOf = (id: string) => directory.organisations.get(id)?.nameVi ?? null;
  const decide = onPaper(ctx, command, (state: RegisterState) =>
    decideInvestorStart(state, command, { today, nameOf }),
  );
  return change(ctx, register, { command, head }, decide);
}

/** Who builds from a day on; an organisation that is named for the first time is entered with it. */
export async function changeInvestor(ctx: Context, command: PartiesInput): Promise<Receipt> {
  const today = ctx.clock.today();
  const investors = investorsIn(await ctx.days.at(today));
  const decide = onPaper(ctx, command, (state: RegisterState) => {
    const decided = decideParties(state, command, { today, investors });
    if ('refused' in decided) return decided;
    const { event, organisation } = decided;
    const named = organisation && {
      stream: streamOf('organisation', organisation.id),
      event: organisation.event,
      begins: true as const,
    };
    return { events: [{ stream: command.stream, event }, ...(named ? [named] : [])] };
  });
  return changeTogether(ctx, register, command, decide);
}

/** Revoked, or taken out of the plan. */
export const end = (ctx: Context, { head }: Subject, command: EndInput): Promise<Receipt> =>
  change(
    ctx,
    milestones,
    { command, head },
    onPaper(ctx, command, (standing: Standing) => decideEnd(standing, command, ctx.clock.today())),
  );

/** An expansion is a step of the cluster and its new area in one act. */
export async function expand(ctx: Context, code: string, command: ExpandInput): Promise<Receipt> {
  const today = ctx.clock.today();
  const { kind, mountain, facts } = clusterToday(await ctx.days.at(today), code).days.register;
  const clusterHa = clusterHaOf(facts);
  const decide = onPaper(ctx, command, (standing: Standing) => {
    const decided = decideExpand(standing, command, { today, kind, mountain, clusterHa });
    if ('refused' in decided) return decided;
    return { events: decided.events.map((event) => ({ stream: command.stream, event })) };
  });
  return changeTogether(ctx, milestones, command, decide);
}

/** A second entry and the one that stays: both histories tell it, or neither. */
export async function merge(ctx: Context, command: MergeInput): Promise<Receipt> {
  const { provinceId } = ctx;
  const today = ctx.clock.today();
  const { merged } = await ctx.days.at(today);
  const code = idOf(command.stream);
  const hasAbsorbed = [...merged.values()].some(({ into }) => into === code);
  const decide = onPaper(ctx, command, async (state: RegisterState, tx) => {
    const kept = command.said.into ?? state.mergedInto ?? null;
    const stream = kept && streamOf('cluster', kept);
    const states = stream ? await readStates(tx, register, { provinceId, streams: [stream] }) : null;
    const other = (stream && states?.get(stream)) || null;
    const decided = decideMerge(state, command, { today, other, hasAbsorbed });
    if ('refused' in decided) return decided;
    return {
      events: [
        { stream: command.stream, event: decided.duplicate },
        { stream: streamOf('cluster', decided.kept.code), event: decided.kept.event },
      ],
    };
  });
  return changeTogether(ctx, register, command, decide);
}

export const setPhases = (ctx: Context, { head }: Subject, command: PhasesInput): Promise<Receipt> =>
  change(
    ctx,
    register,
    { command, head },
    onPaper(ctx, command, (state: RegisterState) =>
      decidePhases(state, command, { today: ctx.clock.today(), clusterHa: clusterHaOf(state.facts) }),
    ),
  );
