import { and, asc, eq } from 'drizzle-orm';
import { isoInstant } from '../../shared/day.ts';
import type { Db } from '../db/open.ts';
import { clusterHead, event, logRoot } from '../db/schema.ts';
import { GENESIS, rootOf, sealOf } from './chain.ts';
import { headsOn } from './roots.ts';

/** The first thing that is wrong with the log; null when it is whole. */
export interface Fault {
  clusterId: string | null;
  seq: number | null;
  what: 'gap' | 'altered' | 'cut_off' | 'root';
}

/** Recompute every chain from its first event, compare with the heads, and every daily root with the chains. */
export async function verifyLog(
  db: Db,
  provinceId: string,
): Promise<{ events: number; fault: Fault | null }> {
  const heads = await db
    .select({ clusterId: clusterHead.clusterId, seq: clusterHead.seq, hash: clusterHead.hash })
    .from(clusterHead)
    .where(eq(clusterHead.provinceId, provinceId))
    .orderBy(asc(clusterHead.clusterId));
  let events = 0;
  for (const head of heads) {
    const chain = await verifyChain(db, provinceId, head);
    events += chain.length;
    if (chain.fault) return { events, fault: chain.fault };
  }
  return { events, fault: await verifyRoots(db, provinceId) };
}

async function verifyChain(
  db: Db,
  provinceId: string,
  head: { clusterId: string; seq: number; hash: string },
) {
  const { clusterId } = head;
  const rows = await db
    .select()
    .from(event)
    .where(and(eq(event.provinceId, provinceId), eq(event.clusterId, clusterId)))
    .orderBy(asc(event.seq));
  let hash = GENESIS;
  for (const [i, row] of rows.entries()) {
    const seq = i + 1;
    if (row.seq !== seq) return { length: rows.length, fault: { clusterId, seq, what: 'gap' as const } };
    hash = sealOf(hash, {
      province: provinceId,
      cluster: clusterId,
      seq,
      at: isoInstant(row.recordedAt),
      on: row.recordedOn,
      by: row.recordedBy,
      event: row.body,
    });
    if (row.hash !== hash)
      return { length: rows.length, fault: { clusterId, seq, what: 'altered' as const } };
  }
  const whole = head.hash === hash && head.seq === rows.length;
  return {
    length: rows.length,
    fault: whole ? null : { clusterId, seq: head.seq, what: 'cut_off' as const },
  };
}

async function verifyRoots(db: Db, provinceId: string): Promise<Fault | null> {
  const roots = await db
    .select()
    .from(logRoot)
    .where(eq(logRoot.provinceId, provinceId))
    .orderBy(asc(logRoot.day));
  for (const root of roots) {
    if (rootOf(await headsOn(db, provinceId, root.day)) !== root.root)
      return { clusterId: null, seq: null, what: 'root' };
  }
  return null;
}
