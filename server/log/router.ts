import { z } from 'zod';
import { guarded, router } from '../trpc.ts';

export const liveRouter = router({
  /** Hints that something has changed. `since`: for how many milliseconds the asker has been reading already. */
  hints: guarded('published.read')
    .input(z.object({ since: z.int({ error: 'malformed' }).min(0, { error: 'malformed' }) }).optional())
    .subscription(({ ctx, input, signal }) =>
      ctx.live.hints(signal ?? new AbortController().signal, input?.since),
    ),
});
