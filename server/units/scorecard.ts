import type { Day } from '../../shared/day.ts';
import { isLate } from '../../shared/delay.ts';
import { AppError } from '../../shared/errors.ts';
import { can } from '../../shared/roles.ts';
import { isValidOn } from '../../shared/unit.ts';
import { duesOf } from '../clusters/lists.ts';
import type { SnapshotCluster } from '../clusters/snapshot.ts';
import type { Context } from '../context.ts';
import { findUnit, kinOf } from './read.ts';

const HORIZON_DAYS = 90;

/** How an area stands: counts and shares (0–1; null when there is nothing to divide by). */
export interface Standing {
  clusters: number;
  /** Clusters that have a gate ahead and a schedule for it: those that can be late. */
  scheduled: number;
  late: number;
  lateShare: number | null;
  noPlan: number;
  stale: number;
}

export function standingOf(clusters: readonly SnapshotCluster[]): Standing {
  const late = clusters.filter(({ row }) => isLate(row.lateness)).length;
  const scheduled = clusters.filter(({ row }) => row.lateness !== 'done' && row.lateness !== 'no_plan').length;
  return {
    clusters: clusters.length,
    scheduled,
    late,
    lateShare: scheduled === 0 ? null : late / scheduled,
    noPlan: clusters.filter(({ row }) => row.lateness === 'no_plan').length,
    stale: clusters.filter(({ row }) => row.stale).length,
  };
}

/** The page of one district or commune on a day. What falls due, and whose move it is, is for its own committee. */
export async function unitPage(ctx: Context, code: string, asOf: Day) {
  const [snapshot, unit, kin] = await Promise.all([
    ctx.snapshots.at(asOf),
    findUnit(ctx.db, ctx.provinceId, code),
    kinOf(ctx.db, ctx.provinceId, code),
  ]);
  if (!unit) throw new AppError('NOT_FOUND');
  const here = snapshot.clusters.filter((cluster) => cluster.unit === code);
  const internal = can(ctx.actor, 'cluster.readInternal', { code: '', units: [code] }).yes;
  return {
    asOf,
    unit,
    validNow: isValidOn(unit, asOf),
    kin,
    internal,
    rows: here.map(({ row }) => row),
    standing: standingOf(here),
    city: standingOf(snapshot.clusters),
    dues: internal ? await duesOf(ctx, here, asOf, HORIZON_DAYS) : [],
  };
}
