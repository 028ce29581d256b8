import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { addDays, type Day, dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import { canonical, facetOfType } from '../../shared/log/event.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { authUser, event, facetHead } from '../db/schema.ts';
import { type AnyDayTable, FACETS } from './facets.ts';
import { type Folded, foldInto, nothingFolded, type StreamKey } from './fold.ts';
import { mendsIn, takenBack } from './mends.ts';
import { endsOn, installedOn, type Root, readRoots } from './roots.ts';
import { GENESIS, rootOf, sealOf } from './seal.ts';

/** Something that is wrong with the log or with what follows from it. */
export interface Fault {
  what:
    | 'gap'
    | 'altered'
    | 'unreadable'
    | 'stamp'
    | 'cut_off'
    | 'head'
    | 'day'
    | 'account'
    | 'root'
    | 'root_missing'
    | 'root_early'
    | 'root_elsewhere';
  /** What it is about: a stream, a table, or none for a root. */
  stream?: string;
  facet?: string;
  seq?: number;
  day?: Day;
}

export interface Verification {
  events: number;
  streams: number;
  faults: Fault[];
  newestRoot: Root | null;
}

/** What is known from elsewhere: the journal, and roots that somebody wrote down. */
export interface Elsewhere {
  today: Day;
  roots: readonly Pick<Root, 'day' | 'root'>[];
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
  for (let from = 0; from < streams.length; from += TOGETHER) {
    const some = streams.slice(from, from + TOGETHER);
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
    days.set(name, byStream(rows));
  }
  return { events: byStream(events), heads: byStream(heads), days };
}

function byStream<T extends { stream: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.stream);
    if (group) group.push(row);
    else groups.set(row.stream, [row]);
  }
  return groups;
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
  const folded = nothingFolded();
  const mends = mendsIn(rows);
  for (const row of rows) {
    if (row.facet === 'log') continue;
    const at = mends.get(row.seq) ?? isoInstant(row.recordedAt);
    const stamp = { seq: row.seq, at, on: dayInHanoi(epochMs(at)), by: row.recordedBy };
    foldInto(folded, key, row.body, stamp);
  }
  const cutOff: Fault[] = rows.length === 0 ? [{ what: 'cut_off', stream }] : [];
  return [...chain, ...cutOff, ...headFaults(stream, folded, stored), ...dayFaults(stream, folded, stored)];
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

function isReadable({ facet, body }: EventRow): boolean {
  const owner = FACETS.find(({ name }) => name === facet);
  try {
    return owner !== undefined && canonical(owner.parse(body)) === canonical(body);
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

async function rootFaults(
  db: Db,
  provinceId: string,
  { roots, elsewhere }: { roots: readonly Root[]; elsewhere: Elsewhere },
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const byDay = new Map(roots.map((root) => [root.day, root]));
  for (const { day, streams, root } of roots) {
    if (day >= elsewhere.today) {
      faults.push({ what: 'root_early', day });
      continue;
    }
    const ends = await endsOn(db, provinceId, day);
    if (ends.length !== streams || rootOf(ends) !== root) faults.push({ what: 'root', day });
  }
  for (const day of missingDays(roots, await sealedSince(db, provinceId, elsewhere.today))) {
    faults.push({ what: 'root_missing', day });
  }
  const excused = await takenBack(db, provinceId);
  for (const { day, root } of elsewhere.roots) {
    if (excused.has(`${day} ${root}`)) continue;
    const here = byDay.get(day);
    if (!here) faults.push({ what: 'root_missing', day });
    else if (here.root !== root) faults.push({ what: 'root_elsewhere', day });
  }
  return [...new Map(faults.map((fault) => [canonical(fault), fault])).values()];
}

/**
 * Days that must have a root: from the day on which this installation was filled to two days before the newest entry
 * (who recorded that was running, and had sealed the days before; the last one may still be waiting).
 */
async function sealedSince(db: Db, provinceId: string, today: Day): Promise<{ from: Day; to: Day } | null> {
  const from = await installedOn(db, provinceId);
  const [newest] = await db
    .select({ on: sql<Day | null>`max(${event.recordedOn})::text` })
    .from(event)
    .where(eq(event.provinceId, provinceId));
  if (!from || !newest?.on) return null;
  // An entry dated ahead is a fault of its own; the days up to it have not been.
  const last = newest.on < today ? newest.on : today;
  return { from, to: addDays(last, -2) };
}

function missingDays(roots: readonly Root[], span: { from: Day; to: Day } | null): Day[] {
  const known = new Set(roots.map(({ day }) => day));
  const last = [span?.to, roots.at(-1)?.day]
    .flatMap((day) => (day ? [day] : []))
    .sort()
    .at(-1);
  const first = [span?.from, roots[0]?.day].flatMap((day) => (day ? [day] : [])).sort()[0];
  const missing: Day[] = [];
  if (!first || !last) return missing;
  for (let day = first; day <= last; day = addDays(day, 1)) if (!known.has(day)) missing.push(day);
  return missing;
}
