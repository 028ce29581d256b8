import { milestones } from '../../shared/milestones/facet.ts';
import { actualInput, forecastInput, reviewInput, takeBackInput } from '../../shared/update.ts';
import { forCluster, router } from '../trpc.ts';
import { reportActual, reviewActual, setForecast, takeBackActual } from './write.ts';

export const milestonesRouter = router({
  setForecast: forCluster('forecast.write', milestones)
    .input(forecastInput)
    .mutation(({ ctx, input }) => setForecast(ctx, ctx.subject, input)),

  reportActual: forCluster('actual.report', milestones)
    .input(actualInput)
    .mutation(({ ctx, input }) => reportActual(ctx, ctx.subject, input)),

  reviewActual: forCluster('actual.review', milestones)
    .input(reviewInput)
    .mutation(({ ctx, input }) => reviewActual(ctx, ctx.subject, input)),

  takeBackActual: forCluster('actual.takeBack', milestones)
    .input(takeBackInput)
    .mutation(({ ctx, input }) => takeBackActual(ctx, ctx.subject, input)),
});
