import { guarded, router } from '../trpc.ts';

export const liveRouter = router({
  /** One stream a browser tab: which clusters change, from now on. */
  hints: guarded('published.read').subscription(({ ctx, signal }) =>
    ctx.live.hints(signal ?? new AbortController().signal),
  ),
});
