import { type Day, daysBetween } from '../../shared/day.ts';
import { EMPTY_STANDING, type Standing } from '../../shared/milestone.ts';
import { clockOf, type LadderClock, type Running } from '../../shared/procedure/clock.ts';
import { type ProcedureDay, type ProcedureState, procedure } from '../../shared/procedure/facet.ts';
import { type Ladder, ladderOf, lastRung, reachedOf } from '../../shared/procedure/ladder.ts';
import type { Desk, Rules, RungCode } from '../../shared/procedure/rungs.ts';
import { type Measured, type SpreadOfRules, spreadsOf } from '../../shared/procedure/spread.ts';
import { compareVietnamese } from '../../shared/text.ts';
import { within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import { facetNamed } from '../log/facets.ts';
import { standingsOf } from '../milestones/dues.ts';
import { loadDays } from '../snapshot/days.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

/** The ladder of the cluster page, with its clocks as of the day. */
export interface ProcedureShown {
  ladder: Ladder;
  clock: LadderClock;
  version: number;
}

/** For clusters before their decision, and for those of which more than milestones is on record. */
export function procedureShown(
  standing: Standing,
  state: ProcedureState,
  { days }: SnapshotCluster,
  { judgedOn, calendar }: Pick<Snapshot, 'judgedOn' | 'calendar'>,
): ProcedureShown | null {
  if (!isBefore(days.milestones.stage) && state.version === 0) return null;
  const ladder = ladderOf(standing, state, judgedOn);
  return { ladder, clock: clockOf(ladder, judgedOn, calendar), version: state.version };
}

const isBefore = (stage: SnapshotCluster['days']['milestones']['stage']): boolean =>
  stage === 'plan' || stage === 'establishment';

/** One cluster on the ladder. */
export interface ProcedureLine {
  code: string;
  name: string;
  unit: string | null;
  rules: Rules;
  /** The last rung on record, and its day where that is known. */
  last: RungCode | null;
  lastOn: Day | null;
  next: RungCode;
  desk: Desk;
  /** The clock that runs; null where none does. */
  running: Running | null;
  returnedOn: Day | null;
  /** What it rests on was made up for the demonstration. */
  illustrative: boolean;
}

export interface ProcedurePage {
  asOf: Day;
  judgedOn: Day;
  /** Those whose days run out first; then those that lie with the enterprise; then those without a clock. */
  lines: ProcedureLine[];
  spreads: SpreadOfRules[];
}

interface Known {
  cluster: SnapshotCluster;
  ladder: Ladder;
  clock: LadderClock;
}

/** All clusters on the ladder that whoever asks may see, and how long it has taken those that have passed. */
export async function procedurePage(ctx: Context, asOf: Day): Promise<ProcedurePage> {
  const snapshot = await ctx.days.at(asOf);
  const { judgedOn } = snapshot;
  const clusters = await within(ctx, 'procedure.read', snapshot.clusters);
  const known = await laddersOf(ctx, clusters, snapshot);
  return {
    asOf,
    judgedOn,
    lines: known.flatMap(lineOf).sort(byDaysLeft),
    spreads: spreadsOf(known.map(measuredOf)),
  };
}

async function laddersOf(
  ctx: Context,
  clusters: readonly SnapshotCluster[],
  { judgedOn, calendar }: Pick<Snapshot, 'judgedOn' | 'calendar'>,
): Promise<Known[]> {
  const { db, provinceId } = ctx;
  const streams = clusters.map(({ stream }) => stream);
  const asked = { provinceId, day: judgedOn, streams };
  const rows = await loadDays<ProcedureDay>(db, facetNamed(procedure.name), asked);
  const between = new Map(rows.map(({ stream, says }) => [stream, says]));
  // Those that operate without a dossier on record have no ladder; nobody reads their milestones for it.
  const mine = clusters.filter(({ stream, days }) => {
    const { stage } = days.milestones;
    return between.has(stream) || (stage !== 'operating' && stage !== 'ended');
  });
  const standings = await standingsOf(ctx, mine, judgedOn);
  return mine.map((cluster) => {
    const standing = standings.get(cluster.stream) ?? EMPTY_STANDING;
    const ladder = ladderOf(standing, between.get(cluster.stream) ?? procedure.empty, judgedOn);
    return { cluster, ladder, clock: clockOf(ladder, judgedOn, calendar) };
  });
}

function lineOf({ cluster, ladder, clock }: Known): ProcedureLine[] {
  const { next, desk, running, returnedOn } = clock;
  if (next === null || desk === null || !isBefore(cluster.days.milestones.stage)) return [];
  const last = lastRung(ladder);
  const reached = last && reachedOf(ladder, last);
  return [
    {
      code: cluster.code,
      name: cluster.days.register.nameVi,
      unit: cluster.unit,
      rules: ladder.rules,
      last,
      lastOn: reached?.day ?? null,
      next,
      desk,
      running,
      returnedOn,
      illustrative: reached?.ground === 'illustrative',
    },
  ];
}

/** How soon somebody must act: those without a clock last, of these the ones that have come furthest first. */
function byDaysLeft(a: ProcedureLine, b: ProcedureLine): number {
  const rank = ({ running, returnedOn }: ProcedureLine) =>
    running === null ? 2 : returnedOn === null ? 0 : 1;
  return (
    rank(a) - rank(b) ||
    (a.running?.left ?? 0) - (b.running?.left ?? 0) ||
    Number(a.last === null) - Number(b.last === null) ||
    compareVietnamese(a.name, b.name) ||
    (a.code < b.code ? -1 : 1)
  );
}

function measuredOf({ cluster, ladder, clock }: Known): Measured {
  const isOver = reachedOf(ladder, 'appraised') !== null;
  const days = ladder.stops.flatMap(({ returned, handedIn }) =>
    handedIn === null ? [] : [daysBetween(returned.date, handedIn.date)],
  );
  return {
    code: cluster.code,
    name: cluster.days.register.nameVi,
    rules: ladder.rules,
    rungs: clock.rungs,
    atEnterprise: isOver && days.length > 0 ? days.reduce((sum, n) => sum + n, 0) : null,
  };
}
