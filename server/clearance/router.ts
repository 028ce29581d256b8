import { grantLandInput, reportClearanceInput } from '../../shared/clearance/command.ts';
import { clearance } from '../../shared/clearance/facet.ts';
import { forCluster, router } from '../trpc.ts';
import { grantLand, reportClearance } from './write.ts';

export const clearanceRouter = router({
  report: forCluster('clearance.write', clearance)
    .input(reportClearanceInput)
    .mutation(({ ctx, input }) => reportClearance(ctx, ctx.subject, input)),

  grantLand: forCluster('clearance.write', clearance)
    .input(grantLandInput)
    .mutation(({ ctx, input }) => grantLand(ctx, ctx.subject, input)),
});
