import { agencyInput } from '../../shared/people/agency.ts';
import { guarded, router } from '../trpc.ts';
import { listAgencies } from './read.ts';
import { addAgency, changeAgency } from './write.ts';

export const agenciesRouter = router({
  list: guarded('agency.write').query(({ ctx }) => listAgencies(ctx)),
  add: guarded('agency.write')
    .input(agencyInput)
    .mutation(({ ctx, input }) => addAgency(ctx, input)),
  change: guarded('agency.write')
    .input(agencyInput)
    .mutation(({ ctx, input }) => changeAgency(ctx, input)),
});
