import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { type Day, dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import { chunks, groupBy } from '../../shared/lists.ts';
import { canonical, facetOfType } from '../../shared/log/event.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { authUser, event, facetHead } from '../db/schema.ts';
import { type AnyDayTable, FACETS, facetNamed } from './facets.ts';
import type { Fault } from './fault.ts';
import { type Folded, foldInto, nothingFolded, type StreamKey } from './fold.ts';
import { mendsIn } from './mends.ts';
import { type Root, readRoots } from './roots.ts';
import { GENESIS, sealOf } from './seal.ts';
import { type Elsewhere, rootFaults } from './verify-roots.ts';

export interface Verification {
  events: number;
  streams: number;
  faults: Fault[];
  newestRoot: Root | null;
}

type EventRow = typeof event.$inferSelect;

/**
 * Recompute every chain from its first event; fold it again and compare every row that any facet has; compare every
 * daily root with the chains, with its neighbours and with what is kept elsewhere. Tells every fault. Reads one moment
 * of the database, so that updates meanwhile do not look like faults.
 */
export function verifyLog(db: Db, provinceId: string, elsewhere: Elsewhere): Promise<Verification> {
  return db.transaction((tx) => verifyMoment(tx as unknown as Db, provinceId, elsewhere), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

/** Streams that are read together: a handful of queries each time, whatever their number. */
const TOGETHER = 200;

async function verifyMoment(db: Db, provinceId: string, elsewhere: Elsewhere): Promise<Verification> {
  const faults: Fault[] = [];
  const streams = await everyStream(db, provinceId);
  let events = 0;
  for (const some of chunks(streams, TOGETHER)) {
    const stored = await readStored(db, provinceId, some);
    for (const stream of some) {
      const rows = stored.events.get(stream) ?? [];
      events += rows.length;
      faults.push(...streamFaults({ provinceId, stream }, rows, stored));
    }
  }
  faults.push(...(await accountFaults(db, provinceId)));
  const roots = await readRoots(db, provinceId);
  faults.push(...(await rootFaults(db, provinceId, { roots, elsewhere })));
  return { events, streams: streams.length, faults, newestRoot: roots.at(-1) ?? null };
}

interface HeadRow {
  stream: string;
  facet: string;
  seq: number;
  state: unknown;
}

/** What the tables hold of some streams. */
interface Stored {
  events: Map<string, EventRow[]>;
  heads: Map<string, HeadRow[]>;
  /** By facet, then by stream. */
  days: Map<string, Map<string, DayRow[]>>;
}

const streamOfRow = ({ stream }: { stream: string }) => stream;

async function readStored(db: Db, provinceId: string, streams: readonly string[]): Promise<Stored> {
  const these = (table: typeof event | typeof facetHead | AnyDayTable) =>
    and(eq(table.provinceId, provinceId), anyOf(table.stream, streams));
  const events = await db.select().from(event).where(these(event)).orderBy(asc(event.stream), asc(event.seq));
  const heads = await db
    .select({ stream: facetHead.stream, facet: facetHead.facet, seq: facetHead.seq, state: facetHead.state })
    .from(facetHead)
    .where(these(facetHead));
  const days = new Map<string, Map<string, DayRow[]>>();
  for (const { name, table } of FACETS) {
    const rows = (await db.select().from(table).where(these(table))) as unknown as (DayRow & {
      stream: string;
    })[];
    days.set(name, groupBy(rows, streamOfRow));
  }
  return { events: groupBy(events, streamOfRow), heads: groupBy(heads, streamOfRow), days };
}

/** Every stream that any table knows of: one without an event is a fault as well. */
async function everyStream(db: Db, provinceId: string): Promise<string[]> {
  const tables = [event, facetHead, ...FACETS.map(({ table }) => table)];
  const known = new Set<string>();
  for (const table of tables) {
    const rows = await db
      .selectDistinct({ stream: table.stream })
      .from(table)
      .where(eq(table.provinceId, provinceId));
    for (const { stream } of rows) known.add(stream);
  }
  return [...known].sort();
}

function streamFaults(key: StreamKey, rows: readonly EventRow[], stored: Stored): Fault[] {
  const { stream } = key;
  const chain = chainFaults(key, rows);
  // What cannot be read cannot be folded; what follows from it would all look wrong.
  if (chain.some(({ what }) => what === 'unreadable')) return chain;
  const cutOff: Fault[] = rows.length === 0 ? [{ what: 'cut_off', stream }] : [];
  return [...chain, ...cutOff, ...followingFaults(key, rows, stored)];
}

/**
 * What follows from a stream's events, as they were written or as a later program reads them: with what that adds to older
 * ones as a default. One of the two stands, by whether anything was folded anew since.
 */
function followingFaults(key: StreamKey, rows: readonly EventRow[], stored: Stored): Fault[] {
  const faultsOf = (bodyOf: (row: EventRow) => EventRow['body']) => {
    const folded = foldRows(key, rows, bodyOf);
    return [...headFaults(key.stream, folded, stored), ...dayFaults(key.stream, folded, stored)];
  };
  const asWritten = faultsOf(({ body }) => body);
  if (asWritten.length === 0) return [];
  return faultsOf(({ facet, body }) => facetNamed(facet).parse(body)).length === 0 ? [] : asWritten;
}

function foldRows(
  key: StreamKey,
  rows: readonly EventRow[],
  bodyOf: (row: EventRow) => EventRow['body'],
): Folded {
  const folded = nothingFolded();
  const mends = mendsIn(rows);
  for (const row of rows) {
    if (row.facet === 'log') continue;
    const at = mends.get(row.seq) ?? isoInstant(row.recordedAt);
    const stamp = { seq: row.seq, at, on: dayInHanoi(epochMs(at)), by: row.recordedBy };
    foldInto(folded, key, bodyOf(row), stamp);
  }
  return folded;
}

function chainFaults({ provinceId, stream }: StreamKey, rows: readonly EventRow[]): Fault[] {
  const faults: Fault[] = [];
  const mends = mendsIn(rows);
  let hash = GENESIS;
  let expected = 1;
  for (const row of rows) {
    const { seq, facet, body, recordedBy: by, recordedOn: day } = row;
    const about = { stream, facet, seq, day };
    if (seq !== expected) faults.push({ what: 'gap', ...about, seq: expected });
    expected = seq + 1;
    const at = isoInstant(row.recordedAt);
    const isAsked = row.request !== null || row.digest !== null;
    const request = isAsked ? `${row.request ?? ''} ${row.digest ?? ''}` : null;
    const due = sealOf(hash, { province: provinceId, stream, seq, at, by, request, event: body });
    if (row.hash !== due) faults.push({ what: 'altered', ...about });
    hash = row.hash;
    const mended = mends.get(seq) ?? null;
    const known = row.mendedAt === null ? null : isoInstant(row.mendedAt);
    const isStamped =
      facet === ownerOf(body) && known === mended && day === dayInHanoi(epochMs(mended ?? at));
    if (!isStamped) faults.push({ what: 'stamp', ...about });
    if (facet !== 'log' && !isReadable(row)) faults.push({ what: 'unreadable', ...about });
  }
  return faults;
}

/** The facet that a body says it is of; null for what is no event at all. */
const ownerOf = (body: { type?: unknown } | null): string | null =>
  typeof body?.type === 'string' ? facetOfType(body.type) : null;

/**
 * Everything that was written is found in what is read: a field that nobody reads is none of the facet's. What a later
 * program adds to an older event, as a default, is no fault of the log.
 */
function isAllIn(written: unknown, read: unknown): boolean {
  if (Array.isArray(written))
    return (
      Array.isArray(read) &&
      written.length === read.length &&
      written.every((one, i) => isAllIn(one, read[i]))
    );
  if (typeof written !== 'object' || written === null) return written === read;
  return (
    typeof read === 'object' &&
    read !== null &&
    Object.entries(written).every(([name, value]) => isAllIn(value, (read as Record<string, unknown>)[name]))
  );
}

function isReadable({ facet, body }: EventRow): boolean {
  const owner = FACETS.find(({ name }) => name === facet);
  try {
    return owner !== undefined && isAllIn(body, owner.parse(body));
  } catch {
    // Whatever the schema says against it: it is told as a fault.
    return false;
  }
}

function headFaults(stream: string, { heads }: Folded, stored: Stored): Fault[] {
  const said = [...heads].map(([facet, head]) => ({ stream, facet, ...head }));
  const wrong = differences(stored.heads.get(stream) ?? [], said, ({ facet }) => facet);
  return wrong.map(({ facet, seq }) => ({ what: 'head', stream, facet, seq }));
}

/** Day rows of every facet, compared with what follows from the log. */
function dayFaults(stream: string, { days }: Folded, stored: Stored): Fault[] {
  return FACETS.flatMap(({ name: facet, table }) => {
    const said = [...(days.get(facet)?.values() ?? [])] as DayRow[];
    const there = stored.days.get(facet)?.get(stream) ?? [];
    const wrong = differences(plain(table, there), plain(table, said), ({ fromDay }) => fromDay);
    return wrong.map(({ fromDay: day, seq }) => ({ what: 'day' as const, stream, facet, day, seq }));
  });
}

interface DayRow {
  fromDay: Day;
  seq: number;
}

/** Rows as all columns of their table, whether or not they name them. */
function plain(table: AnyDayTable, rows: readonly DayRow[]): DayRow[] {
  const names = Object.keys(getTableColumns(table));
  return rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return Object.fromEntries(names.map((name) => [name, values.get(name) ?? null])) as unknown as DayRow;
  });
}

/** One of each pair that is not the same on both sides, and all that stand on one side only. */
function differences<T>(stored: readonly T[], said: readonly T[], keyOf: (row: T) => string): T[] {
  const due = new Map(said.map((row) => [keyOf(row), row]));
  const wrong = stored.filter((row) => {
    const twin = due.get(keyOf(row));
    due.delete(keyOf(row));
    return twin === undefined || canonical(twin) !== canonical(row);
  });
  return [...wrong, ...due.values()];
}

/** Who may sign in stands in the log; an account that nobody opened there was made by another way. */
async function accountFaults(db: Db, provinceId: string): Promise<Fault[]> {
  const accounts = await db.select({ id: authUser.id, username: authUser.username }).from(authUser);
  const people = await db
    .select({ stream: facetHead.stream, username: sql<string | null>`${facetHead.state} ->> 'username'` })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, 'person')));
  const opened = new Map(people.map(({ stream, username }) => [stream, username]));
  return accounts
    .filter(({ id, username }) => opened.get(`person:${id}`) !== username)
    .map(({ id }) => ({ what: 'account', stream: `person:${id}` }));
}
