import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Day, isoInstant } from '../../shared/day.ts';
import { canonical } from '../../shared/events.ts';
import { EMPTY_STANDING } from '../../shared/milestone.ts';
import { applyEvent, deriveState } from '../../shared/state.ts';
import type { Db } from '../db/open.ts';
import { clusterHead, clusterState, event, logRoot } from '../db/schema.ts';
import { GENESIS, rootOf, sealOf } from './chain.ts';
import { headsOn } from './roots.ts';
import { COPIES, rowsOf } from './rows.ts';

/** The first thing that is wrong with the log or with what is copied from it. */
export interface Fault {
  clusterId: string | null;
  seq: number | null;
  what: 'gap' | 'altered' | 'cut_off' | 'register' | 'entries' | 'projection' | 'root';
}

type Head = Pick<typeof clusterHead.$inferSelect, 'clusterId' | 'seq' | 'hash'>;
type EventRow = typeof event.$inferSelect;

/**
 * Recompute every chain from its first event and compare it with its head; fold it again and compare with what the
 * screens read; and compare every daily root with the chains. Null as fault: all is whole.
 */
export async function verifyLog(
  db: Db,
  provinceId: string,
): Promise<{ events: number; fault: Fault | null }> {
  const heads: Head[] = await db
    .select({ clusterId: clusterHead.clusterId, seq: clusterHead.seq, hash: clusterHead.hash })
    .from(clusterHead)
    .where(eq(clusterHead.provinceId, provinceId))
    .orderBy(asc(clusterHead.clusterId));
  let events = 0;
  for (const head of heads) {
    const rows = await db
      .select()
      .from(event)
      .where(and(eq(event.provinceId, provinceId), eq(event.clusterId, head.clusterId)))
      .orderBy(asc(event.seq));
    events += rows.length;
    const fault =
      chainFault(provinceId, head, rows) ?? (await copyFault(db, provinceId, head.clusterId, rows));
    if (fault) return { events, fault };
  }
  return { events, fault: await rootFault(db, provinceId) };
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
  const whole = head.hash === hash && head.seq === rows.length;
  return whole ? null : { clusterId, seq: head.seq, what: 'cut_off' };
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
  for (const root of roots) {
    if (rootOf(await headsOn(db, provinceId, root.day)) !== root.root) {
      return { clusterId: null, seq: null, what: 'root' };
    }
  }
  return null;
}
