import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import { dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Clock } from '../clock.ts';
import { type Db, inTransaction } from '../db/open.ts';
import { event, facetHead } from '../db/schema.ts';
import { FACETS, facetNamed } from './facets.ts';
import { foldInto, nothingFolded, type StreamKey } from './fold.ts';
import { knownAt } from './known-at.ts';
import { mendsIn, unsealed } from './mends.ts';
import { removeEarlyRoots } from './roots.ts';
import { GENESIS, sealOf } from './seal.ts';

/**
 * What a clock far ahead has left behind: entries dated in the future, which would hide what is recorded after them,
 * and roots of days that have not happened. The entries stay as they are sealed; an event of the stream says at which
 * instant they count from now on (mends.ts). So the trace is in the log.
 */
export interface Mended {
  streams: { stream: string; seqs: number[] }[];
  roots: string[];
}

/** Clocks of one database differ by less. */
const AHEAD_MS = 5 * 60_000;

/** Bring the log back to the present. Stop every server of the database first. */
export function mendLog(
  db: Db,
  { provinceId, clock }: { provinceId: string; clock: Clock },
): Promise<Mended> {
  return inTransaction(db, async (tx) => {
    const [now, today] = [clock.now(), clock.today()];
    const ahead = await tx
      .select({ stream: event.stream, seq: event.seq })
      .from(event)
      .where(and(eq(event.provinceId, provinceId), gt(knownAt, isoInstant(now + AHEAD_MS))))
      .orderBy(asc(event.stream), asc(event.seq));
    const streams = [...new Set(ahead.map(({ stream }) => stream))].map((stream) => ({
      stream,
      seqs: ahead.filter((row) => row.stream === stream).map(({ seq }) => seq),
    }));
    for (const { stream, seqs } of streams) {
      const key = { provinceId, stream };
      const at = await presentOf(tx, key, now);
      await append(tx, key, at, { type: 'log.restamped', seqs, at: isoInstant(at) });
      await rebuildStream(tx, key);
    }
    const removed = await removeEarlyRoots(tx, provinceId, today);
    const roots = removed.sort((a, b) => (a.day < b.day ? -1 : 1));
    if (roots.length > 0) {
      const key = { provinceId, stream: `settings:${provinceId}` };
      const at = await presentOf(tx, key, now);
      await append(tx, key, at, unsealed.parse({ type: 'log.unsealed', roots }));
    }
    return { streams, roots: roots.map(({ day }) => day) };
  });
}

/** Now, or the last entry of a stream by a clock that was right or nearly: instants never run backwards. */
async function presentOf(tx: Db, { provinceId, stream }: StreamKey, now: number): Promise<number> {
  const [row] = await tx
    .select({ last: sql<string | null>`max(${knownAt})` })
    .from(event)
    .where(
      and(
        eq(event.provinceId, provinceId),
        eq(event.stream, stream),
        lte(knownAt, isoInstant(now + AHEAD_MS)),
      ),
    );
  return row?.last ? Math.max(now, epochMs(isoInstant(row.last))) : now;
}

/** Events of the log about itself belong to no facet; they only lengthen the chain. */
async function append(tx: Db, key: StreamKey, now: number, body: FacetEvent): Promise<void> {
  const [last] = await tx
    .select({ seq: event.seq, hash: event.hash })
    .from(event)
    .where(and(eq(event.provinceId, key.provinceId), eq(event.stream, key.stream)))
    .orderBy(sql`${event.seq} desc`)
    .limit(1);
  const [seq, at] = [(last?.seq ?? 0) + 1, isoInstant(now)];
  const sealed = {
    province: key.provinceId,
    stream: key.stream,
    seq,
    at,
    by: null,
    request: null,
    event: body,
  };
  await tx.insert(event).values({
    ...key,
    seq,
    facet: 'log',
    body,
    recordedAt: at,
    recordedOn: dayInHanoi(now),
    recordedBy: null,
    hash: sealOf(last?.hash ?? GENESIS, sealed),
  });
}

/** Write everything that follows from the events of a stream anew. */
export async function rebuildStream(tx: Db, key: StreamKey): Promise<void> {
  const mine = and(eq(event.provinceId, key.provinceId), eq(event.stream, key.stream));
  const rows = await tx.select().from(event).where(mine).orderBy(asc(event.seq));
  const mends = mendsIn(rows);
  const folded = nothingFolded();
  for (const row of rows) {
    const mendedAt = mends.get(row.seq) ?? null;
    const at = mendedAt ?? isoInstant(row.recordedAt);
    const on = dayInHanoi(epochMs(at));
    if (mendedAt)
      await tx
        .update(event)
        .set({ mendedAt, recordedOn: on })
        .where(and(mine, eq(event.seq, row.seq)));
    if (row.facet === 'log') continue;
    const said = facetNamed(row.facet).parse(row.body);
    foldInto(folded, key, said, { seq: row.seq, at, on, by: row.recordedBy });
  }
  for (const { name, table } of FACETS) {
    await tx.delete(table).where(and(eq(table.provinceId, key.provinceId), eq(table.stream, key.stream)));
    const days = [...(folded.days.get(name)?.values() ?? [])];
    if (days.length > 0) await tx.insert(table).values(days);
  }
  await tx
    .delete(facetHead)
    .where(and(eq(facetHead.provinceId, key.provinceId), eq(facetHead.stream, key.stream)));
  const heads = [...folded.heads].map(([facet, head]) => ({ ...key, facet, ...head }));
  if (heads.length > 0) await tx.insert(facetHead).values(heads);
}
