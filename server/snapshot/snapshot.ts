import { setImmediate as nextTurn } from 'node:timers/promises';
import { CLUSTER_FACETS, type ClusterDays, type ClusterFacetName } from '../../shared/cluster-days.ts';
import { type ClusterFacts, type ClusterRow, toRow } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { type Assessment, assess, byUrgency } from '../../shared/delay.ts';
import { MILESTONES } from '../../shared/lifecycle.ts';
import { idOf } from '../../shared/log/stream.ts';
import type { Organisation } from '../../shared/people/organisation.ts';
import type { PersonDay } from '../../shared/people/person.ts';
import { type Directory, directoryOn, organisationFor, type Whose } from '../../shared/people/responsible.ts';
import { countTarget, type TargetCount } from '../../shared/programme.ts';
import type { TargetDay } from '../../shared/programmes/facet.ts';
import { investorOn, unitOn } from '../../shared/register.ts';
import type { SettingsDay } from '../../shared/settings/facet.ts';
import { THRESHOLDS, type Thresholds } from '../../shared/settings/thresholds.ts';
import type { DayOf } from './days.ts';
import { type Packed, type PackedFor, packer } from './pack.ts';

/**
 * All clusters as known on one day, in memory: what the map, the lists, the counts and the programme numbers are
 * computed from, so that no two screens can disagree.
 */
export interface SnapshotCluster extends Whose {
  stream: string;
  days: ClusterDays;
  assessment: Assessment;
  /** With everything; what others may see of it is `publicRow`. */
  row: ClusterRow;
  /** The rows it was made from. */
  from: ClusterSource;
}

export type ClusterSource = Partial<Record<ClusterFacetName, DayOf<unknown>>>;

export interface SnapshotTarget extends TargetDay {
  code: string;
}

export interface Snapshot {
  asOf: Day;
  /** The day whose knowledge and calendar lateness is judged by: the as-of day, or today where that lies ahead. */
  judgedOn: Day;
  clusters: readonly SnapshotCluster[];
  byCode: ReadonlyMap<string, SnapshotCluster>;
  /** All of them, the most urgent first; sorted once for each version. */
  byUrgency(): readonly SnapshotCluster[];
  /** The same by what everybody may see, so that the order tells no more. */
  byPublicUrgency(): readonly SnapshotCluster[];
  targets: readonly { target: SnapshotTarget; count: TargetCount }[];
  directory: Directory;
  thresholds: Thresholds;
  /** The map's answer, ready to be sent; made once for each version. */
  packed: PackedFor;
}
export type { Packed };

/** What is known beside the clusters themselves. Made anew when any of it changes. */
export interface Around {
  organisations: readonly DayOf<Organisation>[];
  people: readonly DayOf<PersonDay>[];
  targets: readonly DayOf<TargetDay>[];
  settings: readonly DayOf<SettingsDay>[];
}

/** What is held of a day: rows by facet and stream. */
export interface Sources {
  clusters: ReadonlyMap<string, ClusterSource>;
  around: Around;
}

const FACET_NAMES = Object.keys(CLUSTER_FACETS) as ClusterFacetName[];
/** What stands for a facet of which nothing was recorded. */
const NOTHING = Object.fromEntries(
  FACET_NAMES.map((name) => [name, CLUSTER_FACETS[name].day(CLUSTER_FACETS[name].empty as never)]),
) as unknown as ClusterDays;

interface Days {
  asOf: Day;
  judgedOn: Day;
}

/** Clusters made in one go: between two, other requests have their turn. */
const AT_ONCE = 1_000;

/** `before`: an earlier version of the same day, whose unchanged clusters are taken over as they are. */
export async function buildSnapshot(
  days: Days,
  { clusters: sources, around }: Sources,
  before: { snapshot: Snapshot; around: Around } | null,
): Promise<Snapshot> {
  const directory = directoryFor(days.asOf, around);
  const thresholds = around.settings[0]?.says.thresholds ?? THRESHOLDS;
  const known = before?.around === around ? before.snapshot.byCode : null;
  const made: SnapshotCluster[] = [];
  const fresh: SnapshotCluster[] = [];
  for (const [stream, from] of sources) {
    if (!from.register) continue;
    const same = known?.get(idOf(stream));
    if (same && FACET_NAMES.every((name) => same.from[name] === from[name])) {
      made.push(same);
      continue;
    }
    const cluster = judge(stream, from, { ...days, directory, thresholds });
    made.push(cluster);
    fresh.push(cluster);
    if (fresh.length % AT_ONCE === 0) await nextTurn();
  }
  made.sort((a, b) => (a.code < b.code ? -1 : 1));
  const targets = countAll(around.targets, made);
  const memberships = membershipsOf(targets);
  for (const [i, cluster] of fresh.entries()) {
    cluster.row = toRow(factsOf(cluster, directory, memberships.get(cluster.code) ?? NO_MEMBER));
    if ((i + 1) % AT_ONCE === 0) await nextTurn();
  }
  return snapshotOf(days, made, { targets, directory, thresholds });
}

const directoryFor = (day: Day, { organisations, people }: Around): Directory =>
  directoryOn(
    day,
    organisations.map(({ stream, says }) => ({ id: idOf(stream), says })),
    people.map(({ stream, says }) => ({ id: idOf(stream), says })),
  );

interface Judging extends Days {
  directory: Directory;
  thresholds: Thresholds;
}

function judge(
  stream: string,
  from: ClusterSource,
  { asOf, judgedOn, thresholds }: Judging,
): SnapshotCluster {
  const says: Partial<Record<ClusterFacetName, unknown>> = {};
  for (const name of FACET_NAMES) says[name] = from[name]?.says ?? NOTHING[name];
  const days = says as ClusterDays;
  return {
    code: idOf(stream),
    stream,
    unit: unitOn(days.register.units, asOf),
    investor: investorOn(days.register.parties, asOf),
    days,
    assessment: assess(days, judgedOn, thresholds),
    row: NO_ROW,
    from,
  };
}

/** Until the targets are counted, which asks for all clusters. */
const NO_ROW = {} as ClusterRow;

/** Whose move a cluster waits for: of the obstacle that is due first, else of its next step. */
export function moverOf(cluster: SnapshotCluster, directory: Directory): string | null {
  const { obstacles, milestones } = cluster.days;
  const [first] = obstacles.open;
  if (first) return first.organisation;
  const step = milestones.next ?? milestones.gate;
  return step === null ? null : organisationFor(directory, cluster, MILESTONES[step].mover);
}

function countAll(targets: Around['targets'], clusters: readonly SnapshotCluster[]): Snapshot['targets'] {
  const states = clusters.map(({ code, days }) => ({ code, state: days.milestones }));
  return targets
    .filter(({ says }) => !says.closed)
    .map(({ stream, says }) => ({ code: idOf(stream), ...says }))
    .sort((a, b) => a.position - b.position)
    .map((target) => ({ target, count: countTarget(target, states) }));
}

type Membership = Pick<ClusterFacts, 'cohorts' | 'achieved' | 'reported'>;

/** Most clusters belong to nothing: they share one answer. */
const NO_MEMBER: Membership = { cohorts: [], achieved: [], reported: [] };

/** What each cluster belongs to and has achieved, by its code. */
function membershipsOf(targets: Snapshot['targets']): Map<string, Membership> {
  const known = new Map<string, Membership>();
  const of = (code: string): Membership => {
    const found = known.get(code) ?? { cohorts: [], achieved: [], reported: [] };
    known.set(code, found);
    return found;
  };
  for (const { target, count } of targets) {
    for (const code of count.cohort) of(code).cohorts.push(target.code);
    for (const code of count.achieved) of(code).achieved.push(target.code);
    for (const code of count.unconfirmed) of(code).reported.push(target.code);
  }
  return known;
}

function factsOf(cluster: SnapshotCluster, directory: Directory, membership: Membership): ClusterFacts {
  const { code, unit, days, assessment } = cluster;
  return { code, unit, days, assessment, mover: moverOf(cluster, directory), ...membership };
}

/** Apart from the making: a function made where `before` is in sight would keep every earlier version in memory. */
function snapshotOf(
  days: Days,
  clusters: readonly SnapshotCluster[],
  rest: Pick<Snapshot, 'targets' | 'directory' | 'thresholds'>,
): Snapshot {
  let inOrder: readonly SnapshotCluster[] | undefined;
  let inPublicOrder: readonly SnapshotCluster[] | undefined;
  return {
    ...days,
    ...rest,
    clusters,
    byCode: new Map(clusters.map((cluster) => [cluster.code, cluster])),
    byUrgency: () => (inOrder ??= [...clusters].sort((a, b) => byUrgency(a.row, b.row))),
    byPublicUrgency: () =>
      (inPublicOrder ??= [...clusters].sort((a, b) =>
        byUrgency({ ...a.row, slip: null }, { ...b.row, slip: null }),
      )),
    packed: packer(days, clusters),
  };
}
