import { addDays, type Day } from '../../shared/day.ts';
import { isDelayed, isOverdue, type Lateness } from '../../shared/delay.ts';
import { type Edtf, lastDay } from '../../shared/edtf.ts';
import { type Filter, pick } from '../../shared/filter.ts';
import { MILESTONES, type MilestoneCode } from '../../shared/lifecycle.ts';
import { type Expectation, expectationsAfter, type Standing } from '../../shared/milestone.ts';
import { type Action, type Actor, can, reachOf } from '../../shared/roles.ts';
import { openMilestones } from '../../shared/update.ts';
import type { Context } from '../context.ts';
import { findResponsible, type Responsible } from '../people/read.ts';
import { foldEntries, loadEntries } from './read.ts';
import type { Snapshot, SnapshotCluster } from './snapshot.ts';

/** Clusters that a filter lets through, in the order of every list. */
export const filtered = (snapshot: Snapshot, filter: Filter): readonly SnapshotCluster[] =>
  pick(snapshot.byUrgency(), filter, ({ row }) => row);

/** Clusters that an action reaches. Scopes go by today's units: rights are today's, whatever day is looked at. */
export async function within(
  ctx: Context,
  action: Action,
  clusters: readonly SnapshotCluster[],
): Promise<readonly SnapshotCluster[]> {
  if (reachOf(ctx.actor.role, action) === 'all') return clusters;
  const today = await ctx.snapshots.at(ctx.clock.today());
  return clusters.filter((cluster) => mayTouch(ctx.actor, action, cluster, today));
}

function mayTouch(actor: Actor, action: Action, cluster: SnapshotCluster, today: Snapshot): boolean {
  const unit = today.byCode.get(cluster.code)?.unit ?? null;
  return can(actor, action, { code: cluster.code, units: unit === null ? [] : [unit] }).yes;
}

export interface DelayLine {
  row: SnapshotCluster['row'];
  slipOriginal: number | null;
  slipSinceReport: number | null;
  gateBaseline: Edtf | null;
  gateForecast: Edtf | null;
  responsible: Responsible | null;
}

/** A page of the ranked list of delays, with whose move each is. */
export async function delayPage(
  ctx: Context,
  asOf: Day,
  filter: Filter,
  { offset, limit }: { offset: number; limit: number },
) {
  const snapshot = await ctx.snapshots.at(asOf);
  // Counts are of all classes, whichever is listed: choosing "no schedule" must not read as "nobody is late".
  const everyClass = filtered(snapshot, { ...filter, lateness: undefined });
  const scope = await within(ctx, 'delays.read', everyClass);
  const counts: Partial<Record<Lateness, number>> = {};
  const page: SnapshotCluster[] = [];
  let total = 0;
  for (const cluster of scope) {
    const { lateness } = cluster.row;
    counts[lateness] = (counts[lateness] ?? 0) + 1;
    if (!isListed(lateness, filter)) continue;
    if (total >= offset && page.length < limit) page.push(cluster);
    total += 1;
  }
  const movers = await moversOf(ctx, page, asOf);
  return {
    asOf,
    total,
    counts,
    lines: page.map((cluster, i) => ({
      row: cluster.row,
      slipOriginal: cluster.assessment.slipOriginal,
      slipSinceReport: cluster.assessment.slipSinceReport,
      gateBaseline: cluster.state.gateBaseline,
      gateForecast: cluster.state.gateForecast,
      responsible: movers[i] ?? null,
    })),
  };
}

/** The delayed ones, unless the filter asks for other classes by name ("no plan", "no date"). */
function isListed(lateness: SnapshotCluster['row']['lateness'], filter: Filter): boolean {
  return filter.lateness === undefined ? isDelayed(lateness) : filter.lateness.includes(lateness);
}

/** Whose move the gate ahead is: who must act next on the way to it. */
function moversOf(
  ctx: Context,
  clusters: readonly SnapshotCluster[],
  asOf: Day,
): Promise<(Responsible | null)[]> {
  const questions = clusters.map((cluster) => ({
    clusterId: cluster.id,
    unit: cluster.unit,
    mover: MILESTONES[cluster.state.next ?? cluster.state.gate ?? 'filled'].mover,
  }));
  return findResponsible(ctx.db, ctx.provinceId, questions, asOf);
}

export interface DueLine {
  row: SnapshotCluster['row'];
  milestone: MilestoneCode;
  baseline: Edtf | null;
  forecast: Edtf | null;
  version: number;
  /** The last day by which it is due: of the schedule in force, else of the forecast; null where neither is known. */
  dueOn: Day | null;
  overdue: boolean;
  /** What is expected of the milestones that wait for this one. */
  expected: Expectation[];
  responsible: Responsible | null;
}

/**
 * Open milestones of some clusters that are overdue or fall due within `days`, soonest first, with whose move each
 * is. With `ahead`, also the next step and the next gate of every cluster, whenever they are due.
 */
export async function duesOf(
  ctx: Context,
  clusters: readonly SnapshotCluster[],
  asOf: Day,
  { days, ahead }: { days: number; ahead: boolean },
): Promise<DueLine[]> {
  const ids = clusters.map((cluster) => cluster.id);
  const standings = foldEntries(await loadEntries(ctx.db, ctx.provinceId, ids, asOf));
  const until = addDays(asOf, days);
  const lines = clusters.flatMap((cluster) => {
    const standing = standings.get(cluster.id);
    const { next, gate, stage } = cluster.state;
    if (!standing || stage === 'operating') return [];
    return openMilestones(standing)
      .map((milestone) => ({ cluster, ...dueOf(standing, milestone, asOf) }))
      .filter(({ milestone, dueOn }) => {
        const isAhead = ahead && (milestone === next || milestone === gate);
        return isAhead || (dueOn !== null && dueOn <= until && !MILESTONES[milestone].information);
      });
  });
  lines.sort((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1));
  const questions = lines.map(({ cluster, milestone }) => ({
    clusterId: cluster.id,
    unit: cluster.unit,
    mover: MILESTONES[milestone].mover,
  }));
  const responsible = await findResponsible(ctx.db, ctx.provinceId, questions, asOf);
  return lines.map(({ cluster, ...line }, i) => ({
    ...line,
    row: cluster.row,
    responsible: responsible[i] ?? null,
  }));
}

function dueOf(standing: Standing, milestone: MilestoneCode, asOf: Day) {
  const { baseline = null, forecast = null, version = 0 } = standing.milestones[milestone] ?? {};
  const date = baseline ?? forecast;
  const dueOn = date === null ? null : lastDay(date);
  return {
    milestone,
    baseline,
    forecast,
    version,
    dueOn,
    overdue: isOverdue({ baseline, actual: null }, asOf),
    expected: expectationsAfter(standing, milestone),
  };
}
