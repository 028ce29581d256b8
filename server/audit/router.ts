import { auditedChange, auditInput, signInsInput } from '../../shared/audit/ask.ts';
import { guarded, router } from '../trpc.ts';
import { audit, auditedDifferences, everybody } from './read.ts';
import { auditedSignIns } from './sign-ins.ts';

export const auditRouter = router({
  /** Who did what when, the newest first, a page at a time. */
  list: guarded('audit.read')
    .input(auditInput)
    .query(({ ctx, input }) => audit(ctx, input)),

  /** Everybody there ever was, to choose from. */
  people: guarded('audit.read').query(({ ctx }) => everybody(ctx)),

  /** Who signed in or tried to, the latest first. */
  signIns: guarded('audit.read')
    .input(signInsInput)
    .query(({ ctx, input }) => auditedSignIns(ctx, input)),

  /** Before and after of one line. */
  change: guarded('audit.read')
    .input(auditedChange)
    .query(({ ctx, input }) => auditedDifferences(ctx, input)),
});
