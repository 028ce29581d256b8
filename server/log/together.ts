import { dayInHanoi, epochMs } from '../../shared/day.ts';
import { AppError, type FieldError } from '../../shared/errors.ts';
import { groupBy } from '../../shared/lists.ts';
import type { Command, Receipt } from '../../shared/log/command.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Facet } from '../../shared/log/facet.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db, inTransaction } from '../db/open.ts';
import { CHAIN_KEYS, repeatedOrConflict, requestOf } from './change.ts';
import { facetNamed, facetOf } from './facets.ts';
import type { Change } from './follow.ts';
import { type Head, readHead, record } from './record.ts';

/** Something that is said of a stream, together with what is said of others. */
export interface SaidOf {
  stream: string;
  event: FacetEvent;
  /** The stream may be one of which nothing was recorded yet. */
  begins?: true;
}

type Decide<S> = (state: S, tx: Db) => Promise<{ events: readonly SaidOf[] } | { refused: FieldError }>;

/** Each holds several chains until its end: two that want the same meet, and the later one begins anew. */
const ATTEMPTS = 10;

/**
 * A command about one stream of which events of several follow: all of them are recorded, or none. What is decided on is
 * read in the same transaction, which sees all of it as of one moment: of a stream that somebody is faster at, the end has
 * moved on by the time it is written, and the whole act begins anew. The streams are taken in the order of their names, so
 * that two never wait for each other.
 */
export const changeTogether = <E extends FacetEvent, S, D extends object>(
  ctx: Context,
  facet: Facet<E, S, D>,
  command: Command,
  decide: Decide<S>,
): Promise<Receipt> => together({ ctx, facet, command, decide, begins: false });

/** The same where the stream that it is about begins with it. One that is there already is decided on as it stands. */
export const beginTogether = <E extends FacetEvent, S, D extends object>(
  ctx: Context,
  facet: Facet<E, S, D>,
  command: Command,
  decide: Decide<S>,
): Promise<Receipt> => together({ ctx, facet, command, decide, begins: true });

async function together<E extends FacetEvent, S, D extends object>(asked: Asked<E, S, D>): Promise<Receipt> {
  const { ctx } = asked;
  for (let attempt = 1; ; attempt++) {
    try {
      const done = await inTransaction(ctx.db, (tx) => once(tx, asked), { as: 'repeatable read' });
      if (done.what === 'stale') return await repeatedOrConflict(ctx, done.key, done.asked);
      ctx.follow.tell(done.changes);
      return done.receipt;
    } catch (error) {
      const broken = brokenConstraint(error);
      if (broken !== 'event_request' && !CHAIN_KEYS.has(broken)) throw error;
      // A request that was recorded by somebody faster is found as repeated when it is read again.
      if (attempt === ATTEMPTS) throw new AppError('UNAVAILABLE', { cause: error });
    }
  }
}

interface Asked<E extends FacetEvent, S, D extends object> {
  ctx: Context;
  facet: Facet<E, S, D>;
  command: Command;
  decide: Decide<S>;
  begins: boolean;
}

async function once<E extends FacetEvent, S, D extends object>(
  tx: Db,
  { ctx, facet, command, decide, begins }: Asked<E, S, D>,
) {
  const key = { provinceId: ctx.provinceId, stream: command.stream };
  const head = await readHead(tx, key, facetNamed(facet.name));
  if (!head && !begins) throw new AppError('NOT_FOUND');
  const state = (head?.states.get(facet.name)?.state ?? facet.empty) as S;
  const version = facet.version(state, command.key);
  const request = requestOf(ctx, command);
  if (head && version !== command.expected)
    return { what: 'stale', key, asked: { request, version, head } } as const;
  const decision = await decide(state, tx);
  if ('refused' in decision) throw new AppError('INVALID', { fields: [decision.refused] });
  const changes: Change[] = [];
  let own: Head | null = null;
  const byStream = [...groupBy(decision.events, ({ stream }) => stream)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [stream, said] of byStream) {
    for (const { event, begins: mayBegin } of said) {
      const facetOfIt = facetOf(event);
      const at = { provinceId: ctx.provinceId, stream };
      // Of the stream that was decided on, the end on which it was decided: who was faster breaks its key.
      const isDecided = stream === command.stream && own === null && facetOfIt.name === facet.name;
      const end = isDecided ? head : await readHead(tx, at, facetOfIt);
      if (!end && !(isDecided && begins) && !mayBegin) throw new AppError('NOT_FOUND');
      const asked = stream === command.stream && own === null ? { request } : {};
      const recording = { at: ctx.clock.now(), by: ctx.actor.id, event, ...asked };
      const after = await record(tx, at, end, [recording]);
      // The one that carries the request: what a repetition of it is told.
      if (stream === command.stream) own ??= after;
      const on = dayInHanoi(epochMs(after.recordedAt));
      changes.push({ stream, facet: facetOfIt.name, seq: after.seq, on });
    }
  }
  if (!own) throw new RangeError('nothing was said of the stream that the command is about');
  const { seq, recordedAt } = own;
  return { what: 'done', changes, receipt: { seq, recordedAt, repeated: false } } as const;
}
