import { AppError } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf, streamOf } from '../../shared/log/stream.ts';
import {
  type AssignInput,
  decideAssign,
  decideHandOver,
  type HandOverInput,
} from '../../shared/people/hand-over.ts';
import { handover } from '../../shared/people/handover.ts';
import { persons } from '../../shared/people/person.ts';
import type { Context } from '../context.ts';
import { changeTogether } from '../log/together.ts';
import { clusterToday } from '../obstacles/read.ts';
import { findSomebody, managerOf } from './read.ts';

/** One act: it ends for one person, begins for another, and stands in the history of each cluster. */
export async function handOver(ctx: Context, command: HandOverInput): Promise<Receipt> {
  if (kindOf(command.stream) !== 'person') throw new AppError('NOT_FOUND');
  const id = idOf(command.stream);
  return changeTogether(ctx, persons, command, async (state, tx) => {
    const successor = await findSomebody(tx, ctx.provinceId, command.said.to);
    const decided = decideHandOver({ id, state }, command, { today: ctx.clock.today(), successor });
    if ('refused' in decided) return decided;
    return {
      events: [
        { stream: command.stream, event: decided.leaver },
        { stream: streamOf('person', command.said.to), event: decided.successor },
        ...decided.clusters.map(({ code, event }) => ({ stream: streamOf('cluster', code), event })),
      ],
    };
  });
}

/** A cluster that is nobody's becomes somebody's. */
export async function assign(ctx: Context, code: string, command: AssignInput): Promise<Receipt> {
  const today = ctx.clock.today();
  const snapshot = await ctx.days.at(today);
  const cluster = clusterToday(snapshot, code);
  const { investor } = cluster;
  return changeTogether(ctx, handover, command, async (state, tx) => {
    const successor = await findSomebody(tx, ctx.provinceId, command.said.to);
    const isTaken = managerOf(snapshot, cluster) !== null;
    const decided = decideAssign(state, command, { today, successor, investor, code, isTaken });
    if ('refused' in decided) return decided;
    return {
      events: [
        { stream: command.stream, event: decided.event },
        { stream: streamOf('person', command.said.to), event: decided.successor },
      ],
    };
  });
}
