import {
  decideRequestInput,
  explainInput,
  extendPauseInput,
  pauseInput,
  resumeInput,
} from '../../shared/discipline/command.ts';
import { discipline } from '../../shared/discipline/facet.ts';
import { forCluster, router } from '../trpc.ts';
import { decide, explain, extendPause, pause, resume } from './write.ts';

export const disciplineRouter = router({
  /** Approves or refuses a forecast that lies far behind the original schedule. */
  decide: forCluster('request.decide', discipline)
    .input(decideRequestInput)
    .mutation(({ ctx, input }) => decide(ctx, ctx.subject, input)),

  /** Why a date was missed. */
  explain: forCluster('missed.explain', discipline)
    .input(explainInput)
    .mutation(({ ctx, input }) => explain(ctx, ctx.subject, input)),

  pause: forCluster('cluster.pause', discipline)
    .input(pauseInput)
    .mutation(({ ctx, input }) => pause(ctx, ctx.subject, input)),

  extendPause: forCluster('cluster.pause', discipline)
    .input(extendPauseInput)
    .mutation(({ ctx, input }) => extendPause(ctx, ctx.subject, input)),

  resume: forCluster('cluster.pause', discipline)
    .input(resumeInput)
    .mutation(({ ctx, input }) => resume(ctx, ctx.subject, input)),
});
