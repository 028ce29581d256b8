import { and, eq, sql } from 'drizzle-orm';
import { AppError, invalid } from '../../shared/errors.ts';
import { type Applied, type ImportState, imports } from '../../shared/imports/facet.ts';
import { RIGHT_OF } from '../../shared/imports/rights.ts';
import { chunks, groupBy } from '../../shared/lists.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { type Organisation, organisations } from '../../shared/people/organisation.ts';
import { type RegisterState, register } from '../../shared/register.ts';
import { can } from '../../shared/roles.ts';
import { openAccounts } from '../agencies/read.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { facetHead } from '../db/schema.ts';
import { readLinesOf } from '../log/read.ts';
import type { Head } from '../log/record.ts';
import { digestOf } from '../log/seal.ts';
import { readHeads, type Saying } from '../log/together-many.ts';
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
  return once(ctx, asking, () => Promise.resolve((tx: Db) => undone(ctx, tx, { ...asking, note })));
}

interface Undoing extends Asking {
  note: string;
}

/** Whose histories are read in one question. */
const AT_ONCE = 500;

async function undone(ctx: Context, tx: Db, { id, note, request }: Undoing): Promise<Done> {
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
  const closed = await closedAgain(ctx, tx, { begun, touched });
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

/**
 * Organisations that it named for the first time, where nobody has spoken of them since, no other cluster is theirs, and
 * nobody has an account with them.
 */
async function closedAgain(ctx: Context, tx: Db, { begun, touched }: Pick<Applied, 'begun' | 'touched'>) {
  if (begun.length === 0) return { heads: new Map<string, Head>(), sayings: [] };
  const streams = begun.map(({ id }) => streamOf('organisation', id));
  const heads = await readHeads(tx, ctx.provinceId, { streams, facets: [organisations.name] });
  const used = new Set([
    ...(await buildersBeside(tx, ctx.provinceId, touched)),
    ...(await openAccounts(tx, ctx.provinceId)).map(({ organisation }) => organisation),
  ]);
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

/** Who builds, or has built, any cluster but those that the act touched. */
async function buildersBeside(tx: Db, provinceId: string, touched: Applied['touched']): Promise<string[]> {
  const rows = await tx
    .select({
      stream: facetHead.stream,
      parties: sql<RegisterState['parties']>`${facetHead.state} -> 'parties'`,
    })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, register.name)));
  const own = new Set<string>(touched.map(({ code }) => streamOf('cluster', code)));
  return rows.flatMap(({ stream, parties }) =>
    own.has(stream) ? [] : parties.map(({ organisationId }) => organisationId),
  );
}
