import { guarded, router } from '../trpc.ts';

export const sessionRouter = router({
  /** Who is signed in, what day it is here, and whether this is the demonstration. */
  current: guarded('session.read').query(({ ctx }) => ({
    name: ctx.name,
    actor: ctx.actor,
    today: ctx.clock.today(),
    demonstration: ctx.demonstration,
  })),
});
