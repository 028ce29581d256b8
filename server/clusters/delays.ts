import type { Cause } from '../../shared/cause.ts';
import { byColumn, type ClusterRow, type ColumnName } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { isDelayed, type Lateness } from '../../shared/delay.ts';
import type { Edtf } from '../../shared/edtf.ts';
import { type Filter, pick } from '../../shared/filter.ts';
import { MILESTONES } from '../../shared/lifecycle.ts';
import { type Responsible, responsibleFor } from '../../shared/people/responsible.ts';
import type { Context } from '../context.ts';
import { type ObstacleLine, obstacleLines } from '../obstacles/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { within } from './scope.ts';

export interface DelayLine {
  row: ClusterRow;
  slipOriginal: number | null;
  slipSinceReport: number | null;
  gateBaseline: Edtf | null;
  gateForecast: Edtf | null;
  /** Whose move the gate ahead is. */
  responsible: Responsible | null;
  /** What stands in its way, the one that is due first before the others. */
  obstacles: ObstacleLine[];
}

export interface DelayPage {
  filter: Filter;
  sort?: { by: ColumnName; direction: 'up' | 'down' } | undefined;
  offset: number;
  limit: number;
}

/** A page of the ranked list of delays, with whose move each is, and totals by class, cause and agency. */
export async function delayPage(ctx: Context, asOf: Day, { filter, sort, offset, limit }: DelayPage) {
  const snapshot = await ctx.days.at(asOf);
  const scope = await within(ctx, 'delays.read', snapshot.byUrgency());
  const rowOf = ({ row }: SnapshotCluster) => row;
  // Totals leave their own filter out: choosing "no schedule" must not read as "nobody is late".
  const without = (key: 'lateness' | 'causes' | 'mover') =>
    pick(scope, { ...filter, [key]: undefined }, rowOf).filter(({ row }) =>
      key === 'lateness' ? true : isListed(row.lateness, filter),
    );
  const listed = pick(scope, filter, rowOf).filter(({ row }) => isListed(row.lateness, filter));
  const inOrder = sort
    ? [...listed].sort((a, b) => byColumn(sort.by, sort.direction)(a.row, b.row))
    : listed;
  return {
    asOf,
    total: listed.length,
    counts: countBy(without('lateness'), ({ row }) => [row.lateness]),
    causes: countBy(without('causes'), ({ row }) => row.causes),
    movers: moverTotals(without('mover'), snapshot),
    lines: inOrder.slice(offset, offset + limit).map((cluster) => lineOf(cluster, snapshot)),
  };
}

/** The delayed ones, unless the filter asks for other classes by name ("no plan", "no date"). */
const isListed = (lateness: Lateness, filter: Filter): boolean =>
  filter.lateness === undefined ? isDelayed(lateness) : filter.lateness.includes(lateness);

function countBy<K extends Lateness | Cause | string>(
  clusters: readonly SnapshotCluster[],
  keysOf: (cluster: SnapshotCluster) => readonly K[],
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of clusters.flatMap(keysOf)) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

export interface MoverTotal {
  organisation: string;
  nameVi: string;
  nameEn: string;
  clusters: number;
}

/** How many of the delayed clusters wait for each agency, the most first. */
function moverTotals(clusters: readonly SnapshotCluster[], { directory }: Snapshot): MoverTotal[] {
  const counts = countBy(clusters, ({ row }) => (row.mover === null ? [] : [row.mover]));
  return Object.entries(counts)
    .flatMap(([organisation, n = 0]) => {
      const known = directory.organisations.get(organisation);
      return known ? [{ organisation, nameVi: known.nameVi, nameEn: known.nameEn, clusters: n }] : [];
    })
    .sort((a, b) => b.clusters - a.clusters || (a.organisation < b.organisation ? -1 : 1));
}

function lineOf(cluster: SnapshotCluster, snapshot: Snapshot): DelayLine {
  const { assessment, days, row } = cluster;
  const step = days.milestones.next ?? days.milestones.gate;
  return {
    row,
    slipOriginal: assessment.slipOriginal,
    slipSinceReport: assessment.slipSinceReport,
    gateBaseline: days.milestones.gateBaseline,
    gateForecast: days.milestones.gateForecast,
    responsible: step && responsibleFor(snapshot.directory, cluster, MILESTONES[step].mover),
    obstacles: obstacleLines(cluster, snapshot),
  };
}
