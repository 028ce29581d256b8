import { z } from 'zod';
import { byColumn, COLUMN_NAMES, type ColumnName } from '../../shared/cluster-row.ts';
import { listingSchema } from '../../shared/delay-list.ts';
import { clusterCodeField } from '../../shared/fields.ts';
import { pick } from '../../shared/filter.ts';
import { filterSchema } from '../../shared/filter-schema.ts';
import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { areaNames } from '../units/read.ts';
import { delayPage } from './delays.ts';
import { clusterDetail } from './detail.ts';
import { rowsFor } from './scope.ts';

/** Order by a column; without one the most urgent come first. */
const sort = z.object({
  by: z.enum(COLUMN_NAMES as [ColumnName, ...ColumnName[]]),
  direction: z.enum(['up', 'down']),
});
const page = z.object({
  filter: filterSchema.default({}),
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});

export const clustersRouter = router({
  list: guarded('published.read')
    .input(asOfInput.extend({ ...page.shape, sort: sort.optional() }))
    .query(async ({ ctx, input: { asOf, filter, sort: order, offset, limit } }) => {
      const snapshot = await ctx.days.at(asOfOr(ctx, asOf));
      const rows = await rowsFor(ctx, snapshot.byPublicUrgency());
      // Filtered and sorted as they are seen: a filter by what one may not see finds nothing and tells nothing.
      const areaName = await areaNames(ctx, snapshot.asOf, filter);
      const found = pick(rows, filter, { rowOf: (row) => row, areaName });
      const inOrder = order ? [...found].sort(byColumn(order.by, order.direction)) : found;
      return { total: found.length, rows: inOrder.slice(offset, offset + limit) };
    }),

  /** Which clusters turned out to be a second entry of another, as known on the day. */
  merged: guarded('published.read')
    .input(asOfInput)
    .query(async ({ ctx, input: { asOf } }) => {
      const { merged } = await ctx.days.at(asOfOr(ctx, asOf));
      return [...merged]
        .map(([code, { into }]) => ({ code, into }))
        .sort((a, b) => (a.code < b.code ? -1 : 1));
    }),

  detail: guarded('published.read')
    .input(asOfInput.extend({ code: clusterCodeField }))
    .query(({ ctx, input }) => clusterDetail(ctx, input.code, asOfOr(ctx, input.asOf))),

  delays: guarded('delays.read')
    .input(asOfInput.extend({ ...page.shape, ...listingSchema.shape }))
    .query(({ ctx, input }) => delayPage(ctx, asOfOr(ctx, input.asOf), input)),
});
