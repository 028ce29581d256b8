import { assignInput, handOverInput } from '../../shared/people/hand-over.ts';
import { handover } from '../../shared/people/handover.ts';
import { forCluster, guarded, router } from '../trpc.ts';
import { assignments } from './read.ts';
import { assign, handOver } from './write.ts';

export const assignmentsRouter = router({
  /** Project managers with their clusters, and the clusters that nobody has: today's. */
  list: guarded('assignment.write').query(({ ctx }) => assignments(ctx)),

  handOver: guarded('assignment.write')
    .input(handOverInput)
    .mutation(({ ctx, input }) => handOver(ctx, input)),

  assign: forCluster('assignment.write', handover)
    .input(assignInput)
    .mutation(({ ctx, input }) => assign(ctx, ctx.subject.code, input)),
});
