import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { clusterCodeField } from '../../shared/fields.ts';
import {
  answerObstacleInput,
  handOnObstacleInput,
  openObstacleInput,
  resolveObstacleInput,
} from '../../shared/obstacles/command.ts';
import { obstacles } from '../../shared/obstacles/facet.ts';
import { within } from '../clusters/scope.ts';
import { forCluster, guarded, router } from '../trpc.ts';
import { clusterToday, moverChoices } from './read.ts';
import { answer, handOn, openObstacle, reopen, resolve } from './write.ts';

export const obstaclesRouter = router({
  /** Who may be asked to move in a cluster, today. */
  movers: guarded('obstacle.write')
    .input(z.object({ code: clusterCodeField }))
    .query(async ({ ctx, input }) => {
      const snapshot = await ctx.days.at(ctx.clock.today());
      const cluster = clusterToday(snapshot, input.code);
      if ((await within(ctx, 'obstacle.write', [cluster])).length === 0) throw new AppError('FORBIDDEN');
      return moverChoices(snapshot.directory, cluster);
    }),

  open: forCluster('obstacle.write', obstacles)
    .input(openObstacleInput)
    .mutation(({ ctx, input }) => openObstacle(ctx, ctx.subject, input)),

  handOn: forCluster('obstacle.write', obstacles)
    .input(handOnObstacleInput)
    .mutation(({ ctx, input }) => handOn(ctx, ctx.subject, input)),

  answer: forCluster('obstacle.answer', obstacles)
    .input(answerObstacleInput)
    .mutation(({ ctx, input }) => answer(ctx, ctx.subject, input)),

  resolve: forCluster('obstacle.write', obstacles)
    .input(resolveObstacleInput)
    .mutation(({ ctx, input }) => resolve(ctx, ctx.subject, input)),

  reopen: forCluster('obstacle.write', obstacles)
    .input(handOnObstacleInput)
    .mutation(({ ctx, input }) => reopen(ctx, ctx.subject, input)),
});
