import { z } from 'zod';
import { clusterCodeField, issue } from '../../shared/fields.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { correctInput, enterInput } from '../../shared/register/command.ts';
import { endInput } from '../../shared/register/ending.ts';
import { expandInput } from '../../shared/register/expansion.ts';
import { factsInput, withdrawFactInput } from '../../shared/register/facts-command.ts';
import { investorStartInput } from '../../shared/register/investor-start.ts';
import { mergeInput, phasesInput } from '../../shared/register/merge.ts';
import { partiesInput } from '../../shared/register/parties-command.ts';
import { register } from '../../shared/register.ts';
import { forCluster, guarded, router } from '../trpc.ts';
import { registerLines } from './list.ts';
import { registerChoices, registerOf, suspectsOf } from './read.ts';
import {
  changeInvestor,
  correct,
  correctStart,
  end,
  enter,
  expand,
  merge,
  setPhases,
  stateFacts,
  withdrawFact,
} from './write.ts';

const text = z.string(issue('required')).max(200, issue('too_long'));

/** The register itself, for those who keep it. What is offered and asked is always of today. */
export const registerRouter = router({
  choices: guarded('register.write').query(({ ctx }) => registerChoices(ctx)),

  of: guarded('register.write')
    .input(z.object({ code: clusterCodeField }))
    .query(({ ctx, input }) => registerOf(ctx, input.code)),

  /** The register by code, page by page. */
  list: guarded('register.write')
    .input(
      z.object({
        q: z.string().max(80, issue('too_long')).default(''),
        offset: z.int().min(0).max(1_000_000).default(0),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .query(({ ctx, input }) => registerLines(ctx, input)),

  /** Clusters that may be the one that is being named. */
  suspects: guarded('register.write')
    .input(
      z.object({
        name: text,
        place: text,
        units: z.array(z.string().max(10)).max(4),
        except: clusterCodeField.nullable(),
      }),
    )
    .query(({ ctx, input: { except, ...about } }) => suspectsOf(ctx, about, except)),

  enter: guarded('register.write')
    .input(enterInput)
    .mutation(({ ctx, input }) => enter(ctx, input)),

  correct: forCluster('register.write', register)
    .input(correctInput)
    .mutation(({ ctx, input }) => correct(ctx, ctx.subject, input)),

  facts: forCluster('register.write', register)
    .input(factsInput)
    .mutation(({ ctx, input }) => stateFacts(ctx, ctx.subject, input)),

  withdrawFact: forCluster('register.write', register)
    .input(withdrawFactInput)
    .mutation(({ ctx, input }) => withdrawFact(ctx, ctx.subject, input)),

  investorStart: forCluster('register.write', register)
    .input(investorStartInput)
    .mutation(({ ctx, input }) => correctStart(ctx, ctx.subject, input)),

  parties: forCluster('register.write', register)
    .input(partiesInput)
    .mutation(({ ctx, input }) => changeInvestor(ctx, input)),

  phases: forCluster('register.write', register)
    .input(phasesInput)
    .mutation(({ ctx, input }) => setPhases(ctx, ctx.subject, input)),

  /** That a cluster was entered twice, or that it was not. */
  merge: forCluster('register.write', register, 'allowed')
    .input(mergeInput)
    .mutation(({ ctx, input }) => merge(ctx, input)),

  end: forCluster('register.write', milestones)
    .input(endInput)
    .mutation(({ ctx, input }) => end(ctx, ctx.subject, input)),

  expand: forCluster('register.write', milestones)
    .input(expandInput)
    .mutation(({ ctx, input }) => expand(ctx, ctx.subject.code, input)),
});
