import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { workCount, workOf } from './read.ts';

export const workRouter = router({
  /** Everything that waits for whoever asks, on a day. */
  mine: guarded('work.read')
    .input(asOfInput)
    .query(({ ctx, input }) => workOf(ctx, asOfOr(ctx, input.asOf))),

  /** How much of it does not wait; for the bar on every screen. */
  count: guarded('work.read').query(({ ctx }) => workCount(ctx)),
});
