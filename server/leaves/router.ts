import { endLeaveInput, leaveInput } from '../../shared/people/leave-command.ts';
import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { leaves, stoodIn } from './read.ts';
import { endLeave, recordLeave } from './write.ts';

const assigning = guarded('assignment.write');

export const leavesRouter = router({
  /** Project managers with the days on which they are away: today's. */
  list: assigning.query(({ ctx }) => leaves(ctx)),

  /** Who stood in for whom on a day. */
  on: assigning.input(asOfInput).query(({ ctx, input }) => stoodIn(ctx, asOfOr(ctx, input.asOf))),

  record: assigning.input(leaveInput).mutation(({ ctx, input }) => recordLeave(ctx, input)),
  end: assigning.input(endLeaveInput).mutation(({ ctx, input }) => endLeave(ctx, input)),
});
