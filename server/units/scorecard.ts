import { areaStanding, type CityStandings, cityStandings } from '../../shared/area.ts';
import { publicRow } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { can } from '../../shared/roles.ts';
import { isValidOn } from '../../shared/unit.ts';
import { within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import { duesOf } from '../milestones/dues.ts';
import { openObstacles } from '../obstacles/read.ts';
import type { SnapshotCluster } from '../snapshot/snapshot.ts';
import { findUnit } from './read.ts';

/** The page of one district or commune on a day. What falls due, and whose move it is, is for its own committee. */
export async function unitPage(ctx: Context, code: string, asOf: Day) {
  const [snapshot, found] = await Promise.all([
    ctx.days.at(asOf),
    findUnit(ctx.db, ctx.provinceId, code, asOf),
  ]);
  if (!found) throw new AppError('NOT_FOUND');
  const here = snapshot.clusters.filter((cluster) => cluster.unit === code);
  const mine = await within(ctx, 'cluster.readInternal', here);
  const internal = can(ctx.actor, 'cluster.readInternal').yes && mine.length === here.length;
  const rows = here.map(({ row }) => (internal ? row : publicRow(row)));
  return {
    asOf,
    unit: found.unit,
    validNow: isValidOn(found.unit, asOf),
    kin: found.kin,
    internal,
    rows,
    standing: areaStanding(rows),
    ...around(snapshot.clusters),
    dues: internal
      ? await duesOf(ctx, { clusters: mine, snapshot, days: snapshot.thresholds.due.days, ahead: false })
      : [],
    obstacles: internal ? openObstacles(mine, snapshot) : [],
  };
}

/** All that the page of an area is told. */
export type UnitPage = Awaited<ReturnType<typeof unitPage>>;

/** The city, and what of it lies in no area yet: without it the areas would not add up. */
function around(clusters: readonly SnapshotCluster[]) {
  const { none, city } = cityStandings(clusters.map(({ row }) => row));
  return { none, city };
}

/** All areas of a day beside the city. */
export async function standings(ctx: Context, asOf: Day): Promise<CityStandings & { asOf: Day }> {
  const snapshot = await ctx.days.at(asOf);
  return { asOf, ...cityStandings(snapshot.clusters.map(({ row }) => row)) };
}
