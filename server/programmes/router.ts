import { z } from 'zod';
import { issue } from '../../shared/fields.ts';
import { closeTargetInput, recordTargetInput, TARGET_CODE } from '../../shared/programmes/command.ts';
import { changePlanInput, nextPlanInput } from '../../shared/programmes/plan-command.ts';
import { can } from '../../shared/roles.ts';
import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { programmeCourses } from './course.ts';
import { managedTargets, targetHistory } from './manage.ts';
import { pastNumbers, programmeNumbers } from './numbers.ts';
import { changePlan, nextPlan } from './plan-write.ts';
import { previewInput, previewTarget } from './preview.ts';
import { closeTarget, recordTarget, reopenTarget } from './write.ts';

export const programmesRouter = router({
  list: guarded('published.read')
    .input(asOfInput)
    .query(async ({ ctx, input }) => programmeNumbers(await ctx.days.at(asOfOr(ctx, input.asOf)))),
  past: guarded('published.read')
    .input(asOfInput)
    .query(async ({ ctx, input }) =>
      pastNumbers(await ctx.days.at(asOfOr(ctx, input.asOf)), {
        because: can(ctx.actor, 'programme.history').yes,
      }),
    ),

  course: guarded('published.read')
    .input(asOfInput)
    .query(({ ctx, input }) => programmeCourses(ctx, asOfOr(ctx, input.asOf))),

  /** Who said what of a target, and when: names of persons are in it. */
  history: guarded('programme.history')
    .input(asOfInput.extend({ code: z.string().regex(TARGET_CODE, issue('malformed')) }))
    .query(({ ctx, input }) => targetHistory(ctx, input.code, asOfOr(ctx, input.asOf))),

  /** All targets as they stand now: to be changed. */
  managed: guarded('programme.write').query(({ ctx }) => managedTargets(ctx)),

  /** Changes nothing: asked as a mutation because a rule with a list of clusters is longer than an address may be. */
  preview: guarded('programme.write')
    .input(previewInput)
    .mutation(({ ctx, input }) => previewTarget(ctx, input)),

  record: guarded('programme.write')
    .input(recordTargetInput)
    .mutation(({ ctx, input }) => recordTarget(ctx, input)),
  close: guarded('programme.write')
    .input(closeTargetInput)
    .mutation(({ ctx, input }) => closeTarget(ctx, input)),

  /** All targets of a plan in one act: what the plan itself is, or the one that comes after it. */
  changePlan: guarded('programme.write')
    .input(changePlanInput)
    .mutation(({ ctx, input }) => changePlan(ctx, input)),
  nextPlan: guarded('programme.write')
    .input(nextPlanInput)
    .mutation(({ ctx, input }) => nextPlan(ctx, input)),
  reopen: guarded('programme.write')
    .input(closeTargetInput)
    .mutation(({ ctx, input }) => reopenTarget(ctx, input)),
});
