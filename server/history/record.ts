import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { type Day, dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import type { ClusterEvent } from '../../shared/events.ts';
import { EMPTY_STANDING, type Standing } from '../../shared/milestone.ts';
import { applyEvent, type ClusterState, deriveState } from '../../shared/state.ts';
import type { Db } from '../db/open.ts';
import { preparedOnce, rowOfSlots, slot } from '../db/prepared.ts';
import { clusterHead, clusterState, event, milestoneEntry } from '../db/schema.ts';
import { GENESIS, sealOf } from './chain.ts';
import { COPIES, type Copies, rowsOf } from './rows.ts';

/**
 * The only way into the history: appends events to one cluster's chain and, with them, the rows they carry and the
 * projection that follows, all of it or nothing.
 * Two writers of one cluster cannot both append number n: the second breaks the key of `event` and reads again.
 */
export interface Recording {
  /** Epoch milliseconds; an instant before the last recorded one is moved up to it. */
  at: number;
  by: string | null;
  event: ClusterEvent;
  request?: string;
}

export interface Head {
  seq: number;
  hash: string;
  recordedAt: string;
  standing: Standing;
}

const NEW_HEAD: Head = { seq: 0, hash: GENESIS, recordedAt: isoInstant(0), standing: EMPTY_STANDING };

/** The end of a cluster's chain. Nobody waits: whoever appends to an end that has moved on is told so by the key. */
export async function readHead(tx: Db, provinceId: string, clusterId: string): Promise<Head | null> {
  const [head] = await tx
    .select(headColumns)
    .from(clusterHead)
    .where(and(eq(clusterHead.provinceId, provinceId), eq(clusterHead.clusterId, clusterId)));
  return toHead(head ?? null);
}

export const headColumns = {
  seq: clusterHead.seq,
  hash: clusterHead.hash,
  recordedAt: clusterHead.recordedAt,
  standing: clusterHead.standing,
};

/** As the database writes an instant, to as the hash was made over it. */
export const toHead = (row: Head | null): Head | null =>
  row && { ...row, recordedAt: isoInstant(row.recordedAt) };

interface Key {
  provinceId: string;
  clusterId: string;
}

interface Batch {
  events: (typeof event.$inferInsert)[];
  copies: Copies[];
  states: Map<Day, typeof clusterState.$inferInsert>;
}

/** Append to the end of a chain as it was read (null: a new chain). Returns the new end. */
export async function record(
  tx: Db,
  key: Key,
  head: Head | null,
  recordings: readonly Recording[],
): Promise<Head> {
  const batch: Batch = { events: [], copies: [], states: new Map() };
  let end = head ?? NEW_HEAD;
  for (const recording of recordings) end = append(batch, key, end, recording);
  const usual = head && usualChange(batch, { ...key, ...end });
  if (usual) await writeUsual(tx).execute(usual);
  else await tx.transaction((inner) => writeBatch(inner as unknown as Db, batch, { ...key, ...end }));
  return end;
}

function append(batch: Batch, key: Key, end: Head, recording: Recording): Head {
  const at = Math.max(recording.at, epochMs(end.recordedAt));
  const recordedAt = isoInstant(at);
  const recordedOn = dayInHanoi(at);
  const seq = end.seq + 1;
  const sealed = { province: key.provinceId, cluster: key.clusterId, seq, at: recordedAt, on: recordedOn };
  const hash = sealOf(end.hash, { ...sealed, by: recording.by, event: recording.event });
  const stamp = { ...key, seq, recordedAt, recordedOn, recordedBy: recording.by };
  batch.events.push({ ...stamp, body: recording.event, request: recording.request ?? null, hash });
  batch.copies.push(rowsOf(recording.event, stamp));
  const standing = applyEvent(end.standing, recording.event, recordedOn, seq);
  batch.states.set(recordedOn, { ...key, fromDay: recordedOn, seq, ...stateColumns(deriveState(standing)) });
  return { seq, hash, recordedAt, standing };
}

const stateColumns = (state: ClusterState) => ({ ...state, unconfirmed: state.unconfirmed.join(' ') });

const EVENT = rowOfSlots(event, 'event');
const ENTRY = rowOfSlots(milestoneEntry, 'entry');
const STATE = rowOfSlots(clusterState, 'state');
const HEAD = rowOfSlots(clusterHead, 'head');

/** The values of one event with one entry, or null when there is more or less to write. */
function usualChange(
  { events, copies, states }: Batch,
  end: typeof clusterHead.$inferInsert,
): Record<string, unknown> | null {
  const [[theEvent, more], [entry, another], [state]] = [
    events,
    copies[0]?.milestoneEntry ?? [],
    [...states.values()],
  ];
  if (!theEvent || more || !entry || another || !state) return null;
  const values = {};
  EVENT.putInto(values, theEvent);
  ENTRY.putInto(values, entry);
  STATE.putInto(values, state);
  HEAD.putInto(values, end);
  return values;
}

/** The usual change is one statement with four writes in it: each way to the database and back counts. */
const writeUsual = preparedOnce((db) =>
  db
    .with(
      db.$with('new_event').as(db.insert(event).values(EVENT.slots)),
      db.$with('new_entry').as(db.insert(milestoneEntry).values(ENTRY.slots)),
      db.$with('new_state').as(upsertState(db, STATE.slots)),
    )
    .update(clusterHead)
    .set(HEAD.slots)
    .where(
      and(
        eq(clusterHead.provinceId, slot('head.provinceId')),
        eq(clusterHead.clusterId, slot('head.clusterId')),
      ),
    )
    .prepare('record_usual'),
);

/** PostgreSQL takes 65,535 parameters a statement; the widest row has 21. */
const ROWS_A_STATEMENT = 700;

async function writeBatch(tx: Db, batch: Batch, head: typeof clusterHead.$inferInsert): Promise<void> {
  const copy = async (name: keyof Copies) => {
    const rows = batch.copies.flatMap((copies): object[] => copies[name] ?? []);
    for (const chunk of chunks(rows)) await tx.insert(COPIES[name]).values(chunk as never);
  };
  // The cluster itself comes first, because everything else refers to it.
  await copy('cluster');
  for (const rows of chunks(batch.events)) await tx.insert(event).values(rows);
  await copy('clusterUnit');
  await copy('clusterParty');
  await copy('clusterFact');
  await copy('milestoneEntry');
  const [first, ...later] = batch.states.values();
  // Only the first day can already have a row.
  if (first) await upsertState(tx, first);
  for (const rows of chunks(later)) await tx.insert(clusterState).values(rows);
  const target = [clusterHead.provinceId, clusterHead.clusterId];
  await tx.insert(clusterHead).values(head).onConflictDoUpdate({ target, set: head });
}

const STATE_AS_WRITTEN = Object.fromEntries(
  Object.entries(getTableColumns(clusterState)).map(([name, { name: column }]) => [
    name,
    sql`excluded.${sql.identifier(column)}`,
  ]),
);

/** A day has one row, which shows what stood at its end. */
const upsertState = (tx: Db, row: typeof clusterState.$inferInsert) =>
  tx
    .insert(clusterState)
    .values(row)
    .onConflictDoUpdate({
      target: [clusterState.provinceId, clusterState.clusterId, clusterState.fromDay],
      set: STATE_AS_WRITTEN,
    });

function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_c, i) =>
    rows.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT),
  );
}
