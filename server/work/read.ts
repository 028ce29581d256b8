import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { organisationsOf } from '../../shared/people/responsible.ts';
import type { Waits } from '../../shared/reminders/digest.ts';
import { type Actor, can, reachOf } from '../../shared/roles.ts';
import { rowsFor, within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import {
  asked,
  type MissedLine,
  missedOf,
  type PauseLine,
  pausesOver,
  type RequestLine,
  requestsOf,
  toDecide,
  toSee,
} from '../discipline/read.ts';
import { type DueLine, duesOf } from '../milestones/dues.ts';
import { knownThen } from '../reports/read.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type AskedLine, askedOf, type WaitingLine, waitingIn } from './inbox.ts';
import { type ReviewLine, withProofs } from './proofs.ts';
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
  waiting: ReviewLine[];
  asked: AskedLine[];
  /** Forecasts that one decides on, and those of one's own that wait or were refused. */
  requests: RequestLine[];
  requested: RequestLine[];
  /** Missed dates: one's own to explain, or others' whose explanation is owed. */
  missed: MissedLine[];
  /** Pauses whose expected end has passed, for whoever enters them. */
  pauses: PauseLine[];
}

export type Pressing = Pick<Work, 'returned' | 'reports' | 'asked' | 'requests' | 'missed' | 'pauses'> & {
  waiting: WaitingLine[];
};

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
    waiting: await withProofs(ctx, pressing.waiting, snapshot),
    requested: asked(
      await requestsOf(ctx, {
        clusters: await within(ctx, 'forecast.write', snapshot.clusters),
        snapshot,
      }),
    ),
  };
}

const nameOf = ({ row, milestone }: DueLine) => `${row.code} ${milestone}`;

/** What the bar counts. */
export type WorkCount = Waits;

/** How much of it does not wait: today, whatever day is looked at. */
export async function workCount(ctx: Context): Promise<WorkCount> {
  const snapshot = await ctx.days.at(ctx.clock.today());
  return countOf(ctx.actor, await pressingOn(ctx, snapshot, await agenciesOf(ctx)));
}

export const countOf = (actor: Actor, pressing: Pressing): WorkCount => ({
  returned: pressing.returned.length,
  overdue: pressing.reports.filter(({ overdue }) => overdue).length,
  waiting: pressing.waiting.length,
  asked: pressing.asked.filter(({ obstacle }) => obstacle.state === 'open').length,
  requests: pressing.requests.length,
  // Explanations that one owes oneself.
  missed: can(actor, 'missed.explain').yes ? pressing.missed.filter(({ owed }) => owed).length : 0,
  pauses: pressing.pauses.length,
});

const agenciesOf = async (ctx: Context): Promise<ReadonlySet<string>> =>
  organisationsOf((await ctx.days.at(ctx.clock.today())).directory, ctx.actor);

async function pressingOn(
  ctx: Context,
  snapshot: Snapshot,
  agencies: ReadonlySet<string>,
): Promise<Pressing> {
  const { clusters } = snapshot;
  const [own, reviewed, answered, decided, chased, paused] = await Promise.all([
    within(ctx, 'forecast.write', clusters),
    within(ctx, 'actual.review', clusters),
    within(ctx, 'obstacle.answer', clusters),
    within(ctx, 'request.decide', clusters),
    within(ctx, 'missed.read', clusters),
    within(ctx, 'cluster.pause', clusters),
  ]);
  return {
    ...(await reportsOf(ctx, {
      clusters: own,
      snapshot,
      thenOf: await knownThen((day) => ctx.days.at(day), snapshot),
    })),
    waiting: await waitingIn(ctx, { clusters: reviewed, snapshot }),
    asked: await askedOf(ctx, agencies, { clusters: answered, snapshot }),
    requests: toDecide(await requestsOf(ctx, { clusters: decided, snapshot }), ctx.actor.role),
    missed: toSee(await missedOf(ctx, { clusters: chased, snapshot }), ctx.actor),
    pauses: pausesOver({ clusters: paused, snapshot }),
  };
}
