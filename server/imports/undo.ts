import { AppError, invalid } from '../../shared/errors.ts';
import { type Applied, type ImportState, imports } from '../../shared/imports/facet.ts';
import { RIGHT_OF } from '../../shared/imports/rights.ts';
import { chunks, groupBy } from '../../shared/lists.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { type Organisation, organisations } from '../../shared/people/organisation.ts';
import { can } from '../../shared/roles.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { readLinesOf } from '../log/read.ts';
import { digestOf } from '../log/seal.ts';
import { readHeads, type Saying } from '../log/together-many.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { assertMay } from '../trpc.ts';
import { type Asking, type Done, once, said } from './act.ts';
import { peopleUndone } from './people-undo.ts';
import { restoring, SPOKEN_OF } from './restore.ts';

interface UndoAsked {
  id: string;
  note: string;
  request: string;
}

/**
 * Undone as one act: each cluster stands again as it stood before. Refused where anything was said of one of them since:
 * what somebody has built on it is not taken away from under them.
 */
export async function undo(ctx: Context, { id, note, request }: UndoAsked): Promise<Receipt> {
  const digest = digestOf({ procedure: ctx.procedure, said: { id, note } });
  const asking = { id, request: { id: request, digest } };
  return once(ctx, asking, async () => {
    // Read before the transaction begins: of one connection there is no second for it.
    const { clusters } = await ctx.days.at(ctx.clock.today());
    return (tx) => undone(ctx, tx, { ...asking, note, clusters });
  });
}

interface Undoing extends Asking {
  note: string;
  /** As they stand, with who builds each. */
  clusters: Snapshot['clusters'];
}

/** Whose histories are read in one question. */
const AT_ONCE = 500;

async function undone(ctx: Context, tx: Db, { id, note, request, clusters }: Undoing): Promise<Done> {
  const own = streamOf('import', id);
  // The end of its own chain before those of what it touched: who undoes it meanwhile breaks the key of this one.
  const ownHead = (await readHeads(tx, ctx.provinceId, { streams: [own], facets: [imports.name] })).get(own);
  const state = ownHead?.states.get(imports.name)?.state as ImportState | undefined;
  if (!ownHead || !state?.applied) throw new AppError('NOT_FOUND');
  if (state.undone) throw invalid('import', 'already_undone');
  const { touched, file, kind, begun } = state.applied;
  assertMay(can(ctx.actor, RIGHT_OF[kind]));
  if (kind === 'people') return peopleUndone(ctx, tx, { id, note, request, applied: state.applied, ownHead });
  const streams = touched.map(({ code }) => streamOf('cluster', code));
  const of = { streams, facets: SPOKEN_OF[kind] };
  const heads = new Map(await readHeads(tx, ctx.provinceId, of)).set(own, ownHead);
  const built = touched.find(({ code, to }) => heads.get(streamOf('cluster', code))?.seq !== to);
  if (built) throw invalid('import', 'built_on', built.code);
  const sayings: Saying[] = [];
  const why = `Hoàn tác việc nhập từ tệp ${file.name}: ${note}`;
  for (const some of chunks(touched, AT_ONCE)) {
    const names = some.map(({ code }) => streamOf('cluster', code));
    const lines = groupBy(await readLinesOf(tx, ctx.provinceId, names), ({ stream }) => stream);
    for (const { code, from, to } of some) {
      const stream = streamOf('cluster', code);
      sayings.push({ stream, events: restoring(lines.get(stream) ?? [], { from, to, why }) });
    }
  }
  const closed = await closedAgain(ctx, tx, { begun, touched, clusters });
  for (const [stream, head] of closed.heads) heads.set(stream, head);
  sayings.push(...closed.sayings);
  sayings.push({ stream: own, events: [{ type: 'import.undone', note }], request });
  const progress = { done: 0, all: sayings.length, isCancelled: false };
  const { ends, changes } = await said(ctx, tx, sayings, {
    heads,
    progress,
    at: ctx.clock.now(),
    by: ctx.actor.id,
  });
  const end = ends.get(own);
  return { receipt: { seq: end?.seq ?? 2, recordedAt: end?.recordedAt ?? '', repeated: false }, changes };
}

/** Organisations that it named for the first time, where nobody has spoken of them since and no other cluster is theirs. */
async function closedAgain(
  ctx: Context,
  tx: Db,
  { begun, touched, clusters }: Pick<Applied, 'begun' | 'touched'> & Pick<Undoing, 'clusters'>,
) {
  const streams = begun.map(({ id }) => streamOf('organisation', id));
  const heads = await readHeads(tx, ctx.provinceId, { streams, facets: [organisations.name] });
  const own = new Set(touched.map(({ code }) => code));
  const used = new Set(
    clusters.flatMap(({ code, days }) =>
      own.has(code) ? [] : days.register.parties.map(({ organisationId }) => organisationId),
    ),
  );
  const sayings = begun.flatMap(({ id, seq }): Saying[] => {
    const stream = streamOf('organisation', id);
    const head = heads.get(stream);
    const state = head?.states.get(organisations.name)?.state as { said: Organisation | null } | undefined;
    if (!state?.said || head?.seq !== seq || used.has(id)) return [];
    const organisation = { ...state.said, closed: true };
    return [{ stream, events: [{ type: 'organisation.recorded', organisation }] }];
  });
  return { heads, sayings };
}
