import { z } from 'zod';
import { dayField } from '../../shared/fields.ts';
import { choiceInput } from '../../shared/reminders/choice.ts';
import { guarded, router } from '../trpc.ts';
import { newReminders, remindersOf } from './read.ts';
import { keepChoice, keepSeen } from './write.ts';

/** Everybody's own, and nobody else's: no procedure takes a person. */
export const remindersRouter = router({
  /** The digests of the last days, and how whoever asks is reminded. */
  mine: guarded('reminder.own').query(({ ctx }) => remindersOf(ctx)),

  /** How many notices they have not looked at; for the bar on every screen. */
  count: guarded('reminder.own').query(({ ctx }) => newReminders(ctx)),

  choose: guarded('reminder.own')
    .input(choiceInput)
    .mutation(async ({ ctx, input }) => {
      await keepChoice(ctx.db, { provinceId: ctx.provinceId, person: ctx.actor.id ?? '' }, input);
      return input;
    }),

  /** They have looked at everything up to a day; of days to come nobody has. */
  see: guarded('reminder.own')
    .input(z.object({ day: dayField }))
    .mutation(async ({ ctx, input }) => {
      const today = ctx.clock.today();
      const day = input.day < today ? input.day : today;
      await keepSeen(ctx.db, { provinceId: ctx.provinceId, person: ctx.actor.id ?? '' }, day);
      return day;
    }),
});
