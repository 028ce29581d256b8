import { toldInput } from '../../shared/devices/told.ts';
import { guarded, router } from '../trpc.ts';
import { tellQueue, waitingQueues } from './queues.ts';

export const devicesRouter = router({
  /** A device says how much waits on it: of its own person, and of nobody else. */
  tell: guarded('report.write')
    .input(toldInput)
    .mutation(({ ctx, input }) => tellQueue(ctx, input)),

  /** What is waited for that has not arrived. */
  waiting: guarded('report.read').query(({ ctx }) => waitingQueues(ctx)),
});
