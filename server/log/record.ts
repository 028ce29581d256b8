import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { chunks } from '../../shared/lists.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Db } from '../db/open.ts';
import { preparedOnce, rowOfSlots, slot } from '../db/prepared.ts';
import { event, facetHead } from '../db/schema.ts';
import { FACETS, facetOf, type StoredFacet } from './facets.ts';
import { type FacetHead, type Folded, foldInto, nothingFolded, type StreamKey } from './fold.ts';
import { knownAt } from './known-at.ts';
import { GENESIS, sealOf } from './seal.ts';

/**
 * The only way into the log: appends events to the chain of a stream and, with them, what follows from them, all of it
 * or nothing. Two writers of one stream cannot both append number n: the second breaks the key of `event`.
 */
export interface Recording {
  /** Epoch milliseconds by the database's clock; an instant shortly before the last recorded one is moved up to it. */
  at: number;
  by: string | null;
  event: FacetEvent;
  request?: { id: string; digest: string };
}

/** The end of a stream's chain, with what the facets that were asked for add up to. */
export interface Head {
  seq: number;
  hash: string;
  recordedAt: string;
  states: ReadonlyMap<string, FacetHead>;
}

const NEW_HEAD: Head = { seq: 0, hash: GENESIS, recordedAt: isoInstant(0), states: new Map() };

/** The end of a chain that has not begun: whoever records over it begins it, and a second one finds it begun. */
export const newHead = ({ name, empty: state }: StoredFacet): Head => ({
  ...NEW_HEAD,
  states: new Map([[name, { seq: 0, state }]]),
});

/** Clocks of one database differ by less, whoever asks. */
const AHEAD_MS = 5 * 60_000;

/** Where the end of a chain is said to lie in the future: a wrong clock wrote it, and `npm run log:mend` mends it. */
export class FromTheFuture extends AppError {
  constructor(stream: string, recordedAt: string) {
    super('UNAVAILABLE', {
      cause: new Error(`the last entry of ${stream} is dated ${recordedAt}, in the future: npm run log:mend`),
    });
  }
}

/** Throws FromTheFuture where the end of a chain lies further ahead than clocks differ. */
export function assertPresent({ stream }: StreamKey, { recordedAt }: Head, now: number): void {
  if (epochMs(recordedAt) > now + AHEAD_MS) throw new FromTheFuture(stream, recordedAt);
}

/** The end of a chain as it stands now; null: nothing was ever recorded. Nobody waits for a lock. */
export async function readHead(
  db: Db,
  { provinceId, stream }: StreamKey,
  facet: StoredFacet,
): Promise<Head | null> {
  const [row] = await headOf(db).execute({ provinceId, stream, facet: facet.name });
  return row ? toHead(row, facet) : null;
}

interface HeadRow {
  seq: number;
  hash: string;
  recordedAt: string;
  facetSeq: number | null;
  state: unknown;
}

export const toHead = (row: HeadRow, facet: StoredFacet): Head => ({
  seq: row.seq,
  hash: row.hash,
  recordedAt: isoInstant(row.recordedAt),
  states: new Map([[facet.name, { seq: row.facetSeq ?? 0, state: row.state ?? facet.empty }]]),
});

const headOf = preparedOnce((db) =>
  db
    .select({
      seq: event.seq,
      hash: event.hash,
      recordedAt: knownAt,
      facetSeq: facetHead.seq,
      state: facetHead.state,
    })
    .from(event)
    .leftJoin(
      facetHead,
      and(
        eq(facetHead.provinceId, event.provinceId),
        eq(facetHead.facet, slot('facet')),
        eq(facetHead.stream, event.stream),
      ),
    )
    .where(and(eq(event.provinceId, slot('provinceId')), eq(event.stream, slot('stream'))))
    .orderBy(sql`${event.seq} desc`)
    .limit(1)
    .prepare('head_of'),
);

interface Batch {
  events: (typeof event.$inferInsert)[];
  folded: Folded;
}

/** Append to the end of a chain as it was read (null: a new chain). Returns the new end. */
export async function record(
  db: Db,
  key: StreamKey,
  head: Head | null,
  recordings: readonly Recording[],
): Promise<Head> {
  const { batch, end } = prepared(key, head, recordings);
  const [only, another] = batch.events;
  if (head && only && !another) await writeUsual(db, key, only, batch.folded);
  else await db.transaction((tx) => writeAll(tx as unknown as Db, [{ key, batch }]));
  return end;
}

/** Many new streams at once, in few statements: seeds and imports. In the caller's transaction. */
export async function recordNew(
  tx: Db,
  provinceId: string,
  streams: readonly { stream: string; recordings: readonly Recording[] }[],
): Promise<void> {
  const batches = streams.map(({ stream, recordings }) => {
    const key = { provinceId, stream };
    return { key, batch: prepared(key, null, recordings).batch };
  });
  await writeAll(tx, batches);
}

/** Several streams in one act, those that begin and those that go on. In the caller's transaction; the new ends. */
export async function recordMany(
  tx: Db,
  provinceId: string,
  streams: readonly { stream: string; head: Head | null; recordings: readonly Recording[] }[],
): Promise<Map<string, Head>> {
  const made = streams.map(({ stream, head, recordings }) => {
    const key = { provinceId, stream };
    return { key, ...prepared(key, head, recordings) };
  });
  await writeAll(tx, made);
  return new Map(made.map(({ key, end }) => [key.stream, end]));
}

function prepared(key: StreamKey, head: Head | null, recordings: readonly Recording[]) {
  const folded = nothingFolded();
  for (const [name, facet] of head?.states ?? []) folded.heads.set(name, facet);
  for (const { event: said } of recordings) {
    const { name } = facetOf(said);
    if (head && !head.states.has(name)) throw new RangeError(`the head was read without its ${name}`);
  }
  const batch: Batch = { events: [], folded };
  const end = recordings.reduce((last, recording) => append(batch, key, last, recording), head ?? NEW_HEAD);
  return { batch, end: { ...end, states: folded.heads } };
}

function append(batch: Batch, key: StreamKey, end: Head, recording: Recording): Head {
  assertPresent(key, end, recording.at);
  const at = Math.max(recording.at, epochMs(end.recordedAt));
  const [recordedAt, recordedOn, seq] = [isoInstant(at), dayInHanoi(at), end.seq + 1];
  const { by, event: said, request } = recording;
  const facet = facetOf(said);
  // What another part of the program made up is checked as what comes back from the database will be.
  const body = facet.parse(said);
  const sealed = { province: key.provinceId, stream: key.stream, seq, at: recordedAt, by, event: body };
  const asked = request ? `${request.id} ${request.digest}` : null;
  const hash = sealOf(end.hash, { ...sealed, request: asked });
  const stamped = { recordedAt, recordedOn, recordedBy: by, request: request?.id ?? null };
  batch.events.push({
    ...key,
    seq,
    facet: facet.name,
    body,
    ...stamped,
    digest: request?.digest ?? null,
    hash,
  });
  foldInto(batch.folded, key, body, { seq, at: recordedAt, on: recordedOn, by });
  return { ...end, seq, hash, recordedAt };
}

const EVENT = rowOfSlots(event, 'event', ['transaction']);
const HEAD = rowOfSlots(facetHead, 'head');

/** The usual change is one statement with three writes in it: each way to the database and back counts. */
const usualOf = new Map(
  FACETS.map((facet) => {
    const day = rowOfSlots(facet.table, 'day');
    const statement = preparedOnce((db) =>
      db
        .with(
          db.$with('new_event').as(db.insert(event).values(EVENT.slots)),
          db.$with('new_day').as(upsertDay(db, facet, day.slots)),
        )
        .insert(facetHead)
        .values(HEAD.slots)
        .onConflictDoUpdate({
          target: [facetHead.provinceId, facetHead.facet, facetHead.stream],
          set: asWritten(facetHead),
        })
        .prepare(`record_${facet.name}`),
    );
    return [facet.name, { day, statement }] as const;
  }),
);

async function writeUsual(
  db: Db,
  key: StreamKey,
  theEvent: typeof event.$inferInsert,
  { heads, days }: Folded,
): Promise<void> {
  const usual = usualOf.get(theEvent.facet);
  const head = heads.get(theEvent.facet);
  const row = days.get(theEvent.facet)?.get(theEvent.recordedOn);
  if (!usual || !head || !row) throw new RangeError(`nothing follows from an event of ${theEvent.facet}`);
  const values = {};
  EVENT.putInto(values, theEvent);
  usual.day.putInto(values, row);
  HEAD.putInto(values, { ...key, facet: theEvent.facet, ...head });
  await usual.statement(db).execute(values);
}

/** PostgreSQL takes 65,535 parameters a statement; the widest row has 20. */
const ROWS_A_STATEMENT = 1000;

async function writeAll(tx: Db, batches: readonly { key: StreamKey; batch: Batch }[]): Promise<void> {
  const events = batches.flatMap(({ batch }) => batch.events);
  for (const rows of chunks(events, ROWS_A_STATEMENT)) await tx.insert(event).values(rows);
  for (const facet of FACETS) {
    const days = batches.flatMap(({ batch }) => [...(batch.folded.days.get(facet.name)?.values() ?? [])]);
    for (const rows of chunks(days, ROWS_A_STATEMENT)) await upsertDay(tx, facet, rows);
  }
  const heads = batches.flatMap(({ key, batch }) =>
    [...batch.folded.heads].map(([facet, head]) => ({ ...key, facet, ...head })),
  );
  for (const rows of chunks(heads, ROWS_A_STATEMENT)) {
    await tx
      .insert(facetHead)
      .values(rows)
      .onConflictDoUpdate({
        target: [facetHead.provinceId, facetHead.facet, facetHead.stream],
        set: asWritten(facetHead),
      });
  }
}

/** "As it was to be inserted", for every column of a table. */
function asWritten(table: StoredFacet['table'] | typeof facetHead): Record<string, SQL> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([name, { name: column }]) => [
      name,
      sql`excluded.${sql.identifier(column)}`,
    ]),
  );
}

/** A day has one row, which shows what stood at its end. */
const upsertDay = (tx: Db, { table }: StoredFacet, rows: object | object[]) =>
  tx
    .insert(table)
    .values(rows as never)
    .onConflictDoUpdate({
      target: [table.provinceId, table.stream, table.fromDay],
      set: asWritten(table),
    });
