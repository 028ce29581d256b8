import { refusedCause } from '../../shared/codes/known.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import {
  type AnswerObstacleInput,
  type Around,
  decideAnswer,
  decideHandOn,
  decideOpen,
  decideReopen,
  decideResolve,
  type HandOnObstacleInput,
  type OpenObstacleInput,
  type ResolveObstacleInput,
} from '../../shared/obstacles/command.ts';
import { obstacles } from '../../shared/obstacles/facet.ts';
import { openMilestones } from '../../shared/update.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { readStates } from '../log/read.ts';
import { clusterToday, moverChoices } from './read.ts';

type Subject = Pick<Changeable, 'head' | 'code'>;

/** What an obstacle may name: agencies and people of today, milestones that are still ahead. */
async function aroundOf(ctx: Context, { code }: Subject): Promise<Around> {
  const today = ctx.clock.today();
  const snapshot = await ctx.days.at(today);
  const cluster = clusterToday(snapshot, code);
  const { db, provinceId } = ctx;
  const standings = await readStates(db, milestones, { provinceId, streams: [cluster.stream] });
  const ahead = openMilestones(standings.get(cluster.stream) ?? milestones.empty, snapshot.unfollowed);
  return { today, ahead, movers: moverChoices(snapshot.directory, cluster) };
}

export async function openObstacle(
  ctx: Context,
  subject: Subject,
  command: OpenObstacleInput,
): Promise<Receipt> {
  const around = await aroundOf(ctx, subject);
  const { codes } = await ctx.days.at(around.today);
  return change(
    ctx,
    obstacles,
    { command, head: subject.head },
    (state) => refusedCause(codes, command.said, 'cause') ?? decideOpen(state, command, around),
  );
}

export async function handOn(ctx: Context, subject: Subject, command: HandOnObstacleInput): Promise<Receipt> {
  const around = await aroundOf(ctx, subject);
  return change(ctx, obstacles, { command, head: subject.head }, (state) =>
    decideHandOn(state, command, around),
  );
}

export async function reopen(ctx: Context, subject: Subject, command: HandOnObstacleInput): Promise<Receipt> {
  const around = await aroundOf(ctx, subject);
  return change(ctx, obstacles, { command, head: subject.head }, (state) =>
    decideReopen(state, command, around),
  );
}

export const answer = (ctx: Context, { head }: Subject, command: AnswerObstacleInput): Promise<Receipt> =>
  change(ctx, obstacles, { command, head }, (state) => decideAnswer(state, command));

export const resolve = (ctx: Context, { head }: Subject, command: ResolveObstacleInput): Promise<Receipt> =>
  change(ctx, obstacles, { command, head }, (state) => decideResolve(state, command));
