import { proposedInput, setThresholdsInput } from '../../shared/settings/command.ts';
import { guarded, router } from '../trpc.ts';
import { effectShown, thresholdsShown } from './read.ts';
import { setThresholds } from './write.ts';

export const settingsRouter = router({
  /** The thresholds that hold today, with their history. Always today's: what is set holds from today on. */
  thresholds: guarded('settings.write').query(({ ctx }) => thresholdsShown(ctx)),

  /** What proposed numbers would change in how today's clusters are judged. */
  effect: guarded('settings.write')
    .input(proposedInput)
    .query(({ ctx, input }) => effectShown(ctx, input)),

  setThresholds: guarded('settings.write')
    .input(setThresholdsInput)
    .mutation(({ ctx, input }) => setThresholds(ctx, input)),
});
