import { and, asc, eq, lte, ne, type SQL, sql } from 'drizzle-orm';
import { type Day, isoInstant } from '../../shared/day.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Facet } from '../../shared/log/facet.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { event, facetHead } from '../db/schema.ts';
import { facetNamed } from './facets.ts';
import type { StreamKey } from './fold.ts';
import { inPlaces } from './in-place.ts';
import { knownAt } from './known-at.ts';

/** One event as it is read back: parsed, with the name of whoever recorded it. */
export interface LogLine {
  stream: string;
  seq: number;
  facet: string;
  event: FacetEvent;
  recordedAt: string;
  recordedOn: Day;
  byId: string | null;
  by: string | null;
  /** By name, in whose place they recorded it; null: in their own. */
  inPlaceOf: string | null;
}

const nameOf = sql<string | null>`${facetHead.state} -> 'person' ->> 'name'`;

async function lines(db: Db, provinceId: string, where: SQL | undefined): Promise<LogLine[]> {
  const rows = await db
    .select({
      stream: event.stream,
      seq: event.seq,
      facet: event.facet,
      body: event.body,
      recordedAt: knownAt,
      recordedOn: event.recordedOn,
      byId: event.recordedBy,
      by: nameOf,
    })
    .from(event)
    .leftJoin(
      facetHead,
      and(
        eq(facetHead.provinceId, event.provinceId),
        eq(facetHead.facet, 'person'),
        eq(facetHead.stream, sql`'person:' || ${event.recordedBy}`),
      ),
    )
    // What the log says of itself (mend.ts) is of no facet, and is no line of anything's history.
    .where(and(eq(event.provinceId, provinceId), where, ne(event.facet, 'log')))
    .orderBy(asc(event.stream), asc(event.seq));
  const inPlace = await inPlaces(db, provinceId, rows);
  return rows.map(({ body, ...row }) => ({
    ...row,
    inPlaceOf: inPlace(row),
    recordedAt: isoInstant(row.recordedAt),
    event: facetNamed(row.facet).parse(body),
  }));
}

/** Everything recorded about a stream on or before a day, oldest first; of some facets only, where they are named. */
export const readLines = (
  db: Db,
  { provinceId, stream }: StreamKey,
  asOf: Day,
  facets?: readonly string[],
): Promise<LogLine[]> =>
  lines(
    db,
    provinceId,
    and(eq(event.stream, stream), lte(event.recordedOn, asOf), facets && anyOf(event.facet, facets)),
  );

/** Everything recorded about some streams, in the order of their names and their numbers. */
export const readLinesOf = (db: Db, provinceId: string, streams: readonly string[]): Promise<LogLine[]> =>
  lines(db, provinceId, anyOf(event.stream, streams));

/** One event by its number; null when there is none. */
export async function readLine(
  db: Db,
  { provinceId, stream }: StreamKey,
  seq: number,
): Promise<LogLine | null> {
  const [line] = await lines(db, provinceId, and(eq(event.stream, stream), eq(event.seq, seq)));
  return line ?? null;
}

/** Some events of several streams by their numbers, in one question. */
export async function readLinesAt(
  db: Db,
  provinceId: string,
  at: readonly { stream: string; seq: number }[],
): Promise<LogLine[]> {
  if (at.length === 0) return [];
  const streams = sql.param(at.map(({ stream }) => stream));
  const numbers = sql.param(at.map(({ seq }) => seq));
  const asked = sql`select * from unnest(${streams}::text[], ${numbers}::int[])`;
  return lines(db, provinceId, sql`(${event.stream}, ${event.seq}) in (${asked})`);
}

/** What a facet adds up to after some lines (in order). */
export function foldLines<E extends FacetEvent, S, D extends object>(
  facet: Facet<E, S, D>,
  said: readonly LogLine[],
): S {
  return said
    .filter((line) => line.facet === facet.name)
    .reduce(
      (state, { event: happened, seq, recordedAt: at, recordedOn: on, byId: by }) =>
        facet.evolve(state, happened as E, { seq, at, on, by }),
      facet.empty,
    );
}

/** What a facet adds up to for some streams, as known on a day; those without an event are left out. */
export async function foldStreams<E extends FacetEvent, S, D extends object>(
  db: Db,
  facet: Facet<E, S, D>,
  { provinceId, streams, asOf }: { provinceId: string; streams: readonly string[]; asOf: Day },
): Promise<Map<string, S>> {
  const states = new Map<string, S>();
  if (streams.length === 0) return states;
  const rows = await db
    .select({
      stream: event.stream,
      seq: event.seq,
      body: event.body,
      at: knownAt,
      on: event.recordedOn,
      by: event.recordedBy,
    })
    .from(event)
    .where(
      and(
        eq(event.provinceId, provinceId),
        anyOf(event.stream, streams),
        eq(event.facet, facet.name),
        lte(event.recordedOn, asOf),
      ),
    )
    .orderBy(asc(event.stream), asc(event.seq));
  for (const { stream, body, ...stamp } of rows) {
    const before = states.get(stream) ?? facet.empty;
    states.set(stream, facet.evolve(before, facet.event.parse(body), stamp));
  }
  return states;
}

/** What a facet adds up to now for some streams: their heads, without reading the log. */
export async function readStates<E extends FacetEvent, S, D extends object>(
  db: Db,
  facet: Facet<E, S, D>,
  { provinceId, streams }: { provinceId: string; streams: readonly string[] },
): Promise<Map<string, S>> {
  if (streams.length === 0) return new Map();
  const rows = await db
    .select({ stream: facetHead.stream, state: facetHead.state })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, provinceId),
        eq(facetHead.facet, facet.name),
        anyOf(facetHead.stream, streams),
      ),
    );
  return new Map(rows.map(({ stream, state }) => [stream, state as S]));
}
