import { beginInput } from '../../shared/begin.ts';
import { guarded, router } from '../trpc.ts';
import { beginState } from './read.ts';
import { begin } from './write.ts';

export const beginRouter = router({
  /** How far this installation is set up, and what there is to begin with. */
  state: guarded('register.begin').query(({ ctx }) => beginState(ctx)),

  load: guarded('register.begin')
    .input(beginInput)
    .mutation(({ ctx, input }) => begin(ctx, input)),

  /** How far loading has come, while somebody loads. */
  progress: guarded('register.begin').subscription(({ ctx, signal }) =>
    ctx.filling.watch(signal ?? new AbortController().signal),
  ),
});
