import { reportWorksInput } from '../../shared/works/command.ts';
import { works } from '../../shared/works/facet.ts';
import { planWorksInput } from '../../shared/works/plan-command.ts';
import { forCluster, router } from '../trpc.ts';
import { planWorks, reportWorks } from './write.ts';

export const worksRouter = router({
  report: forCluster('works.report', works)
    .input(reportWorksInput)
    .mutation(({ ctx, input }) => reportWorks(ctx, ctx.subject, input)),

  plan: forCluster('works.plan', works)
    .input(planWorksInput)
    .mutation(({ ctx, input }) => planWorks(ctx, ctx.subject, input)),
});
