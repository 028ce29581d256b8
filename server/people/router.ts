import { bareInput, changeInput, createInput, giveInput, termInput } from '../../shared/people/account.ts';
import { recordSince } from '../clusters/read.ts';
import { namesFor } from '../snapshot/set-on.ts';
import { guarded, router } from '../trpc.ts';
import { listPeople } from './list.ts';
import {
  changePersonSaid,
  createPerson,
  endSessions,
  giveAccount,
  lockAccount,
  resetPassword,
  setTerm,
} from './manage.ts';

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
      names: namesFor(ctx, codes),
      /** How they are offered, for whoever fills in forms. */
      codes: ctx.actor.id === null ? {} : codes,
      recordSince: since,
    };
  }),
});

const manage = guarded('account.manage');

/** Accounts, for whoever looks after them. */
export const peopleRouter = router({
  list: manage.query(({ ctx }) => listPeople(ctx)),
  create: manage.input(createInput).mutation(({ ctx, input }) => createPerson(ctx, input)),
  give: manage.input(giveInput).mutation(({ ctx, input }) => giveAccount(ctx, input)),
  change: manage.input(changeInput).mutation(({ ctx, input }) => changePersonSaid(ctx, input)),
  setTerm: manage.input(termInput).mutation(({ ctx, input }) => setTerm(ctx, input)),
  reset: manage.input(bareInput).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  lock: manage.input(bareInput).mutation(({ ctx, input }) => lockAccount(ctx, input)),
  endSessions: manage.input(bareInput).mutation(({ ctx, input }) => endSessions(ctx, input)),
});
