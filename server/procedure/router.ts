import { milestones } from '../../shared/milestones/facet.ts';
import {
  correctInput,
  reachInput,
  reachMilestoneInput,
  returnInput,
  supplementInput,
  takeRungBackInput,
} from '../../shared/procedure/command.ts';
import { procedure } from '../../shared/procedure/facet.ts';
import { asOfInput, asOfOr, forCluster, guarded, router } from '../trpc.ts';
import { procedurePage } from './read.ts';
import { correct, giveBack, reach, reachMilestone, supplement, takeBack } from './write.ts';

export const procedureRouter = router({
  /** Every dossier on the ladder within whose asks' reach, and how long the procedure takes. */
  list: guarded('procedure.read')
    .input(asOfInput)
    .query(({ ctx, input }) => procedurePage(ctx, asOfOr(ctx, input.asOf))),

  reach: forCluster('procedure.write', procedure)
    .input(reachInput)
    .mutation(({ ctx, input }) => reach(ctx, ctx.subject, input)),

  /** A rung that is a milestone, as an entry of that milestone. */
  reachMilestone: forCluster('procedure.write', milestones)
    .input(reachMilestoneInput)
    .mutation(({ ctx, input }) => reachMilestone(ctx, ctx.subject, input)),

  giveBack: forCluster('procedure.write', procedure)
    .input(returnInput)
    .mutation(({ ctx, input }) => giveBack(ctx, ctx.subject, input)),

  supplement: forCluster('procedure.write', procedure)
    .input(supplementInput)
    .mutation(({ ctx, input }) => supplement(ctx, ctx.subject, input)),

  correct: forCluster('procedure.write', procedure)
    .input(correctInput)
    .mutation(({ ctx, input }) => correct(ctx, ctx.subject, input)),

  takeBack: forCluster('procedure.write', procedure)
    .input(takeRungBackInput)
    .mutation(({ ctx, input }) => takeBack(ctx, ctx.subject, input)),
});
