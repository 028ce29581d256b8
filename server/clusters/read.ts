import { and, asc, desc, eq, gt, gte, isNull, lte, or } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { applyEntry, EMPTY_STANDING, type Entry, type Standing } from '../../shared/milestone.ts';
import type { Subject } from '../../shared/roles.ts';
import type { ClusterState } from '../../shared/state.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import {
  cluster,
  clusterFact,
  clusterState,
  clusterUnit,
  event,
  milestoneEntry,
  person,
} from '../db/schema.ts';

/** Identity, unit and state of a cluster on a day: what a snapshot keeps of each. */
export interface StateRow {
  id: string;
  code: string;
  name: string;
  place: string;
  kind: typeof cluster.$inferSelect.kind;
  lat: number | null;
  lon: number | null;
  precision: typeof cluster.$inferSelect.precision;
  placeholder: boolean;
  unit: string | null;
  seq: number;
  state: ClusterState;
}

/** The state of all clusters (or of some) as known at the end of a day. */
export async function loadStates(
  db: Db,
  provinceId: string,
  asOf: Day,
  ids?: readonly string[],
): Promise<StateRow[]> {
  const last = db
    .select()
    .from(clusterState)
    .where(
      and(
        eq(clusterState.provinceId, cluster.provinceId),
        eq(clusterState.clusterId, cluster.id),
        lte(clusterState.fromDay, asOf),
      ),
    )
    .orderBy(desc(clusterState.fromDay))
    .limit(1)
    .as('last_state');
  const rows = await db
    .select({
      id: cluster.id,
      code: cluster.code,
      name: cluster.nameVi,
      place: cluster.place,
      kind: cluster.kind,
      lat: cluster.lat,
      lon: cluster.lon,
      precision: cluster.precision,
      placeholder: cluster.placeholder,
      unit: clusterUnit.unitCode,
      seq: last.seq,
      stage: last.stage,
      next: last.next,
      nextBaseline: last.nextBaseline,
      nextForecast: last.nextForecast,
      gate: last.gate,
      gateBaseline0: last.gateBaseline0,
      gateBaseline: last.gateBaseline,
      gateForecast: last.gateForecast,
      gateForecastBefore: last.gateForecastBefore,
      established: last.established,
      started: last.started,
      completed: last.completed,
      operating: last.operating,
      unconfirmed: last.unconfirmed,
      lastReport: last.lastReport,
    })
    .from(cluster)
    .innerJoinLateral(last, eq(last.clusterId, cluster.id))
    .leftJoin(clusterUnit, unitOn(asOf))
    .where(
      and(
        eq(cluster.provinceId, provinceId),
        lte(cluster.registeredOn, asOf),
        ids ? anyOf(cluster.id, ids) : undefined,
      ),
    )
    .orderBy(asc(cluster.code));
  const shared = sharer();
  return rows
    .map(shared)
    .map(({ id, code, name, place, kind, lat, lon, precision, placeholder, unit, seq, ...state }) => ({
      id,
      code,
      name,
      place,
      kind,
      lat,
      lon,
      precision,
      placeholder,
      unit,
      seq,
      state: {
        ...state,
        unconfirmed: splitCodes(state.unconfirmed),
      },
    }));
}

/**
 * Ten thousand rows repeat a few hundred words and dates; each is kept once, which halves what a snapshot takes.
 */
function sharer() {
  const kept = new Map<string, string>();
  const keep = (text: string) => {
    const known = kept.get(text);
    if (known === undefined) kept.set(text, text);
    return known ?? text;
  };
  return <T extends object>(row: T): T =>
    Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'string' ? keep(v) : v])) as T;
}

const splitCodes = (text: string) => text.split(' ').filter(Boolean) as ClusterState['unconfirmed'];

const unitOn = (day: Day) =>
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

/** A cluster as access rules see it: its id, its code and the units it lies in on a day. */
export async function findSubject(
  db: Db,
  provinceId: string,
  code: string,
  day: Day,
): Promise<(Subject & { id: string; units: string[] }) | null> {
  const rows = await db
    .select({ id: cluster.id, unit: clusterUnit.unitCode })
    .from(cluster)
    .leftJoin(clusterUnit, unitOn(day))
    .where(and(eq(cluster.provinceId, provinceId), eq(cluster.code, code)));
  const [first] = rows;
  return first
    ? { id: first.id, code, units: rows.flatMap((row) => (row.unit === null ? [] : [row.unit])) }
    : null;
}

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
