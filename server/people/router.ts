import { namesIn } from '../../shared/codes/known.ts';
import { recordSince } from '../clusters/read.ts';
import { guarded, router } from '../trpc.ts';

export const sessionRouter = router({
  /** Who is signed in, what day it is here, since when there is a record, and by which thresholds today is judged. */
  current: guarded('session.read').query(async ({ ctx }) => {
    const today = ctx.clock.today();
    const [{ thresholds, codes }, since] = await Promise.all([
      ctx.days.at(today),
      recordSince(ctx.db, ctx.provinceId),
    ]);
    return {
      name: ctx.name,
      actor: ctx.actor,
      factor: ctx.factor ?? null,
      today,
      demonstration: ctx.demonstration,
      thresholds,
      /** What the installation calls its codes: words of every screen. */
      names: namesIn(codes),
      /** How they are offered, for whoever fills in forms. */
      codes: ctx.actor.id === null ? {} : codes,
      recordSince: since,
    };
  }),
});
