import { AppError, invalid } from '../../shared/errors.ts';
import type { ReadingAsked } from '../../shared/imports/asked.ts';
import type { Applied, Touched } from '../../shared/imports/facet.ts';
import type { RowPlan } from '../../shared/imports/plan.ts';
import { groupBy } from '../../shared/lists.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import { organisations } from '../../shared/people/organisation.ts';
import { layoutOf } from '../../shared/tables/heads.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import type { Head } from '../log/record.ts';
import { digestOf } from '../log/seal.ts';
import { readHeads, type Saying } from '../log/together-many.ts';
import { type Done, once, said } from './act.ts';
import { checked, type Standing, standingNow, withNote } from './check.ts';
import type { Progress } from './desk.ts';
import { actKey } from './desk.ts';
import { headNames } from './look.ts';

/** A file is entered as one act: all that was accepted of it, or nothing. */

export interface ApplyAsked {
  reading: ReadingAsked;
  /** Made by the sender once: the act's own id, by which it is repeated, followed and cancelled. */
  request: string;
  /** Rows of the sheet that are accepted, each with what stood when it was shown. */
  rows: readonly { row: number; stands: number }[];
}

export async function apply(ctx: Context, asked: ApplyAsked): Promise<Receipt & { id: string }> {
  const id = asked.request;
  const request = { id, digest: digestOf({ procedure: ctx.procedure, said: asked }) };
  const progress = { done: 0, all: asked.rows.length, isCancelled: false };
  ctx.imports.progress.set(actKey(ctx.actor.id, id), progress);
  try {
    const receipt = await once(ctx, { id, request }, async () => {
      const standing = await standingNow(ctx);
      return (tx) => applied(ctx, tx, { ...asked, digest: request.digest, progress, standing });
    });
    return { ...receipt, id };
  } finally {
    ctx.imports.progress.delete(actKey(ctx.actor.id, id));
  }
}

interface Act extends ApplyAsked {
  digest: string;
  progress: Progress;
  standing: Standing;
}

async function applied(ctx: Context, tx: Db, act: Act): Promise<Done> {
  const { file, sheet, read, plans, heads } = await checked(ctx, act.reading, act.standing, {
    db: tx,
    taken: new Set(act.rows.map(({ row }) => row)),
  });
  if (read.questions.length > 0) throw invalid('columns', 'required');
  const taken = takenOf(plans, act.rows);
  if (taken.length === 0) throw invalid('rows', 'unchanged');
  const sayings = sayingsOf(taken);
  const begun = await begunBy(ctx, tx, taken);
  const firstOf = new Map(taken.toReversed().map((plan) => [plan.code, plan]));
  const touched = sayings.map((saying): Touched => touchedBy(saying, firstOf, heads));
  const { by, at } = { by: ctx.actor.id, at: ctx.clock.now() };
  const event: Applied = {
    type: 'import.applied',
    kind: act.reading.kind,
    file: { name: file.name, sha256: file.sha256, bytes: file.bytes.length },
    sheet: sheet.name,
    layout: layoutOf(headNames(sheet, act.reading)),
    columns: act.reading.columns,
    rows: read.records.length,
    touched,
    begun: begun.sayings.map(({ stream, events }) => ({
      id: idOf(stream),
      seq: (begun.heads.get(stream)?.seq ?? 0) + events.length,
    })),
    ground: withNote(act.reading, file),
  };
  const own: Saying = {
    stream: streamOf('import', act.request),
    events: [event],
    request: { id: act.request, digest: act.digest },
  };
  const { ends, changes } = await said(ctx, tx, [...sayings, ...begun.sayings, own], {
    heads: new Map([...heads, ...begun.heads]),
    progress: act.progress,
    at,
    by,
  });
  const end = ends.get(own.stream);
  const receipt = { seq: end?.seq ?? 1, recordedAt: end?.recordedAt ?? '', repeated: false };
  return { receipt, changes };
}

/** What was accepted and still says what was shown: over anything else nobody has agreed to it. */
export function takenOf(plans: readonly RowPlan[], rows: ApplyAsked['rows']): RowPlan[] {
  const accepted = new Map(rows.map(({ row, stands }) => [row, stands]));
  return plans.filter(({ row, is, stands, events }) => {
    const seen = accepted.get(row);
    // What somebody else has said meanwhile in the same words needs no saying.
    if (seen === undefined || is === 'same') return false;
    if (events.length === 0 || stands !== seen) throw new AppError('CONFLICT');
    return true;
  });
}

/** Organisations that are named for the first time, each once; one that an undone act had closed opens again. */
async function begunBy(ctx: Context, tx: Db, taken: readonly RowPlan[]) {
  const byStream = new Map(taken.flatMap(({ begins }) => begins.map((one) => [one.stream, one] as const)));
  const of = { streams: [...byStream.keys()], facets: [organisations.name] };
  const heads = await readHeads(tx, ctx.provinceId, of);
  return { heads, sayings: [...byStream.values()] };
}

/** What all rows of one subject say is one saying, in the order in which it was decided. */
function sayingsOf(taken: readonly RowPlan[]): Saying[] {
  const byStream = groupBy(taken, ({ code }) => streamOf('cluster', code ?? ''));
  return [...byStream].map(([stream, plans]) => ({
    stream,
    events: plans.toSorted((a, b) => a.place - b.place).flatMap(({ events }) => events),
  }));
}

function touchedBy(
  { stream, events }: Saying,
  firstOf: ReadonlyMap<string | null, RowPlan>,
  heads: ReadonlyMap<string, Head>,
): Touched {
  const code = idOf(stream);
  const own = firstOf.get(code);
  const before = heads.get(stream)?.seq ?? 0;
  return {
    code,
    row: own?.row ?? 0,
    from: before + 1,
    to: before + events.length,
    isNew: own?.is === 'new',
  };
}
