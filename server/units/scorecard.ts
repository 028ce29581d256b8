import { areaStanding } from '../../shared/area.ts';
import type { Day } from '../../shared/day.ts';
import { THRESHOLDS } from '../../shared/delay.ts';
import { AppError } from '../../shared/errors.ts';
import { can } from '../../shared/roles.ts';
import { isValidOn } from '../../shared/unit.ts';
import { duesOf, within } from '../clusters/lists.ts';
import type { Context } from '../context.ts';
import { findUnit, kinOf } from './read.ts';

/** The page of one district or commune on a day. What falls due, and whose move it is, is for its own committee. */
export async function unitPage(ctx: Context, code: string, asOf: Day) {
  const [snapshot, unit, kin] = await Promise.all([
    ctx.snapshots.at(asOf),
    findUnit(ctx.db, ctx.provinceId, code),
    kinOf(ctx.db, ctx.provinceId, code),
  ]);
  if (!unit) throw new AppError('NOT_FOUND');
  const here = snapshot.clusters.filter((cluster) => cluster.unit === code);
  const mine = await within(ctx, 'cluster.readInternal', here);
  const internal = can(ctx.actor, 'cluster.readInternal').yes && mine.length === here.length;
  return {
    asOf,
    unit,
    validNow: isValidOn(unit, asOf),
    kin,
    internal,
    rows: here.map(({ row }) => row),
    standing: areaStanding(here.map(({ row }) => row)),
    city: areaStanding(snapshot.clusters.map(({ row }) => row)),
    dues: internal ? await duesOf(ctx, mine, asOf, { days: THRESHOLDS.dueDays, ahead: false }) : [],
  };
}
