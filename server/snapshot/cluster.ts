import { CLUSTER_FACETS, type ClusterDays, type ClusterFacetName } from '../../shared/cluster-days.ts';
import { type ClusterFacts, type ClusterRow, toRow } from '../../shared/cluster-row.ts';
import type { CodeEntries } from '../../shared/codes/facet.ts';
import { followed, moverOfMilestone } from '../../shared/codes/known.ts';
import type { Day } from '../../shared/day.ts';
import { assess } from '../../shared/delay.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { idOf } from '../../shared/log/stream.ts';
import { type Directory, organisationFor, type Whose } from '../../shared/people/responsible.ts';
import type { Counting, Membership } from '../../shared/programme.ts';
import type { TargetDay } from '../../shared/programmes/facet.ts';
import { investorOn, unitOn } from '../../shared/register.ts';
import type { Thresholds } from '../../shared/settings/thresholds.ts';
import type { DayOf } from './days.ts';

export const FACET_NAMES = Object.keys(CLUSTER_FACETS) as ClusterFacetName[];

export type ClusterSource = { [F in ClusterFacetName]?: DayOf<unknown> | undefined };

/** A cluster of which no row is known yet: to be copied, so that all of them have one shape. */
export const NO_ROWS: ClusterSource = Object.fromEntries(FACET_NAMES.map((name) => [name, undefined]));

export interface SnapshotCluster extends Whose, ClusterFacts {
  unit: string | null;
  stream: string;
  /** With everything; what others may see of it is `publicRow`. Made when it is first asked for. */
  readonly row: ClusterRow;
  /** The rows it was made from. */
  from: ClusterSource;
}

export interface SnapshotTarget extends TargetDay {
  code: string;
}

/** By what the clusters of a day are judged. */
export interface Judging {
  asOf: Day;
  /** The day whose knowledge and calendar lateness is judged by: the as-of day, or today where that lies ahead. */
  judgedOn: Day;
  directory: Directory;
  thresholds: Thresholds;
  memberships: (cluster: Counting) => Membership;
  codes: CodeEntries;
  unfollowed: readonly MilestoneCode[];
}

/** What stands for a facet of which nothing was recorded. */
const NOTHING = Object.fromEntries(
  FACET_NAMES.map((name) => [name, CLUSTER_FACETS[name].day(CLUSTER_FACETS[name].empty as never)]),
) as unknown as ClusterDays;

type Facts = Omit<SnapshotCluster, 'row'>;

/** A class, because most days are looked at on the map alone: ten thousand rows that nobody asks for are not made. */
class Judged implements SnapshotCluster {
  readonly code: string;
  readonly stream: string;
  readonly unit: string | null;
  readonly investor: string | null;
  readonly days: ClusterDays;
  readonly assessment: Facts['assessment'];
  readonly mover: string | null;
  readonly cohorts: string[];
  readonly achieved: string[];
  readonly reported: string[];
  readonly from: ClusterSource;
  #row: ClusterRow | null = null;

  constructor(facts: Facts) {
    this.code = facts.code;
    this.stream = facts.stream;
    this.unit = facts.unit;
    this.investor = facts.investor;
    this.days = facts.days;
    this.assessment = facts.assessment;
    this.mover = facts.mover;
    this.cohorts = facts.cohorts;
    this.achieved = facts.achieved;
    this.reported = facts.reported;
    this.from = facts.from;
  }

  get row(): ClusterRow {
    return (this.#row ??= toRow(this));
  }
}

export function judge(stream: string, from: ClusterSource, judging: Judging): SnapshotCluster {
  const { asOf, judgedOn, thresholds } = judging;
  const days = {} as Record<ClusterFacetName, unknown>;
  for (const name of FACET_NAMES) days[name] = from[name]?.says ?? NOTHING[name];
  days['milestones'] = followed(days['milestones'] as ClusterDays['milestones'], judging.unfollowed);
  const known = days as ClusterDays;
  const whose = {
    code: idOf(stream),
    unit: unitOn(known.register.units, asOf),
    investor: investorOn(known.register.parties, asOf),
  };
  const { cohorts, achieved, reported } = judging.memberships({ code: whose.code, days: known });
  return new Judged({
    code: whose.code,
    stream,
    unit: whose.unit,
    investor: whose.investor,
    days: known,
    assessment: assess(known, judgedOn, thresholds),
    mover: moverOf(whose, known, judging),
    cohorts,
    achieved,
    reported,
    from,
  });
}

/** Whose move a cluster waits for: of the obstacle that is due first, else of its next step. */
function moverOf(
  whose: Whose,
  { obstacles, milestones }: ClusterDays,
  { directory, codes }: Judging,
): string | null {
  const [first] = obstacles.open;
  if (first) return first.organisation;
  const step = milestones.next ?? milestones.gate;
  return step === null ? null : organisationFor(directory, whose, moverOfMilestone(codes, step));
}
