import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { programmeCourses } from './course.ts';
import { pastNumbers, programmeNumbers } from './numbers.ts';

export const programmesRouter = router({
  list: guarded('published.read')
    .input(asOfInput)
    .query(async ({ ctx, input }) => programmeNumbers(await ctx.days.at(asOfOr(ctx, input.asOf)))),
  past: guarded('published.read')
    .input(asOfInput)
    .query(async ({ ctx, input }) => pastNumbers(await ctx.days.at(asOfOr(ctx, input.asOf)))),

  course: guarded('published.read')
    .input(asOfInput)
    .query(({ ctx, input }) => programmeCourses(ctx, asOfOr(ctx, input.asOf))),
});
