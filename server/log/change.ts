import { and, eq } from 'drizzle-orm';
import { dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { Command, Conflict, Decision, Receipt } from '../../shared/log/command.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Facet } from '../../shared/log/facet.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db } from '../db/open.ts';
import { event } from '../db/schema.ts';
import { BATCH_LIMIT } from '../limits.ts';
import { facetNamed } from './facets.ts';
import type { StreamKey } from './fold.ts';
import { readLine } from './read.ts';
import { assertPresent, type Head, readHead, record } from './record.ts';
import { digestOf } from './seal.ts';

/**
 * How often a change is tried again because somebody else changed something else of the stream meanwhile. More than
 * the members of one batch, which all read the same end of the chain.
 */
const ATTEMPTS = 2 * BATCH_LIMIT;

/**
 * What every command of every capability goes through: read → decide → record; whoever follows the log is told after it
 * is on disk. `head` is the end of the chain as it was read when the right was asked.
 */
export async function change<E extends FacetEvent, S, D extends object>(
  ctx: Context,
  facet: Facet<E, S, D>,
  { command, head: headAsRead }: { command: Command; head: Head | null },
  decide: (state: S) => Decision<E> | Promise<Decision<E>>,
): Promise<Receipt> {
  const key = { provinceId: ctx.provinceId, stream: command.stream };
  const stored = facetNamed(facet.name);
  const request = requestOf(ctx, command);
  for (let attempt = 1; ; attempt++) {
    const head = attempt === 1 ? headAsRead : await readHead(ctx.db, key, stored);
    if (!head) throw new AppError('NOT_FOUND');
    const state = (head.states.get(facet.name)?.state ?? facet.empty) as S;
    const version = facet.version(state, command.key);
    const asked = { request, version, head };
    if (version !== command.expected) return repeatedOrConflict(ctx, key, asked);
    const decision = await decide(state);
    if ('refused' in decision) {
      // Sent again over what it has changed itself: nothing new can be said, and nothing is wrong with it.
      const receipt = await receiptBefore(ctx, key, request);
      if (receipt) return receipt;
      throw new AppError('INVALID', { fields: [decision.refused] });
    }
    const recording = { at: ctx.clock.now(), by: ctx.actor.id, event: decision.event, request };
    try {
      const { seq, recordedAt } = await record(ctx.db, key, head, [recording]);
      const on = dayInHanoi(epochMs(recordedAt));
      ctx.follow.tell([{ stream: key.stream, facet: facet.name, seq, on }]);
      return { seq, recordedAt, repeated: false };
    } catch (error) {
      const broken = brokenConstraint(error);
      // The id of an earlier request: the same one again, or a mistake of the sender.
      if (broken === 'event_request') return repeatedOrConflict(ctx, key, asked);
      if (!CHAIN_KEYS.has(broken)) throw error;
      if (attempt === ATTEMPTS) throw new AppError('UNAVAILABLE', { cause: error });
    }
  }
}

/** The intention of a command, so that the same one is recorded once. */
export const requestOf = (
  { procedure }: Pick<Context, 'procedure'>,
  { request: id, key, said }: Command,
) => ({
  id,
  digest: digestOf({ procedure, key, said }),
});

/** Broken by an event whose number somebody else has taken. */
export const CHAIN_KEYS = new Set<string | undefined>(['event_province_id_stream_seq_pk']);

interface Asked {
  request: { id: string; digest: string };
  version: number;
  head: Head;
}

/** Not recorded now: because this very request was recorded before, or because somebody else was faster. */
export async function repeatedOrConflict(
  ctx: Context,
  key: StreamKey,
  { request, version, head }: Asked,
): Promise<Receipt> {
  const receipt = await receiptBefore(ctx, key, request);
  if (receipt) return receipt;
  // What is dated ahead is nobody's word yet: it is mended before anybody is asked to choose.
  assertPresent(key, head, ctx.clock.now());
  const last = version === 0 ? null : await readLine(ctx.db, key, version);
  // Somebody has said the very same in between, perhaps the same person on another device: that is no conflict.
  if (last && (await digestAt(ctx.db, key, version)) === request.digest) {
    return { seq: version, recordedAt: last.recordedAt, repeated: true };
  }
  const current: Conflict = {
    version,
    last: last && { event: last.event, recordedAt: last.recordedAt, by: last.by },
  };
  throw new AppError('CONFLICT', { current });
}

/** What this very request was answered when it was recorded; null where it was not. Another's under its id is refused. */
async function receiptBefore(
  ctx: Context,
  key: StreamKey,
  request: Asked['request'],
): Promise<Receipt | null> {
  const earlier = await findRequest(ctx.db, key, request.id);
  if (!earlier) return null;
  if (earlier.by !== ctx.actor.id || earlier.digest !== request.digest) throw invalid('request', 'malformed');
  return { seq: earlier.seq, recordedAt: isoInstant(earlier.recordedAt), repeated: true };
}

async function digestAt(db: Db, { provinceId, stream }: StreamKey, seq: number): Promise<string | null> {
  const [found] = await db
    .select({ digest: event.digest })
    .from(event)
    .where(and(eq(event.provinceId, provinceId), eq(event.stream, stream), eq(event.seq, seq)));
  return found?.digest ?? null;
}

/** The event that carries a request; null: it was never recorded. */
export async function findRequest(db: Db, { provinceId, stream }: StreamKey, request: string) {
  const [found] = await db
    .select({ seq: event.seq, recordedAt: event.recordedAt, by: event.recordedBy, digest: event.digest })
    .from(event)
    .where(and(eq(event.provinceId, provinceId), eq(event.stream, stream), eq(event.request, request)));
  return found ?? null;
}
