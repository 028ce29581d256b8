import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { organisationsOf } from '../../shared/people/responsible.ts';
import type { Waits } from '../../shared/reminders/digest.ts';
import { reachOf } from '../../shared/roles.ts';
import { rowsFor, within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import { type DueLine, duesOf } from '../milestones/dues.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type AskedLine, askedOf, type WaitingLine, waitingIn } from './inbox.ts';
import { type ReportLine, type ReturnedLine, reportsOf } from './reports.ts';

/** Everything that waits for whoever asks. What their role does not do is empty. */
export interface Work {
  asOf: Day;
  /** Agencies they answer for today. */
  agencies: string[];
  rows: ClusterRow[];
  /** To report: what was given back, each cluster's report, what falls due. */
  returned: ReturnedLine[];
  reports: ReportLine[];
  dues: DueLine[];
  /** To confirm, and to answer. */
  waiting: WaitingLine[];
  asked: AskedLine[];
}

export type Pressing = Pick<Work, 'returned' | 'reports' | 'waiting' | 'asked'>;

export async function workOf(ctx: Context, asOf: Day): Promise<Work> {
  const snapshot = await ctx.days.at(asOf);
  const agencies = await agenciesOf(ctx);
  // Of every cluster of the city nobody reads a list of what is due: that is what the page of delays is for.
  const isWide = reachOf(ctx.actor.role, 'work.read') === 'all';
  const clusters = isWide ? [] : await within(ctx, 'work.read', snapshot.clusters);
  const pressing = await pressingOn(ctx, snapshot, agencies);
  const { days } = snapshot.thresholds.due;
  const dues = await duesOf(ctx, { clusters, snapshot, days, ahead: true });
  const given = new Set(pressing.returned.map(nameOf));
  return {
    asOf,
    agencies: [...agencies],
    rows: await rowsFor(ctx, clusters),
    dues: dues.filter((due) => !given.has(nameOf(due))),
    ...pressing,
  };
}

const nameOf = ({ row, milestone }: DueLine) => `${row.code} ${milestone}`;

/** What the bar counts. */
export type WorkCount = Waits;

/** How much of it does not wait: today, whatever day is looked at. */
export async function workCount(ctx: Context): Promise<WorkCount> {
  const snapshot = await ctx.days.at(ctx.clock.today());
  return countOf(await pressingOn(ctx, snapshot, await agenciesOf(ctx)));
}

export const countOf = ({ returned, reports, waiting, asked }: Pressing): WorkCount => ({
  returned: returned.length,
  overdue: reports.filter(({ overdue }) => overdue).length,
  waiting: waiting.length,
  asked: asked.filter(({ obstacle }) => obstacle.state === 'open').length,
});

const agenciesOf = async (ctx: Context): Promise<ReadonlySet<string>> =>
  organisationsOf((await ctx.days.at(ctx.clock.today())).directory, ctx.actor.id);

async function pressingOn(
  ctx: Context,
  snapshot: Snapshot,
  agencies: ReadonlySet<string>,
): Promise<Pressing> {
  const { clusters } = snapshot;
  const [own, reviewed, answered] = await Promise.all([
    within(ctx, 'forecast.write', clusters),
    within(ctx, 'actual.review', clusters),
    within(ctx, 'obstacle.answer', clusters),
  ]);
  return {
    ...(await reportsOf(ctx, { clusters: own, snapshot })),
    waiting: await waitingIn(ctx, { clusters: reviewed, snapshot }),
    asked: await askedOf(ctx, agencies, { clusters: answered, snapshot }),
  };
}
