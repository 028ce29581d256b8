import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { addDays, type Day, isoInstant } from '../../shared/day.ts';
import { canonical } from '../../shared/events.ts';
import { EMPTY_STANDING } from '../../shared/milestone.ts';
import { applyEvent, deriveState } from '../../shared/state.ts';
import type { Db } from '../db/open.ts';
import { cluster, clusterHead, clusterState, event, logRoot } from '../db/schema.ts';
import { GENESIS, rootOf, sealOf } from './chain.ts';
import { headsOn } from './roots.ts';
import { COPIES, rowsOf } from './rows.ts';

/** The first thing that is wrong with the log or with what is copied from it. */
export interface Fault {
  clusterId: string | null;
  seq: number | null;
  what: 'gap' | 'altered' | 'cut_off' | 'head' | 'register' | 'entries' | 'projection' | 'root';
}

type Head = Pick<typeof clusterHead.$inferSelect, 'clusterId' | 'seq' | 'hash' | 'standing'>;
type EventRow = typeof event.$inferSelect;

/**
 * Recompute every chain from its first event and compare it with its head; fold it again and compare with what the
 * screens read; and compare every daily root with the chains. Null as fault: all is whole. Reads one moment of the
 * database, so that updates meanwhile do not look like faults.
 */
export function verifyLog(db: Db, provinceId: string): Promise<{ events: number; fault: Fault | null }> {
  return db.transaction((tx) => verifyMoment(tx as unknown as Db, provinceId), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function verifyMoment(db: Db, provinceId: string): Promise<{ events: number; fault: Fault | null }> {
  let events = 0;
  for (const clusterId of await everyCluster(db, provinceId)) {
    const [head] = await db
      .select({
        clusterId: clusterHead.clusterId,
        seq: clusterHead.seq,
        hash: clusterHead.hash,
        standing: clusterHead.standing,
      })
      .from(clusterHead)
      .where(and(eq(clusterHead.provinceId, provinceId), eq(clusterHead.clusterId, clusterId)));
    const rows = await db
      .select()
      .from(event)
      .where(and(eq(event.provinceId, provinceId), eq(event.clusterId, clusterId)))
      .orderBy(asc(event.seq));
    events += rows.length;
    const fault = head
      ? (chainFault(provinceId, head, rows) ?? (await copyFault(db, provinceId, clusterId, rows)))
      : { clusterId, seq: null, what: 'cut_off' as const };
    if (fault) return { events, fault };
  }
  return { events, fault: await rootFault(db, provinceId) };
}

/** Every cluster that any table knows of: one without a head, or without an event, is a fault as well. */
async function everyCluster(db: Db, provinceId: string): Promise<string[]> {
  const known = await Promise.all([
    db.select({ id: cluster.id }).from(cluster).where(eq(cluster.provinceId, provinceId)),
    db.selectDistinct({ id: event.clusterId }).from(event).where(eq(event.provinceId, provinceId)),
    db.select({ id: clusterHead.clusterId }).from(clusterHead).where(eq(clusterHead.provinceId, provinceId)),
  ]);
  return [...new Set(known.flat().map(({ id }) => id))].sort();
}

function chainFault(provinceId: string, head: Head, rows: readonly EventRow[]): Fault | null {
  const { clusterId } = head;
  let hash = GENESIS;
  for (const [i, row] of rows.entries()) {
    const seq = i + 1;
    if (row.seq !== seq) return { clusterId, seq, what: 'gap' };
    hash = sealOf(hash, {
      province: provinceId,
      cluster: clusterId,
      seq,
      at: isoInstant(row.recordedAt),
      on: row.recordedOn,
      by: row.recordedBy,
      event: row.body,
    });
    if (row.hash !== hash) return { clusterId, seq, what: 'altered' };
  }
  const whole = rows.length > 0 && head.hash === hash && head.seq === rows.length;
  if (!whole) return { clusterId, seq: head.seq, what: 'cut_off' };
  const standing = rows.reduce(
    (before, row) => applyEvent(before, row.body, row.recordedOn, row.seq),
    EMPTY_STANDING,
  );
  return canonical(head.standing) === canonical(standing) ? null : { clusterId, seq: head.seq, what: 'head' };
}

/**
 * What the screens read beside the log are copies of it: the register, the entries, the projection. Whoever changes a
 * copy, takes one away or adds one is found out as well.
 */
async function copyFault(
  db: Db,
  provinceId: string,
  clusterId: string,
  events: readonly EventRow[],
): Promise<Fault | null> {
  const carried = events.map((row) => rowsOf(row.body, row));
  for (const name of Object.keys(COPIES) as (keyof typeof COPIES)[]) {
    const table = COPIES[name];
    const key = 'clusterId' in table ? table.clusterId : table.id;
    const stored = await db
      .select()
      .from(table)
      .where(and(eq(table.provinceId, provinceId), eq(key, clusterId)));
    const said = carried.flatMap((copies): object[] => copies[name] ?? []);
    if (!sameRows(table, stored, said)) {
      return { clusterId, seq: null, what: name === 'milestoneEntry' ? 'entries' : 'register' };
    }
  }
  const states = await db
    .select()
    .from(clusterState)
    .where(and(eq(clusterState.provinceId, provinceId), eq(clusterState.clusterId, clusterId)));
  const same = sameRows(clusterState, states, statesOf(provinceId, clusterId, events));
  return same ? null : { clusterId, seq: null, what: 'projection' };
}

/** The projection as it follows from the log. */
function statesOf(provinceId: string, clusterId: string, events: readonly EventRow[]): object[] {
  const states = new Map<Day, object>();
  let standing = EMPTY_STANDING;
  for (const { seq, recordedOn, body } of events) {
    standing = applyEvent(standing, body, recordedOn, seq);
    const { unconfirmed, ...state } = deriveState(standing);
    const row = {
      provinceId,
      clusterId,
      fromDay: recordedOn,
      seq,
      ...state,
      unconfirmed: unconfirmed.join(' '),
    };
    states.set(recordedOn, row);
  }
  return [...states.values()];
}

/** Whether two sets of rows of a table say the same, in whatever order. */
function sameRows(table: PgTable, stored: readonly object[], said: readonly object[]): boolean {
  const names = Object.keys(getTableColumns(table));
  const written = (rows: readonly object[]) => rows.map((row) => writtenOut(names, row)).sort();
  return written(stored).join('\n') === written(said).join('\n');
}

function writtenOut(names: readonly string[], row: object): string {
  const values = new Map<string, unknown>(Object.entries(row));
  const plain = (name: string) => {
    const value = values.get(name) ?? null;
    // The database writes an instant in its own way.
    return name === 'recordedAt' && typeof value === 'string' ? isoInstant(value) : value;
  };
  return canonical(names.map(plain));
}

async function rootFault(db: Db, provinceId: string): Promise<Fault | null> {
  const roots = await db
    .select()
    .from(logRoot)
    .where(eq(logRoot.provinceId, provinceId))
    .orderBy(asc(logRoot.day));
  for (const [i, root] of roots.entries()) {
    const before = roots[i - 1];
    // A day without a root: somebody has taken it away.
    if (before && addDays(before.day, 1) !== root.day) return { clusterId: null, seq: null, what: 'root' };
    if (rootOf(await headsOn(db, provinceId, root.day)) !== root.root) {
      return { clusterId: null, seq: null, what: 'root' };
    }
  }
  return null;
}
