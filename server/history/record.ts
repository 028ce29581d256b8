import { and, eq } from 'drizzle-orm';
import { type Day, dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import type { ClusterEvent } from '../../shared/events.ts';
import { applyEntry, EMPTY_STANDING, type Standing } from '../../shared/milestone.ts';
import { type ClusterState, deriveState } from '../../shared/state.ts';
import type { Db } from '../db/open.ts';
import { clusterHead, clusterState, event, milestoneEntry } from '../db/schema.ts';
import { GENESIS, sealOf } from './chain.ts';

/**
 * The only way into the history: appends events to one cluster's chain and, in the same transaction, the entries
 * they carry and the projection that follows from them.
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

/** Lock the end of a cluster's chain for this transaction and read it. Writers of other clusters do not wait. */
export async function lockHead(tx: Db, provinceId: string, clusterId: string): Promise<Head | null> {
  const [head] = await tx
    .select({
      seq: clusterHead.seq,
      hash: clusterHead.hash,
      recordedAt: clusterHead.recordedAt,
      standing: clusterHead.standing,
    })
    .from(clusterHead)
    .where(and(eq(clusterHead.provinceId, provinceId), eq(clusterHead.clusterId, clusterId)))
    .for('update');
  return head ? { ...head, recordedAt: isoInstant(head.recordedAt) } : null;
}

interface Batch {
  events: (typeof event.$inferInsert)[];
  entries: (typeof milestoneEntry.$inferInsert)[];
  states: Map<Day, typeof clusterState.$inferInsert>;
}

/** Append to a chain whose head this transaction holds (null: a new chain). Returns the new head. */
export async function record(
  tx: Db,
  key: { provinceId: string; clusterId: string },
  head: Head | null,
  recordings: readonly Recording[],
): Promise<Head> {
  const batch: Batch = { events: [], entries: [], states: new Map() };
  let end = head ?? NEW_HEAD;
  for (const recording of recordings) end = append(batch, key, end, recording);
  await insertAll(tx, batch);
  if (head) {
    await tx
      .update(clusterHead)
      .set(end)
      .where(and(eq(clusterHead.provinceId, key.provinceId), eq(clusterHead.clusterId, key.clusterId)));
  } else {
    await tx.insert(clusterHead).values({ ...key, ...end });
  }
  return end;
}

function append(
  batch: Batch,
  key: { provinceId: string; clusterId: string },
  end: Head,
  recording: Recording,
): Head {
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

/** PostgreSQL takes 65,535 parameters a statement; the widest row has 21. */
const ROWS_A_STATEMENT = 2500;

async function insertAll(tx: Db, batch: Batch): Promise<void> {
  for (const rows of chunks(batch.events)) await tx.insert(event).values(rows);
  for (const rows of chunks(batch.entries)) await tx.insert(milestoneEntry).values(rows);
  // Only the first day can already have a row; it is replaced, so that a day shows what stood at its end.
  const states = [...batch.states.values()];
  for (const rows of chunks(states)) await insertStates(tx, rows);
}

async function insertStates(tx: Db, [first, ...rest]: (typeof clusterState.$inferInsert)[]): Promise<void> {
  if (!first) return;
  const { provinceId: _p, clusterId: _c, fromDay: _d, ...columns } = first;
  await tx
    .insert(clusterState)
    .values(first)
    .onConflictDoUpdate({
      target: [clusterState.provinceId, clusterState.clusterId, clusterState.fromDay],
      set: columns,
    });
  if (rest.length > 0) await tx.insert(clusterState).values(rest);
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) yield rows.slice(i, i + ROWS_A_STATEMENT);
}
