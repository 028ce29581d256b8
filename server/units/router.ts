import { z } from 'zod';
import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { loadCells, unitsOn } from './read.ts';
import { standings, unitPage } from './scorecard.ts';

const unitCode = z.string().regex(/^\d{2,5}$/, { error: 'malformed' });

export const unitsRouter = router({
  list: guarded('published.read')
    .input(asOfInput)
    .query(({ ctx, input }) => unitsOn(ctx.db, ctx.provinceId, asOfOr(ctx, input.asOf))),

  page: guarded('published.read')
    .input(asOfInput.extend({ code: unitCode }))
    .query(({ ctx, input }) => unitPage(ctx, input.code, asOfOr(ctx, input.asOf))),

  standings: guarded('published.read')
    .input(asOfInput)
    .query(({ ctx, input }) => standings(ctx, asOfOr(ctx, input.asOf))),

  cells: guarded('published.read').query(({ ctx }) => loadCells(ctx.db, ctx.provinceId)),
});
