import { moverOfMilestone } from '../../shared/codes/known.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { isOverdue } from '../../shared/delay.ts';
import { type Edtf, lastDay } from '../../shared/edtf.ts';
import { MILESTONES, type MilestoneCode } from '../../shared/lifecycle.ts';
import { type Expectation, expectationsAfter, type Standing } from '../../shared/milestone.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { type Responsible, responsibleFor } from '../../shared/people/responsible.ts';
import { openMilestones } from '../../shared/update.ts';
import type { Reading } from '../context.ts';
import { foldStreams, readStates } from '../log/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

export interface DueLine {
  row: SnapshotCluster['row'];
  milestone: MilestoneCode;
  /** The schedule of the first decision, and the one in force. */
  original: Edtf | null;
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

interface Wanted {
  clusters: readonly SnapshotCluster[];
  snapshot: Snapshot;
  days: number;
  /** Also the next step and the next gate of every cluster, whenever they are due. */
  ahead: boolean;
  /** What stands for them, where it has been read. */
  standings?: ReadonlyMap<string, Standing>;
}

/** Open milestones of some clusters that are overdue or fall due within `days`, soonest first, with whose move each is. */
export async function duesOf(ctx: Reading, wanted: Wanted): Promise<DueLine[]> {
  const { clusters, snapshot, days, ahead } = wanted;
  const { asOf, judgedOn } = snapshot;
  const standings = wanted.standings ?? (await standingsOf(ctx, clusters, judgedOn));
  const until = addDays(asOf, days);
  const lines = clusters.flatMap((cluster) => {
    const standing = standings.get(cluster.stream);
    const { next, gate, stage } = cluster.days.milestones;
    if (!standing || stage === 'operating') return [];
    return openMilestones(standing, snapshot.unfollowed)
      .filter((milestone) => {
        if (ahead && (milestone === next || milestone === gate)) return true;
        const dueOn = dueOnOf(standing, milestone);
        return dueOn !== null && dueOn <= until && !MILESTONES[milestone].information;
      })
      .map((milestone) => lineOf(dueOf(standing, milestone, judgedOn), cluster, snapshot));
  });
  return lines.sort(bySoonest);
}

const lineOf = (
  due: ReturnType<typeof dueOf>,
  cluster: SnapshotCluster,
  { directory, codes }: Pick<Snapshot, 'directory' | 'codes'>,
): DueLine => ({
  ...due,
  row: cluster.row,
  responsible: responsibleFor(directory, cluster, moverOfMilestone(codes, due.milestone)),
});

/** One milestone of a cluster as a line of that list, whenever it is due. */
export const dueLine = (
  standing: Standing,
  milestone: MilestoneCode,
  { cluster, snapshot }: { cluster: SnapshotCluster; snapshot: Snapshot },
): DueLine => lineOf(dueOf(standing, milestone, snapshot.judgedOn), cluster, snapshot);

/** Soonest first, those without a day last; of one day by cluster, then in the order of the lifecycle (sort is stable). */
function bySoonest(a: DueLine, b: DueLine): number {
  const [first, second] = [a.dueOn ?? '9', b.dueOn ?? '9'];
  if (first !== second) return first < second ? -1 : 1;
  return a.row.code === b.row.code ? 0 : a.row.code < b.row.code ? -1 : 1;
}

/** What stands for some clusters: today as their heads say, on another day as the log adds up to it. */
export function standingsOf(
  { db, provinceId, clock }: Reading,
  clusters: readonly SnapshotCluster[],
  asOf: Day,
): Promise<Map<string, Standing>> {
  const streams = clusters.map(({ stream }) => stream);
  return asOf === clock.today()
    ? readStates(db, milestones, { provinceId, streams })
    : foldStreams(db, milestones, { provinceId, streams, asOf });
}

function dueOnOf({ milestones: known }: Standing, milestone: MilestoneCode): Day | null {
  const { baseline, forecast } = known[milestone] ?? {};
  const date = baseline ?? forecast;
  return date === undefined ? null : lastDay(date);
}

function dueOf(standing: Standing, milestone: MilestoneCode, asOf: Day) {
  const {
    baseline0: original = null,
    baseline = null,
    forecast = null,
    version = 0,
  } = standing.milestones[milestone] ?? {};
  return {
    milestone,
    original,
    baseline,
    forecast,
    version,
    dueOn: dueOnOf(standing, milestone),
    overdue: isOverdue({ baseline, actual: null }, asOf),
    expected: expectationsAfter(standing, milestone),
  };
}
