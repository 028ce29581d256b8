import { and, eq, gt, ne } from 'drizzle-orm';
import { AppError } from '../../shared/errors.ts';
import type { Command, Conflict } from '../../shared/log/command.ts';
import { idOf } from '../../shared/log/stream.ts';
import { type PersonState, persons } from '../../shared/people/person.ts';
import type { Context } from '../context.ts';
import { type Db, inTransaction } from '../db/open.ts';
import { event, facetHead } from '../db/schema.ts';
import type { StreamKey } from '../log/fold.ts';
import { readLine } from '../log/read.ts';
import { hasPassword } from './entry.ts';
import { makeLink } from './links.ts';

/**
 * Another link for a request that was recorded before, whose answer was lost: only while its account still waits for its
 * password and nothing was said of its person since. A link leaves no trace of its own, so that later it would be a way
 * into an account that nobody knows of. CONFLICT otherwise.
 */
export async function linkAgain(
  { db, clock, actor, provinceId }: Context,
  command: Command,
): Promise<string> {
  const key = { provinceId, stream: command.stream };
  const id = idOf(command.stream);
  const token = await inTransaction(db, async (tx) => {
    const state = await heldState(tx, key);
    const isLast = await wasLast(tx, key, { request: command.request, by: actor.id });
    if (state === null || !isLast || !state.open || (await hasPassword(tx, id))) return null;
    return makeLink(tx, { provinceId, now: clock.now() }, { kind: 'password', about: id });
  });
  if (token === null) throw new AppError('CONFLICT', { current: await standing(db, key) });
  return token;
}

/** What stands of a person; nothing is said of them until the transaction ends. */
async function heldState(tx: Db, key: StreamKey): Promise<PersonState | null> {
  const [row] = await tx
    .select({ state: facetHead.state })
    .from(facetHead)
    .where(ofPerson(key))
    .for('update');
  return (row?.state as PersonState | undefined) ?? null;
}

const ofPerson = ({ provinceId, stream }: StreamKey) =>
  and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, persons.name), eq(facetHead.stream, stream));

/** Whether somebody's request is the last thing that was recorded of a person: nothing came in a later transaction. */
async function wasLast(
  tx: Db,
  { provinceId, stream }: StreamKey,
  { request, by }: { request: string; by: string | null },
): Promise<boolean> {
  const of = and(eq(event.provinceId, provinceId), eq(event.stream, stream));
  const [asked] = await tx
    .select({ seq: event.seq, by: event.recordedBy, transaction: event.transaction })
    .from(event)
    .where(and(of, eq(event.request, request)));
  if (!asked || asked.by !== by) return false;
  const later = await tx.$count(
    event,
    and(of, gt(event.seq, asked.seq), ne(event.transaction, asked.transaction)),
  );
  return later === 0;
}

async function standing(db: Db, key: StreamKey): Promise<Conflict> {
  const [row] = await db.select({ state: facetHead.state }).from(facetHead).where(ofPerson(key));
  const version = (row?.state as PersonState | undefined)?.version ?? 0;
  const last = version === 0 ? null : await readLine(db, key, version);
  return { version, last: last && { event: last.event, recordedAt: last.recordedAt, by: last.by } };
}
