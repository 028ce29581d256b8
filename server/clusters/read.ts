import { and, asc, desc, eq, gt, gte, isNull, lte, or, type Placeholder, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { applyEntry, EMPTY_STANDING, type Entry, type Standing } from '../../shared/milestone.ts';
import type { Subject } from '../../shared/roles.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { preparedOnce, slot } from '../db/prepared.ts';
import {
  cluster,
  clusterFact,
  clusterHead,
  clusterUnit,
  event,
  milestoneEntry,
  person,
} from '../db/schema.ts';
import { type Head, headColumns, toHead } from '../history/record.ts';

/** The units a cluster lies in on a day, to join to it. */
export const unitOn = (day: Day | Placeholder) =>
  and(
    eq(clusterUnit.provinceId, cluster.provinceId),
    eq(clusterUnit.clusterId, cluster.id),
    lte(clusterUnit.validFrom, day),
    or(isNull(clusterUnit.validTo), gte(clusterUnit.validTo, day)),
  );

/** Clusters with an event recorded after an instant (ISO), by any process. */
export async function changedSince(
  db: Db,
  provinceId: string,
  instant: string,
): Promise<{ id: string; seq: number }[]> {
  return db
    .select({ id: event.clusterId, seq: event.seq })
    .from(event)
    .where(and(eq(event.provinceId, provinceId), gt(event.recordedAt, instant)));
}

type FoundSubject = Subject & { id: string; units: string[] };

/** A cluster as access rules see it: its id, its code and the units it lies in on a day. */
export async function findSubject(
  db: Db,
  provinceId: string,
  code: string,
  day: Day,
): Promise<FoundSubject | null> {
  const [found] = await db
    .select({ id: cluster.id, units: unitsOn(day) })
    .from(cluster)
    .where(and(eq(cluster.provinceId, provinceId), eq(cluster.code, code)));
  return found ? { ...found, code } : null;
}

/** The same for somebody who wants to change it: with the end of its chain, in one way to the database. */
export async function findChangeable(
  db: Db,
  provinceId: string,
  code: string,
  day: Day,
): Promise<(FoundSubject & { head: Head | null }) | null> {
  const [found] = await changeableOf(db).execute({ provinceId, code, day });
  if (!found) return null;
  return { id: found.id, code, units: found.units, head: toHead(found.head) };
}

const changeableOf = preparedOnce((db) =>
  db
    .select({ id: cluster.id, units: unitsOn(slot('day')), head: headColumns })
    .from(cluster)
    .leftJoin(
      clusterHead,
      and(eq(clusterHead.provinceId, cluster.provinceId), eq(clusterHead.clusterId, cluster.id)),
    )
    .where(and(eq(cluster.provinceId, slot('provinceId')), eq(cluster.code, slot('code'))))
    .prepare('changeable_of'),
);

const unitsOn = (day: Day | Placeholder) =>
  sql<string[]>`array(select ${clusterUnit.unitCode} from ${clusterUnit} where ${unitOn(day)})`;

export interface RecordedEntry extends Entry {
  clusterId: string;
  seq: number;
  recordedAt: string;
  recordedOn: Day;
  by: string | null;
}

/** All entries about some clusters recorded on or before a day, oldest first. */
export async function loadEntries(
  db: Db,
  provinceId: string,
  ids: readonly string[],
  asOf: Day,
): Promise<RecordedEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ entry: milestoneEntry, by: person.name })
    .from(milestoneEntry)
    .leftJoin(
      person,
      and(eq(person.provinceId, milestoneEntry.provinceId), eq(person.id, milestoneEntry.recordedBy)),
    )
    .where(
      and(
        eq(milestoneEntry.provinceId, provinceId),
        anyOf(milestoneEntry.clusterId, ids),
        lte(milestoneEntry.recordedOn, asOf),
      ),
    )
    .orderBy(asc(milestoneEntry.clusterId), asc(milestoneEntry.seq), asc(milestoneEntry.position));
  return rows.map(({ entry, by }) => ({ ...toEntry(entry), by }));
}

function toEntry(row: typeof milestoneEntry.$inferSelect): Omit<RecordedEntry, 'by'> {
  const { clusterId, seq, milestone, kind, date, provenance, recordedAt, recordedOn } = row;
  return {
    clusterId,
    seq,
    milestone,
    kind,
    date,
    provenance,
    recordedAt,
    recordedOn,
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.note ? { note: row.note } : {}),
    ...(row.source ? { source: row.source } : {}),
    ...(row.documentNumber && row.documentDay && row.documentIssuer
      ? {
          document: {
            number: row.documentNumber,
            day: row.documentDay,
            issuer: row.documentIssuer,
          },
        }
      : {}),
  };
}

/** What stood for each cluster after the given entries (which must be in order). */
export function foldEntries(entries: readonly RecordedEntry[]): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const entry of entries) {
    const before = standings.get(entry.clusterId) ?? EMPTY_STANDING;
    standings.set(entry.clusterId, applyEntry(before, entry, entry.recordedOn, entry.seq));
  }
  return standings;
}

/** What sources say about a cluster, as recorded by a day; newest first within a field. */
export async function loadFacts(db: Db, provinceId: string, id: string, asOf: Day) {
  return db
    .select({
      field: clusterFact.field,
      value: clusterFact.value,
      statedFor: clusterFact.statedFor,
      recordedOn: clusterFact.recordedOn,
      provenance: clusterFact.provenance,
      source: clusterFact.source,
      confidence: clusterFact.confidence,
    })
    .from(clusterFact)
    .where(
      and(
        eq(clusterFact.provinceId, provinceId),
        eq(clusterFact.clusterId, id),
        lte(clusterFact.recordedOn, asOf),
      ),
    )
    .orderBy(asc(clusterFact.field), desc(clusterFact.recordedOn), asc(clusterFact.id));
}
