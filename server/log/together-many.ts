import { sql } from 'drizzle-orm';
import { isoInstant } from '../../shared/day.ts';
import { chunks } from '../../shared/lists.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import { anyOf } from '../db/columns.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { event, facetHead } from '../db/schema.ts';
import { facetNamed, facetOf } from './facets.ts';
import { knownAt } from './known-at.ts';
import { type Head, recordMany } from './record.ts';

/** What one act says of one stream; of one of which nothing is on record it is the beginning. */
export interface Saying {
  stream: string;
  events: readonly FacetEvent[];
  request?: { id: string; digest: string };
}

/** The ends of many chains at once, each with what the facets named add up to; those that have none are left out. */
export async function readHeads(
  db: Db,
  provinceId: string,
  { streams, facets }: { streams: readonly string[]; facets: readonly string[] },
): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  for (const some of chunks(streams, AT_ONCE)) {
    const ends = await rowsOf<{ stream: string; seq: number; hash: string; at: string }>(
      db,
      sql`select distinct on (${event.stream}) ${event.stream} as stream, ${event.seq} as seq, ${event.hash} as hash, ${knownAt}::text as at from ${event} where ${event.provinceId} = ${provinceId} and ${anyOf(event.stream, some)} order by ${event.stream}, ${event.seq} desc`,
    );
    const states = await db
      .select({
        stream: facetHead.stream,
        facet: facetHead.facet,
        seq: facetHead.seq,
        state: facetHead.state,
      })
      .from(facetHead)
      .where(
        sql`${facetHead.provinceId} = ${provinceId} and ${anyOf(facetHead.stream, some)} and ${anyOf(facetHead.facet, facets)}`,
      );
    const nothing = () => new Map(facets.map((name) => [name, { seq: 0, state: facetNamed(name).empty }]));
    for (const { stream, seq, hash, at } of ends) {
      heads.set(stream, { seq, hash, recordedAt: isoInstant(at), states: nothing() });
    }
    for (const { stream, facet, seq, state } of states) {
      (heads.get(stream)?.states as Map<string, { seq: number; state: unknown }> | undefined)?.set(facet, {
        seq,
        state,
      });
    }
  }
  return heads;
}
const AT_ONCE = 1_000;

/** All of it, in few statements and in the caller's transaction. Who was faster at any of the streams breaks its key. */
export async function sayTogether(
  tx: Db,
  { provinceId, at, by }: { provinceId: string; at: number; by: string | null },
  sayings: readonly Saying[],
  heads: ReadonlyMap<string, Head>,
): Promise<Map<string, Head>> {
  const inOrder = sayings.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
  return recordMany(
    tx,
    provinceId,
    inOrder.map(({ stream, events, request }) => ({
      stream,
      head: onlyOf(heads.get(stream) ?? null, events),
      recordings: events.map((said, i) => ({
        at,
        by,
        event: said,
        ...(request && i === 0 ? { request } : {}),
      })),
    })),
  );
}

/** What is not spoken of is not written again. */
function onlyOf(head: Head | null, events: readonly FacetEvent[]): Head | null {
  if (!head) return null;
  const spoken = new Set(events.map((said) => facetOf(said).name));
  return { ...head, states: new Map([...head.states].filter(([name]) => spoken.has(name))) };
}
