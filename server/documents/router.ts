import { z } from 'zod';
import { clusterCodeField, issue } from '../../shared/fields.ts';
import { PAGES_READ } from '../reading/limits.ts';
import { guarded, router } from '../trpc.ts';
import { drawPage, readDocument } from './read.ts';

const wanted = z.object({ code: clusterCodeField, file: z.uuid(issue('malformed')).toLowerCase() });

/** A reading ends when who asked goes away; a caller within the server stays. */
const never = new AbortController().signal;

export const documentsRouter = router({
  /** What a file proposes for the form of its document, each with its place. */
  read: guarded('cluster.readInternal')
    .input(wanted)
    .query(({ ctx, input, signal }) => readDocument(ctx, input, signal ?? never)),

  /** A page of it, to look at beside what was read. */
  page: guarded('cluster.readInternal')
    .input(wanted.extend({ page: z.int().min(1).max(PAGES_READ), turn: z.literal([0, 90, 180, 270]) }))
    .query(({ ctx, input, signal }) => drawPage(ctx, input, signal ?? never)),
});
