import { dayInHanoi, epochMs } from '../../shared/day.ts';
import { AppError, type FieldError, invalid } from '../../shared/errors.ts';
import type { Command, Conflict, Receipt } from '../../shared/log/command.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Facet } from '../../shared/log/facet.ts';
import { idOf } from '../../shared/log/stream.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db, inTransaction } from '../db/open.ts';
import { CHAIN_KEYS, repeatedOrConflict, requestOf } from './change.ts';
import { facetNamed, facetOf } from './facets.ts';
import { readHead, record } from './record.ts';

/** A subject that people make is named by chance: nobody can take the name of one to come. */
const BY_CHANCE = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

type Decide = (tx: Db) => Promise<{ events: readonly FacetEvent[] } | { refused: FieldError }>;

/**
 * A command that begins a stream: its first events, in one transaction with whatever else `decide` writes. Sent again it
 * is recorded once.
 */
export async function openStream<E extends FacetEvent, S, D extends object>(
  ctx: Context,
  facet: Facet<E, S, D>,
  command: Command,
  decide: Decide,
): Promise<Receipt> {
  if (!BY_CHANCE.test(idOf(command.stream))) throw invalid('key', 'malformed');
  const key = { provinceId: ctx.provinceId, stream: command.stream };
  const request = requestOf(ctx, command);
  for (let attempt = 1; ; attempt++) {
    try {
      const end = await inTransaction(ctx.db, async (tx) => {
        if (await readHead(tx, key, facetNamed(facet.name))) return null;
        // Whoever saw a version saw something else.
        if (command.expected !== 0)
          throw new AppError('CONFLICT', { current: { version: 0, last: null } satisfies Conflict });
        const decision = await decide(tx);
        if ('refused' in decision) throw new AppError('INVALID', { fields: [decision.refused] });
        const said = decision.events.map((event, i) => ({
          at: ctx.clock.now(),
          by: ctx.actor.id,
          event,
          ...(i === 0 ? { request } : {}),
        }));
        const { seq, recordedAt } = await record(tx, key, null, said);
        return { seq, recordedAt, events: decision.events };
      });
      if (end === null) return await alreadyThere(ctx, facet, command);
      const on = dayInHanoi(epochMs(end.recordedAt));
      ctx.follow.tell(
        end.events.map((event, i) => ({ stream: key.stream, facet: facetOf(event).name, seq: i + 1, on })),
      );
      return { seq: end.seq, recordedAt: end.recordedAt, repeated: false };
    } catch (error) {
      // Somebody faster has begun it: it is read again, once.
      if (!CHAIN_KEYS.has(brokenConstraint(error)) || attempt > 1) throw error;
    }
  }
}

async function alreadyThere<E extends FacetEvent, S, D extends object>(
  ctx: Context,
  facet: Facet<E, S, D>,
  command: Command,
): Promise<Receipt> {
  const key = { provinceId: ctx.provinceId, stream: command.stream };
  const head = await readHead(ctx.db, key, facetNamed(facet.name));
  if (!head) throw new AppError('UNAVAILABLE');
  const state = (head.states.get(facet.name)?.state ?? facet.empty) as S;
  const version = facet.version(state, command.key);
  return repeatedOrConflict(ctx, key, { request: requestOf(ctx, command), version, head });
}
