import { and, asc, eq } from 'drizzle-orm';
import { type Day, isoInstant } from '../../shared/day.ts';
import { canonical } from '../../shared/events.ts';
import { applyEntry, EMPTY_STANDING } from '../../shared/milestone.ts';
import { deriveState } from '../../shared/state.ts';
import { loadEntries } from '../clusters/read.ts';
import type { Db } from '../db/open.ts';
import { clusterHead, clusterState, event, logRoot } from '../db/schema.ts';
import { GENESIS, rootOf, sealOf } from './chain.ts';
import { headsOn } from './roots.ts';

/** The first thing that is wrong with the log or with what is copied from it. */
export interface Fault {
  clusterId: string | null;
  seq: number | null;
  what: 'gap' | 'altered' | 'cut_off' | 'entries' | 'projection' | 'root';
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

/** Later than anything that is on record. */
const LAST_DAY: Day = '9999-12-31';

/** Entries and states are copies of the log that screens read: whoever changes a copy is found out as well. */
async function copyFault(
  db: Db,
  provinceId: string,
  clusterId: string,
  events: readonly EventRow[],
): Promise<Fault | null> {
  let standing = EMPTY_STANDING;
  const said: string[] = [];
  const states = new Map<Day, string>();
  for (const { seq, recordedOn, body } of events) {
    for (const entry of body.type === 'milestones.recorded' ? body.entries : []) {
      standing = applyEntry(standing, entry, recordedOn, seq);
      said.push(canonical({ seq, recordedOn, ...entry }));
    }
    states.set(recordedOn, canonical({ seq, ...deriveState(standing) }));
  }
  const entries = await loadEntries(db, provinceId, [clusterId], LAST_DAY);
  const stored = entries.map(({ clusterId: _c, recordedAt: _a, by: _b, ...entry }) => canonical(entry));
  if (stored.join() !== said.join()) return { clusterId, seq: null, what: 'entries' };
  const rows = await db
    .select()
    .from(clusterState)
    .where(and(eq(clusterState.provinceId, provinceId), eq(clusterState.clusterId, clusterId)));
  const same = rows.every(({ provinceId: _p, clusterId: _c, fromDay, unconfirmed, ...state }) => {
    const codes = unconfirmed.split(' ').filter(Boolean);
    return states.get(fromDay) === canonical({ ...state, unconfirmed: codes });
  });
  return same && rows.length === states.size ? null : { clusterId, seq: null, what: 'projection' };
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
