import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { publishedFigures } from './read.ts';

export const figuresRouter = router({
  list: guarded('published.read')
    .input(asOfInput)
    .query(({ ctx, input }) => publishedFigures(ctx, asOfOr(ctx, input.asOf))),
});
