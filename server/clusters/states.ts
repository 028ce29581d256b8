import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import type { ClusterState } from '../../shared/state.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { cluster, clusterState, clusterUnit } from '../db/schema.ts';
import { unitOn } from './read.ts';

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
  const rows = await selectStates(db, provinceId, asOf, ids);
  const keep = sharer();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    place: keep(row.place),
    kind: keep(row.kind),
    lat: row.lat,
    lon: row.lon,
    precision: keep(row.precision),
    placeholder: row.placeholder,
    unit: keep(row.unit),
    seq: row.seq,
    // Spelled out: what a rest or spread of this many fields makes takes several times the memory.
    state: {
      stage: keep(row.stage),
      next: keep(row.next),
      nextBaseline: keep(row.nextBaseline),
      nextForecast: keep(row.nextForecast),
      gate: keep(row.gate),
      gateBaseline0: keep(row.gateBaseline0),
      gateBaseline: keep(row.gateBaseline),
      gateForecast: keep(row.gateForecast),
      gateForecastBefore: keep(row.gateForecastBefore),
      established: keep(row.established),
      started: keep(row.started),
      completed: keep(row.completed),
      operating: keep(row.operating),
      unconfirmed: splitCodes(row.unconfirmed),
      lastReport: keep(row.lastReport),
    },
  }));
}

function selectStates(db: Db, provinceId: string, asOf: Day, ids: readonly string[] | undefined) {
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
  return db
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
}

/** Ten thousand rows repeat a few hundred words and dates; each is kept in memory once. */
function sharer(): <T extends string | null>(text: T) => T {
  const kept = new Map<string, string>();
  return <T extends string | null>(text: T): T => {
    if (text === null) return text;
    const known = kept.get(text) ?? text;
    kept.set(text, known);
    return known as T;
  };
}

const NO_CODES: ClusterState['unconfirmed'] = [];
const splitCodes = (text: string) =>
  text === '' ? NO_CODES : (text.split(' ') as ClusterState['unconfirmed']);
