import { actualInput, forecastInput, reviewInput } from '../../shared/update.ts';
import { forCluster, router } from '../trpc.ts';
import { reportActual, reviewActual, setForecast } from './write.ts';

export const milestonesRouter = router({
  setForecast: forCluster('forecast.write')
    .input(forecastInput)
    .mutation(({ ctx, input }) => setForecast(ctx, ctx.subject, input)),

  reportActual: forCluster('actual.report')
    .input(actualInput)
    .mutation(({ ctx, input }) => reportActual(ctx, ctx.subject, input)),

  reviewActual: forCluster('actual.review')
    .input(reviewInput)
    .mutation(({ ctx, input }) => reviewActual(ctx, ctx.subject, input)),
});
