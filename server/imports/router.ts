import { z } from 'zod';
import { issue, plain } from '../../shared/fields.ts';
import { readingSchema } from '../../shared/imports/asked.ts';
import { RIGHT_OF } from '../../shared/imports/rights.ts';
import { can } from '../../shared/roles.ts';
import { assertMay, guarded, router } from '../trpc.ts';
import { actKey } from './desk.ts';
import { dryRun } from './dry-run.ts';
import { pastImports } from './list.ts';
import { applyPeople, type Entered } from './people-act.ts';
import { undo } from './undo.ts';
import { apply } from './write.ts';

const request = z.uuid(issue('malformed')).toLowerCase();
const count = z.int(issue('malformed')).min(0);
const acceptedRows = z.array(z.object({ row: count, stands: count })).max(50_000, issue('too_long'));

/**
 * Tables in: what a file would change, and that it does. The file itself comes by another door (server/http/import.ts).
 * Which kinds of table somebody may enter is asked again for each: `import.use` opens the room alone.
 */
export const importsRouter = router({
  list: guarded('import.use').query(({ ctx }) => pastImports(ctx)),

  /** Nothing is recorded by it. A mutation, because what is asked can be longer than an address. */
  check: guarded('import.use')
    .input(
      z.object({
        reading: readingSchema,
        /** Rows of what would become of them; all others are only counted. */
        only: z.enum(['all', 'new', 'change', 'asked', 'wrong'], issue('not_a_choice')).default('all'),
        offset: z.int().min(0).max(50_000).default(0),
      }),
    )
    .mutation(({ ctx, input }) => {
      assertMay(can(ctx.actor, RIGHT_OF[input.reading.kind]));
      return dryRun(ctx, input);
    }),

  enter: guarded('import.use')
    .input(z.object({ reading: readingSchema, request, rows: acceptedRows.min(1, issue('required')) }))
    .mutation(({ ctx, input }): Promise<Entered> => {
      assertMay(can(ctx.actor, RIGHT_OF[input.reading.kind]));
      return input.reading.kind === 'people' ? applyPeople(ctx, input) : apply(ctx, input);
    }),

  /** How far an act has come; null: it is over, or another process does it. */
  progress: guarded('import.use')
    .input(z.object({ request }))
    .query(({ ctx, input }) => {
      const known = ctx.imports.progress.get(actKey(ctx.actor.id, input.request));
      return known ? { done: known.done, all: known.all } : null;
    }),

  cancel: guarded('import.use')
    .input(z.object({ request }))
    .mutation(({ ctx, input }) => {
      const known = ctx.imports.progress.get(actKey(ctx.actor.id, input.request));
      if (known) known.isCancelled = true;
      return { cancelled: known !== undefined };
    }),

  undo: guarded('import.use')
    .input(z.object({ id: request, note: plain(1000), request }))
    .mutation(({ ctx, input }) => undo(ctx, input)),
});
