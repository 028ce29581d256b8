import { z } from 'zod';
import { clusterCodeField } from '../../shared/fields.ts';
import { reportInput } from '../../shared/reports/command.ts';
import { reports } from '../../shared/reports/facet.ts';
import { RHYTHMS } from '../../shared/reports/period.ts';
import { asOfInput, asOfOr, forCluster, guarded, router } from '../trpc.ts';
import { clusterReports, periodReports } from './read.ts';
import { fileReport } from './write.ts';

export const reportsRouter = router({
  /** What the next report of a cluster begins from, and the last ones. */
  of: guarded('report.read')
    .input(asOfInput.extend({ code: clusterCodeField }))
    .query(({ ctx, input }) => clusterReports(ctx, input.code, asOfOr(ctx, input.asOf))),

  /** Who has reported of a period and who has not. */
  period: guarded('report.read')
    .input(
      asOfInput.extend({
        rhythm: z.enum(RHYTHMS, { error: 'not_a_choice' }),
        period: z.string().max(10, { error: 'not_a_choice' }).optional(),
      }),
    )
    .query(({ ctx, input }) => periodReports(ctx, { ...input, asOf: asOfOr(ctx, input.asOf) })),

  file: forCluster('report.write', reports)
    .input(reportInput)
    .mutation(({ ctx, input }) => fileReport(ctx, ctx.subject, input)),
});
