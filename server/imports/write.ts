import { dayInHanoi, epochMs } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { ReadingAsked } from '../../shared/imports/asked.ts';
import type { RowPlan } from '../../shared/imports/cluster-plan.ts';
import { type Applied, type ImportState, imports, type Touched } from '../../shared/imports/facet.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { type RegisterEvent, type RegisterState, register } from '../../shared/register.ts';
import { layoutOf } from '../../shared/tables/heads.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db, inTransaction } from '../db/open.ts';
import { CHAIN_KEYS } from '../log/change.ts';
import { foldLines, readLines, readStates } from '../log/read.ts';
import type { Head } from '../log/record.ts';
import { digestOf } from '../log/seal.ts';
import { readHeads, type Saying, sayTogether } from '../log/together-many.ts';
import { checked, type Standing, standingNow, withNote } from './check.ts';
import { headNames } from './look.ts';

/** A file is entered as one act: all that was accepted of it, or nothing. */

export interface ApplyAsked {
  reading: ReadingAsked;
  /** Made by the sender once: the act's own id, by which it is repeated, followed and cancelled. */
  request: string;
  /** Rows of the sheet that are accepted. */
  rows: readonly number[];
}

const ATTEMPTS = 5;

export async function apply(ctx: Context, asked: ApplyAsked): Promise<Receipt & { id: string }> {
  const earlier = await stateOf(ctx, ctx.db, asked.request);
  const digest = digestOf({ procedure: ctx.procedure, said: asked });
  if (earlier) return { seq: 1, recordedAt: '', repeated: true, id: asked.request };
  const progress = { done: 0, all: asked.rows.length, isCancelled: false };
  ctx.imports.progress.set(asked.request, progress);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        const standing = await standingNow(ctx);
        const act = { ...asked, digest, progress, standing };
        const done = await inTransaction(ctx.db, (tx) => applied(ctx, tx, act));
        tell(ctx, done.ends);
        return done.receipt;
      } catch (error) {
        if (!CHAIN_KEYS.has(brokenConstraint(error))) throw error;
        if (attempt === ATTEMPTS) throw new AppError('UNAVAILABLE', { cause: error });
      }
    }
  } finally {
    ctx.imports.progress.delete(asked.request);
  }
}

interface Act extends ApplyAsked {
  digest: string;
  progress: { done: number; all: number; isCancelled: boolean };
  standing: Standing;
}

interface Done<R> {
  receipt: R;
  ends: ReadonlyMap<string, Head>;
}

async function applied(ctx: Context, tx: Db, act: Act): Promise<Done<Receipt & { id: string }>> {
  const { file, sheet, read, plans } = await checked(ctx, act.reading, act.standing, tx);
  if (read.questions.length > 0) throw invalid('columns', 'required');
  const accepted = new Set(act.rows);
  const taken = plans.filter(({ row, events }) => accepted.has(row) && events.length > 0);
  if (taken.length === 0) throw invalid('rows', 'unchanged');
  const streams = taken.map(({ code }) => streamOf('cluster', code ?? ''));
  const heads = await readHeads(tx, ctx.provinceId, { streams, facets: ['register', 'milestones'] });
  const touched = taken.map((plan): Touched => touchedBy(plan, heads));
  const { by, at } = { by: ctx.actor.id, at: ctx.clock.now() };
  const event: Applied = {
    type: 'import.applied',
    file: { name: file.name, sha256: file.sha256, bytes: file.bytes.length },
    sheet: sheet.name,
    layout: layoutOf(headNames(sheet, act.reading.head)),
    columns: act.reading.columns,
    rows: read.records.length,
    touched,
    ground: withNote(act.reading, file),
  };
  const own: Saying = {
    stream: streamOf('import', act.request),
    events: [event],
    request: { id: act.request, digest: act.digest },
  };
  const ends = await said(ctx, tx, [...taken.map(sayingOf), own], { heads, progress: act.progress, at, by });
  const end = ends.get(own.stream);
  const receipt = { seq: end?.seq ?? 1, recordedAt: end?.recordedAt ?? '', repeated: false, id: act.request };
  return { receipt, ends };
}

const sayingOf = ({ code, events }: RowPlan): Saying => ({
  stream: streamOf('cluster', code ?? ''),
  events,
});

function touchedBy({ code, row, is, events }: RowPlan, heads: ReadonlyMap<string, Head>): Touched {
  const before = heads.get(streamOf('cluster', code ?? ''))?.seq ?? 0;
  return { code: code ?? '', row, from: before + 1, to: before + events.length, isNew: is === 'new' };
}

/** So many streams between two looks whether somebody still wants it. */
const STEP = 500;

async function said(
  ctx: Context,
  tx: Db,
  sayings: readonly Saying[],
  {
    heads,
    progress,
    ...rest
  }: { heads: ReadonlyMap<string, Head>; progress: Act['progress']; at: number; by: string | null },
): Promise<Map<string, Head>> {
  const ends = new Map<string, Head>();
  const inOrder = sayings.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
  for (let i = 0; i < inOrder.length; i += STEP) {
    if (progress.isCancelled) throw invalid('file', 'cancelled');
    const some = inOrder.slice(i, i + STEP);
    const after = await sayTogether(tx, { provinceId: ctx.provinceId, ...rest }, some, heads);
    for (const [stream, end] of after) ends.set(stream, end);
    progress.done = Math.min(progress.all, i + some.length);
    // The one who waits asks how far it is: that question needs a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ends;
}

/** After it is on disk. */
function tell(ctx: Context, ends: ReadonlyMap<string, Head>): void {
  const changes = [...ends].map(([stream, { seq, recordedAt }]) => ({
    stream,
    facet: stream.startsWith('import:') ? 'import' : 'register',
    seq,
    on: dayInHanoi(epochMs(recordedAt)),
  }));
  ctx.follow.tell(changes);
}

async function stateOf(ctx: Context, db: Db, id: string): Promise<ImportState | null> {
  const stream = streamOf('import', id);
  const states = await readStates(db, imports, { provinceId: ctx.provinceId, streams: [stream] });
  return states.get(stream) ?? null;
}

/**
 * Undone as one act: each cluster stands again as it stood before. Refused where anything was said of one of them since:
 * what somebody has built on it is not taken away from under them.
 */
export async function undo(
  ctx: Context,
  { id, note, request }: { id: string; note: string; request: string },
): Promise<Receipt> {
  const digest = digestOf({ procedure: ctx.procedure, said: { id, note } });
  const done = await inTransaction(ctx.db, async (tx): Promise<Done<Receipt>> => {
    const state = await stateOf(ctx, tx, id);
    if (!state?.applied) throw new AppError('NOT_FOUND');
    if (state.undone) throw invalid('import', 'already_undone');
    const { touched, file } = state.applied;
    const own = streamOf('import', id);
    const streams = [...touched.map(({ code }) => streamOf('cluster', code)), own];
    const heads = await readHeads(tx, ctx.provinceId, { streams, facets: ['register', 'import'] });
    const built = touched.find(({ code, to }) => heads.get(streamOf('cluster', code))?.seq !== to);
    if (built) throw invalid('import', 'built_on', built.code);
    const sayings: Saying[] = [];
    for (const one of touched) {
      const before = one.isNew ? register.empty : await registerBefore(ctx, tx, one);
      const why = { note: `Hoàn tác việc nhập từ tệp ${file.name}: ${note}` };
      sayings.push({ stream: streamOf('cluster', one.code), events: [restored(before, why)] });
    }
    sayings.push({
      stream: own,
      events: [{ type: 'import.undone', note }],
      request: { id: request, digest },
    });
    const progress = { done: 0, all: sayings.length, isCancelled: false };
    const ends = await said(ctx, tx, sayings, { heads, progress, at: ctx.clock.now(), by: ctx.actor.id });
    const end = ends.get(own);
    return { receipt: { seq: end?.seq ?? 2, recordedAt: end?.recordedAt ?? '', repeated: false }, ends };
  });
  tell(ctx, done.ends);
  return done.receipt;
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
