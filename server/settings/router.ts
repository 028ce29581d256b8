import { z } from 'zod';
import { changeCalendarInput } from '../../shared/calendar/command.ts';
import { setCodeInput } from '../../shared/codes/command.ts';
import { issue } from '../../shared/fields.ts';
import { proposedInput, setThresholdsInput } from '../../shared/settings/command.ts';
import { namesFor } from '../snapshot/set-on.ts';
import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { calendarShown } from './calendar.ts';
import { codesShown } from './codes.ts';
import { effectShown, thresholdsShown } from './read.ts';
import { changeCalendar, setCode, setThresholds } from './write.ts';

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

  /** A year's days off and days that are worked, as known today; this year where none is named. */
  calendar: guarded('settings.write')
    .input(z.object({ year: z.int(issue('malformed')).min(2018).max(2099).optional() }))
    .query(({ ctx, input }) => calendarShown(ctx, input.year)),

  changeCalendar: guarded('settings.write')
    .input(changeCalendarInput)
    .mutation(({ ctx, input }) => changeCalendar(ctx, input)),

  /** What the installation called its codes on a day; today's come with the session. */
  names: guarded('published.read')
    .input(asOfInput)
    .query(async ({ ctx, input }) => namesFor(ctx, (await ctx.days.at(asOfOr(ctx, input.asOf))).codes)),

  /** All lists of codes, as they are named and offered today. */
  codes: guarded('settings.write').query(({ ctx }) => codesShown(ctx)),

  setCode: guarded('settings.write')
    .input(setCodeInput)
    .mutation(({ ctx, input }) => setCode(ctx, input)),
});
