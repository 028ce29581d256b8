import { AppError, invalid } from '../../shared/errors.ts';
import { type ImportState, imports, type Touched } from '../../shared/imports/facet.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { type RegisterEvent, type RegisterState, register } from '../../shared/register.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { foldLines, readLines } from '../log/read.ts';
import { digestOf } from '../log/seal.ts';
import { readHeads, type Saying } from '../log/together-many.ts';
import { type Asking, type Done, once, said } from './act.ts';

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
  return once(ctx, asking, async () => (tx) => undone(ctx, tx, { ...asking, note }));
}

async function undone(ctx: Context, tx: Db, { id, note, request }: Asking & { note: string }): Promise<Done> {
  const own = streamOf('import', id);
  const facets = [imports.name, register.name];
  // The end of its own chain before those of what it touched: who undoes it meanwhile breaks the key of this one.
  const ownHead = (await readHeads(tx, ctx.provinceId, { streams: [own], facets })).get(own);
  const state = ownHead?.states.get(imports.name)?.state as ImportState | undefined;
  if (!ownHead || !state?.applied) throw new AppError('NOT_FOUND');
  if (state.undone) throw invalid('import', 'already_undone');
  const { touched, file } = state.applied;
  const streams = touched.map(({ code }) => streamOf('cluster', code));
  const heads = new Map(await readHeads(tx, ctx.provinceId, { streams, facets })).set(own, ownHead);
  const built = touched.find(({ code, to }) => heads.get(streamOf('cluster', code))?.seq !== to);
  if (built) throw invalid('import', 'built_on', built.code);
  const sayings: Saying[] = [];
  for (const one of touched) {
    const before = one.isNew ? register.empty : await registerBefore(ctx, tx, one);
    const why = { note: `Hoàn tác việc nhập từ tệp ${file.name}: ${note}` };
    sayings.push({ stream: streamOf('cluster', one.code), events: [restored(before, why)] });
  }
  sayings.push({ stream: own, events: [{ type: 'import.undone', note }], request });
  const progress = { done: 0, all: sayings.length, isCancelled: false };
  const ends = await said(ctx, tx, sayings, { heads, progress, at: ctx.clock.now(), by: ctx.actor.id });
  const end = ends.get(own);
  return { receipt: { seq: end?.seq ?? 2, recordedAt: end?.recordedAt ?? '', repeated: false }, ends };
}

async function registerBefore(ctx: Context, tx: Db, { code, from }: Touched): Promise<RegisterState> {
  const key = { provinceId: ctx.provinceId, stream: streamOf('cluster', code) };
  const lines = await readLines(tx, key, ctx.clock.today());
  return foldLines(
    register,
    lines.filter(({ seq }) => seq < from),
  );
}

const restored = (
  { identity, units, parties, facts }: RegisterState,
  ground: { note: string },
): RegisterEvent => ({
  type: 'register.restored',
  identity,
  units,
  parties,
  facts,
  ground,
});
