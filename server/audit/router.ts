import { auditedChange, auditInput } from '../../shared/audit/ask.ts';
import { guarded, router } from '../trpc.ts';
import { audit, auditedDifferences } from './read.ts';

export const auditRouter = router({
  /** Who did what when, the newest first, a page at a time. */
  list: guarded('audit.read')
    .input(auditInput)
    .query(({ ctx, input }) => audit(ctx, input)),

  /** Before and after of one line. */
  change: guarded('audit.read')
    .input(auditedChange)
    .query(({ ctx, input }) => auditedDifferences(ctx, input)),
});
