import { and, eq, type SQLWrapper, sql } from 'drizzle-orm';
import { type Day, dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import type { ClusterEvent } from '../../shared/events.ts';
import { applyEntry, EMPTY_STANDING, type Standing } from '../../shared/milestone.ts';
import { type ClusterState, deriveState } from '../../shared/state.ts';
import type { Db } from '../db/open.ts';
import { clusterHead, clusterState, event, milestoneEntry } from '../db/schema.ts';
import { GENESIS, sealOf } from './chain.ts';

/**
 * The only way into the history: appends events to one cluster's chain and, with them, the entries they carry and the
 * projection that follows. One event is one statement, all of it or nothing; more need a transaction around them.
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
    .select({
      seq: clusterHead.seq,
      hash: clusterHead.hash,
      recordedAt: clusterHead.recordedAt,
      standing: clusterHead.standing,
    })
    .from(clusterHead)
    .where(and(eq(clusterHead.provinceId, provinceId), eq(clusterHead.clusterId, clusterId)));
  return head ? { ...head, recordedAt: isoInstant(head.recordedAt) } : null;
}

interface Key {
  provinceId: string;
  clusterId: string;
}

interface Batch {
  events: (typeof event.$inferInsert)[];
  entries: (typeof milestoneEntry.$inferInsert)[];
  states: Map<Day, typeof clusterState.$inferInsert>;
}

/** Append to the end of a chain as it was read (null: a new chain). Returns the new end. */
export async function record(
  tx: Db,
  key: Key,
  head: Head | null,
  recordings: readonly Recording[],
): Promise<Head> {
  const batch: Batch = { events: [], entries: [], states: new Map() };
  let end = head ?? NEW_HEAD;
  for (const recording of recordings) end = append(batch, key, end, recording);
  await write(tx, batch, moveHead(tx, key, head, end));
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
  let standing = end.standing;
  if (recording.event.type === 'milestones.recorded') {
    recording.event.entries.forEach((entry, position) => {
      const { document, ...columns } = entry;
      batch.entries.push({
        ...stamp,
        ...columns,
        position,
        documentNumber: document?.number ?? null,
        documentDay: document?.day ?? null,
        documentIssuer: document?.issuer ?? null,
      });
      standing = applyEntry(standing, entry, recordedOn, seq);
    });
  }
  batch.states.set(recordedOn, { ...key, fromDay: recordedOn, seq, ...stateColumns(deriveState(standing)) });
  return { seq, hash, recordedAt, standing };
}

const stateColumns = (state: ClusterState) => ({ ...state, unconfirmed: state.unconfirmed.join(' ') });

function moveHead(tx: Db, key: Key, head: Head | null, end: Head): SQLWrapper {
  if (!head) return tx.insert(clusterHead).values({ ...key, ...end });
  return tx
    .update(clusterHead)
    .set(end)
    .where(and(eq(clusterHead.provinceId, key.provinceId), eq(clusterHead.clusterId, key.clusterId)));
}

/** PostgreSQL takes 65,535 parameters a statement; the widest row has 21. */
const ROWS_A_STATEMENT = 700;

/** The usual change is one statement with four writes in it: each way to the database and back counts. */
async function write(tx: Db, batch: Batch, head: SQLWrapper): Promise<void> {
  const states = [...batch.states.values()];
  const parts = [
    ...chunks(batch.events).map((rows) => tx.insert(event).values(rows)),
    ...chunks(batch.entries).map((rows) => tx.insert(milestoneEntry).values(rows)),
    // Only the first day can already have a row; it is replaced, so that a day shows what stood at its end.
    ...states.slice(0, 1).map((row) => upsertState(tx, row)),
    ...chunks(states.slice(1)).map((rows) => tx.insert(clusterState).values(rows)),
  ];
  if (batch.events.length > 1) {
    for (const part of [...parts, head]) await tx.execute(part.getSQL());
    return;
  }
  const named = parts.map((part, i) => sql`${sql.identifier(`part_${i}`)} as (${part.getSQL()})`);
  await tx.execute(sql`with ${sql.join(named, sql`, `)} ${head.getSQL()}`);
}

function upsertState(tx: Db, row: typeof clusterState.$inferInsert): SQLWrapper {
  const { provinceId: _p, clusterId: _c, fromDay: _d, ...set } = row;
  const target = [clusterState.provinceId, clusterState.clusterId, clusterState.fromDay];
  return tx.insert(clusterState).values(row).onConflictDoUpdate({ target, set });
}

function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_c, i) =>
    rows.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT),
  );
}
