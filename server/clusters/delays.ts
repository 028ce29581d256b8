import type { Cause } from '../../shared/cause.ts';
import { byColumn, type ClusterRow, type ColumnName } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { isDelayed, type Lateness } from '../../shared/delay.ts';
import type { Edtf } from '../../shared/edtf.ts';
import { type Filter, matcher, pick } from '../../shared/filter.ts';
import { countGrounds } from '../../shared/ground.ts';
import { MILESTONES } from '../../shared/lifecycle.ts';
import { askedByName, type Responsible, responsibleFor } from '../../shared/people/responsible.ts';
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
  /** Whose move it is: of the obstacle that is due first, else of the next step. */
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
  const { listed, counts, causes, movers } = sortOut(scope, filter);
  const found = pick(listed, { q: filter.q }, ({ row }) => row);
  const inOrder = sort ? [...found].sort((a, b) => byColumn(sort.by, sort.direction)(a.row, b.row)) : found;
  return {
    asOf,
    total: listed.length,
    counts: Object.fromEntries(counts) as Partial<Record<Lateness, number>>,
    causes: Object.fromEntries(causes) as Partial<Record<Cause, number>>,
    movers: moverTotals(movers, snapshot),
    /** On what the lateness of those listed rests. */
    grounds: countGrounds(listed.map(({ row }) => row.lateGround)),
    lines: inOrder.slice(offset, offset + limit).map((cluster) => lineOf(cluster, snapshot)),
  };
}

type Counts<K> = Map<K, number>;
const add = <K>(counts: Counts<K>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * What is listed, and the totals beside it, in one look at each cluster. A total leaves its own filter out: choosing
 * "no schedule" must not read as "nobody is late".
 */
function sortOut(scope: readonly SnapshotCluster[], filter: Filter) {
  const rest = matcher({ ...filter, lateness: undefined, causes: undefined, mover: undefined });
  const listed: SnapshotCluster[] = [];
  const [counts, causes, movers] = [
    new Map<Lateness, number>(),
    new Map<Cause, number>(),
    new Map<string, number>(),
  ];
  for (const cluster of scope) {
    const { row } = cluster;
    if (!rest(row)) continue;
    const byCause = filter.causes === undefined || row.causes.some((cause) => filter.causes?.includes(cause));
    const byMover = filter.mover === undefined || row.mover === filter.mover;
    const byClass = isListed(row.lateness, filter);
    if (byCause && byMover) add(counts, row.lateness);
    if (byClass && byMover) for (const cause of row.causes) add(causes, cause);
    if (byClass && byCause && row.mover !== null) add(movers, row.mover);
    if (byClass && byCause && byMover) listed.push(cluster);
  }
  return { listed, counts, causes, movers };
}

/** The delayed ones, unless the filter asks for other classes by name ("no plan", "no date"). */
const isListed = (lateness: Lateness, filter: Filter): boolean =>
  filter.lateness === undefined ? isDelayed(lateness) : filter.lateness.includes(lateness);

export interface MoverTotal {
  organisation: string;
  nameVi: string;
  nameEn: string;
  clusters: number;
}

/** How many of the delayed clusters wait for each agency, the most first. */
const moverTotals = (counts: Counts<string>, { directory }: Snapshot): MoverTotal[] =>
  [...counts]
    .flatMap(([organisation, clusters]) => {
      const known = directory.organisations.get(organisation);
      return known ? [{ organisation, nameVi: known.nameVi, nameEn: known.nameEn, clusters }] : [];
    })
    .sort((a, b) => b.clusters - a.clusters || (a.organisation < b.organisation ? -1 : 1));

function lineOf(cluster: SnapshotCluster, snapshot: Snapshot): DelayLine {
  const { assessment, days, row } = cluster;
  const [first] = days.obstacles.open;
  const step = days.milestones.next ?? days.milestones.gate;
  return {
    row,
    slipOriginal: assessment.slipOriginal,
    slipSinceReport: assessment.slipSinceReport,
    gateBaseline: days.milestones.gateBaseline,
    gateForecast: days.milestones.gateForecast,
    responsible: first
      ? askedByName(snapshot.directory, first, cluster.code)
      : step && responsibleFor(snapshot.directory, cluster, MILESTONES[step].mover),
    obstacles: obstacleLines(cluster, snapshot),
  };
}
