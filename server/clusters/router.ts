import { z } from 'zod';
import { THRESHOLDS } from '../../shared/delay.ts';
import { filterSchema } from '../../shared/filter.ts';
import { clusterCodeField } from '../../shared/update.ts';
import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { clusterDetail } from './detail.ts';
import { delayPage, duesOf, filtered, within } from './lists.ts';

const page = z.object({
  filter: filterSchema.default({}),
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});

export const clustersRouter = router({
  list: guarded('published.read')
    .input(asOfInput.extend(page.shape))
    .query(async ({ ctx, input }) => {
      const found = filtered(await ctx.snapshots.at(asOfOr(ctx, input.asOf)), input.filter);
      const shown = found.slice(input.offset, input.offset + input.limit);
      return { total: found.length, rows: shown.map(({ row }) => row) };
    }),

  detail: guarded('published.read')
    .input(asOfInput.extend({ code: clusterCodeField }))
    .query(({ ctx, input }) => clusterDetail(ctx, input.code, asOfOr(ctx, input.asOf))),

  delays: guarded('delays.read')
    .input(asOfInput.extend(page.shape))
    .query(({ ctx, input }) => delayPage(ctx, asOfOr(ctx, input.asOf), input.filter, input)),

  work: guarded('work.read')
    .input(asOfInput)
    .query(async ({ ctx, input }) => {
      const asOf = asOfOr(ctx, input.asOf);
      const mine = await within(ctx, 'work.read', (await ctx.snapshots.at(asOf)).clusters);
      return {
        asOf,
        rows: mine.map(({ row }) => row),
        dues: await duesOf(ctx, mine, asOf, { days: THRESHOLDS.dueDays, ahead: true }),
      };
    }),
});
