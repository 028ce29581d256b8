import { z } from 'zod';
import { clusterCodeField } from '../../shared/fields.ts';
import { adjustInput } from '../../shared/milestones/adjust.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { firstScheduleInput } from '../../shared/milestones/first-schedule.ts';
import { stillInput } from '../../shared/milestones/still.ts';
import { actualInput, forecastInput, reviewInput, takeBackInput } from '../../shared/update.ts';
import { forCluster, guarded, router } from '../trpc.ts';
import { usualIn } from './usual.ts';
import {
  adjustSchedule,
  reportActual,
  reportStill,
  reviewActual,
  setForecast,
  setSchedule,
  takeBackActual,
} from './write.ts';

export const milestonesRouter = router({
  setForecast: forCluster('forecast.write', milestones)
    .input(forecastInput)
    .mutation(({ ctx, input }) => setForecast(ctx, ctx.subject, input)),

  /** That nothing has changed, of all forecasts of a cluster at once. */
  reportStill: forCluster('forecast.write', milestones)
    .input(stillInput)
    .mutation(({ ctx, input }) => reportStill(ctx, ctx.subject, input)),

  /** What was said of a cluster before, to be offered again in its forms. */
  usual: guarded('forecast.write')
    .input(z.object({ code: clusterCodeField }))
    .query(({ ctx, input }) => usualIn(ctx, input.code)),

  reportActual: forCluster('actual.report', milestones)
    .input(actualInput)
    .mutation(({ ctx, input }) => reportActual(ctx, ctx.subject, input)),

  reviewActual: forCluster('actual.review', milestones)
    .input(reviewInput)
    .mutation(({ ctx, input }) => reviewActual(ctx, ctx.subject, input)),

  /** A new date by a decision that adjusts the schedule. */
  adjustSchedule: forCluster('schedule.adjust', milestones)
    .input(adjustInput)
    .mutation(({ ctx, input }) => adjustSchedule(ctx, ctx.subject, input)),

  /** What the decision says of a cluster that had no schedule. */
  setSchedule: forCluster('schedule.adjust', milestones)
    .input(firstScheduleInput)
    .mutation(({ ctx, input }) => setSchedule(ctx, ctx.subject, input)),

  takeBackActual: forCluster('actual.takeBack', milestones)
    .input(takeBackInput)
    .mutation(({ ctx, input }) => takeBackActual(ctx, ctx.subject, input)),
});
