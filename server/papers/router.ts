import { z } from 'zod';
import { SHA256 } from '../../shared/evidence/file.ts';
import { dayField, issue } from '../../shared/fields.ts';
import { filePaperInput, withdrawPaperInput } from '../../shared/papers/command.ts';
import { DOCUMENT_KINDS } from '../../shared/reading/reading.ts';
import { asOfInput, asOfOr, guarded, router } from '../trpc.ts';
import { offeredPapers, paperNamed, paperPage, paperWith } from './read.ts';
import { filePaper, withdrawPaper } from './write.ts';

const text = (max: number) => z.string(issue('malformed')).max(max, issue('too_long')).default('');

/** Documents on file. The bytes come by another door (server/http/uploads.ts), and go by one (server/http/papers.ts). */
export const papersRouter = router({
  list: guarded('paper.file')
    .input(
      asOfInput.extend({
        q: text(80),
        kind: z.enum(DOCUMENT_KINDS, issue('not_a_choice')).nullable().default(null),
        offset: z.int().min(0).max(1_000_000).default(0),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .query(({ ctx, input }) => paperPage(ctx, { ...input, asOf: asOfOr(ctx, input.asOf) })),

  /** For a form: what is called like the document that is typed, and what is looked for. Always of today. */
  offered: guarded('paper.file')
    .input(z.object({ number: text(80), day: dayField.nullable(), issuer: text(200), q: text(80) }))
    .query(({ ctx, input }) => offeredPapers(ctx, input)),

  /** Whether these bytes are on file: then they need not be sent. */
  withBytes: guarded('paper.file')
    .input(z.object({ sha256: z.string(issue('malformed')).regex(SHA256, issue('malformed')) }))
    .query(async ({ ctx, input }) => ({ paper: (await paperWith(ctx, input.sha256))?.id ?? null })),

  /** One that something names, wherever that is told from within. */
  named: guarded('paper.read')
    .input(z.object({ id: z.uuid(issue('malformed')).toLowerCase() }))
    .query(({ ctx, input }) => paperNamed(ctx, input.id)),

  file: guarded('paper.file')
    .input(filePaperInput)
    .mutation(({ ctx, input }) => filePaper(ctx, input)),

  withdraw: guarded('paper.file')
    .input(withdrawPaperInput)
    .mutation(({ ctx, input }) => withdrawPaper(ctx, input)),
});
