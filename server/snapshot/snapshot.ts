import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CalendarDay } from '../../shared/calendar/facet.ts';
import { calendarOf } from '../../shared/calendar/known.ts';
import type { Calendar } from '../../shared/calendar/workdays.ts';
import type { CodeEntries, CodesDay } from '../../shared/codes/facet.ts';
import { unfollowedIn } from '../../shared/codes/known.ts';
import type { Day } from '../../shared/day.ts';
import { byUrgency } from '../../shared/delay.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { idOf } from '../../shared/log/stream.ts';
import type { Organisation } from '../../shared/people/organisation.ts';
import type { PersonDay } from '../../shared/people/person.ts';
import { type Directory, directoryOn } from '../../shared/people/responsible.ts';
import { countTarget, membershipsIn, type TargetCount } from '../../shared/programme.ts';
import type { TargetDay } from '../../shared/programmes/facet.ts';
import { isUnentered, type RegisterDay, unitOn } from '../../shared/register.ts';
import type { SettingsDay } from '../../shared/settings/facet.ts';
import { THRESHOLDS, type Thresholds } from '../../shared/settings/thresholds.ts';
import {
  type ClusterSource,
  FACET_NAMES,
  judge,
  type SnapshotCluster,
  type SnapshotTarget,
} from './cluster.ts';
import type { DayOf } from './days.ts';
import { type Packed, type PackedFor, packer } from './pack.ts';

/**
 * All clusters as known on one day, in memory: what the map, the lists, the counts and the programme numbers are
 * computed from, so that no two screens can disagree.
 */
export interface Snapshot {
  asOf: Day;
  /** The day whose knowledge and calendar lateness is judged by: the as-of day, or today where that lies ahead. */
  judgedOn: Day;
  clusters: readonly SnapshotCluster[];
  byCode: ReadonlyMap<string, SnapshotCluster>;
  /** Second entries of a cluster, by code: they are in no list and no number. */
  merged: ReadonlyMap<string, Merged>;
  /** All of them, the most urgent first; sorted once for each version. */
  byUrgency(): readonly SnapshotCluster[];
  /** The same by what everybody may see, so that the order tells no more. */
  byPublicUrgency(): readonly SnapshotCluster[];
  targets: readonly CountedTarget[];
  /** Those that were closed by the day, the last first: what became of them, as known on the day. */
  pastTargets(): readonly CountedTarget[];
  directory: Directory;
  thresholds: Thresholds;
  /** Which days are worked, as known on the day. */
  calendar: Calendar;
  /** How codes are named and offered, as known on the day. */
  codes: CodeEntries;
  /** Milestones that the department does not follow, as known on the day. */
  unfollowed: readonly MilestoneCode[];
  /** The map's answer, ready to be sent; made once for each version. */
  packed: PackedFor;
}
export type { Packed, SnapshotCluster };

/** Which cluster it is, and since when that is on record. */
export interface Merged {
  into: string;
  /** Where it lies, for whose scope it is. */
  unit: string | null;
  since: Day;
}

export interface CountedTarget {
  target: SnapshotTarget;
  count: TargetCount;
}

/** What is known beside the clusters themselves. Made anew when any of it changes. */
export interface Around {
  organisations: readonly DayOf<Organisation>[];
  people: readonly DayOf<PersonDay>[];
  targets: readonly DayOf<TargetDay>[];
  settings: readonly DayOf<SettingsDay>[];
  calendar: readonly DayOf<CalendarDay>[];
  codes: readonly DayOf<CodesDay>[];
}

/** Clusters by stream, with their rows. In parts, where they come one part after another. */
export type ClusterPart = Iterable<readonly [stream: string, from: ClusterSource]>;

export interface Sources {
  clusters: ClusterPart[] | AsyncIterable<ClusterPart>;
  around: Around;
}

interface Days {
  asOf: Day;
  judgedOn: Day;
}

const NO_CODES: CodeEntries = {};

/** Clusters made in one go: between two, other requests have their turn. */
const AT_ONCE = 1_000;

/** `before`: an earlier version of the same day, whose unchanged clusters are taken over as they are. */
export async function buildSnapshot(
  days: Days,
  { clusters: parts, around }: Sources,
  before: { snapshot: Snapshot; around: Around } | null,
): Promise<Snapshot> {
  const directory = directoryFor(days.asOf, around);
  const thresholds = around.settings[0]?.says.thresholds ?? THRESHOLDS;
  const { open: targets, closed } = targetsOf(around);
  const codes = around.codes[0]?.says.entries ?? NO_CODES;
  const unfollowed = unfollowedIn(codes);
  const judging = { ...days, directory, thresholds, codes, unfollowed, memberships: membershipsIn(targets) };
  const known = before?.around === around ? before.snapshot.byCode : null;
  const made: SnapshotCluster[] = [];
  const merged = new Map<string, Merged>();
  let fresh = 0;
  for await (const part of parts) {
    for (const [stream, from] of part) {
      if (!from.register || isUnentered(from.register.says as RegisterDay)) continue;
      const second = mergedIn(from, days.judgedOn);
      if (second) {
        merged.set(idOf(stream), second);
        continue;
      }
      const same = known?.get(idOf(stream));
      if (same && FACET_NAMES.every((name) => same.from[name] === from[name])) {
        made.push(same);
        continue;
      }
      made.push(judge(stream, from, judging));
      fresh += 1;
      if (fresh % AT_ONCE === 0) await nextTurn();
    }
  }
  made.sort((a, b) => (a.code < b.code ? -1 : 1));
  const calendar = calendarOf(around.calendar[0]?.says);
  const rules = { directory, thresholds, calendar, codes, unfollowed };
  return snapshotOf(days, made, { targets: countAll(targets, made), closed, merged, ...rules });
}

/** The one place where a second entry leaves what is shown of a day. */
function mergedIn({ register }: ClusterSource, on: Day): Merged | null {
  const said = register?.says as RegisterDay | undefined;
  const into = said?.mergedInto ?? null;
  if (said === undefined || into === null) return null;
  return { into, since: register?.fromDay ?? '', unit: unitOn(said.units, on) };
}

const directoryFor = (day: Day, { organisations, people }: Around): Directory =>
  directoryOn(
    day,
    organisations.map(({ stream, says }) => ({ id: idOf(stream), says })),
    people.map(({ stream, says }) => ({ id: idOf(stream), says })),
  );

function targetsOf({ targets }: Around): { open: SnapshotTarget[]; closed: SnapshotTarget[] } {
  const all = targets.map(({ stream, says }) => ({ code: idOf(stream), ...says }));
  const due = ({ dueOn, publishedOn }: SnapshotTarget) => dueOn ?? publishedOn;
  return {
    open: all.filter(({ closed }) => !closed).sort((a, b) => a.position - b.position),
    closed: all
      .filter(({ closed }) => closed)
      .sort((a, b) => (due(a) === due(b) ? a.position - b.position : due(a) > due(b) ? -1 : 1)),
  };
}

/** The clusters behind each target, with the grounds on which they stand there. */
const countAll = (
  targets: readonly SnapshotTarget[],
  clusters: readonly SnapshotCluster[],
): CountedTarget[] => targets.map((target) => ({ target, count: countTarget(target, clusters) }));

/** Apart from the making: a function made where `before` is in sight would keep every earlier version in memory. */
function snapshotOf(
  days: Days,
  clusters: readonly SnapshotCluster[],
  {
    closed,
    ...rest
  }: Pick<
    Snapshot,
    'targets' | 'directory' | 'thresholds' | 'calendar' | 'codes' | 'unfollowed' | 'merged'
  > & {
    closed: readonly SnapshotTarget[];
  },
): Snapshot {
  const byCode = new Map<string, SnapshotCluster>();
  for (const cluster of clusters) byCode.set(cluster.code, cluster);
  let inOrder: readonly SnapshotCluster[] | undefined;
  let inPublicOrder: readonly SnapshotCluster[] | undefined;
  let past: readonly CountedTarget[] | undefined;
  return {
    ...days,
    ...rest,
    clusters,
    byCode,
    byUrgency: () => (inOrder ??= [...clusters].sort((a, b) => byUrgency(a.row, b.row))),
    byPublicUrgency: () =>
      (inPublicOrder ??= [...clusters].sort((a, b) =>
        byUrgency({ ...a.row, slip: null }, { ...b.row, slip: null }),
      )),
    pastTargets: () => (past ??= countAll(closed, clusters)),
    packed: packer(days, clusters),
  };
}
