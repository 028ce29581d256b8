import { addEvidenceInput, withdrawEvidenceInput } from '../../shared/evidence/command.ts';
import { evidence } from '../../shared/evidence/facet.ts';
import { clusterCodeField } from '../../shared/fields.ts';
import { asOfInput, asOfOr, forCluster, guarded, router } from '../trpc.ts';
import { evidenceList } from './read.ts';
import { addEvidence, withdrawEvidence } from './write.ts';

export const evidenceRouter = router({
  /** What is on file for a cluster, as known on a day. */
  list: guarded('cluster.readInternal')
    .input(asOfInput.extend({ code: clusterCodeField }))
    .query(({ ctx, input }) => evidenceList(ctx, input.code, asOfOr(ctx, input.asOf))),

  /** A file that has been uploaded (server/http/uploads.ts) becomes evidence. */
  add: forCluster('evidence.write', evidence)
    .input(addEvidenceInput)
    .mutation(({ ctx, input }) => addEvidence(ctx, ctx.subject, input)),

  withdraw: forCluster('evidence.write', evidence)
    .input(withdrawEvidenceInput)
    .mutation(({ ctx, input }) => withdrawEvidence(ctx, ctx.subject, input)),
});
