import { clusterHaOf, rounded as roundedHa } from './clearance/figures.ts';
import type { Day } from './day.ts';
import { type Edtf, parseEdtf } from './edtf.ts';
import { countGrounds, type GroundCount, weakest } from './ground.ts';
import { type AboutRule, type Described, groundOfMeeting, type Known, meets } from './programmes/about.ts';
import type { Provenance } from './register.ts';
import type { ClusterState, Counted } from './state.ts';

/**
 * Programmes: a cohort is a named rule over facts and a date, never a column of the cluster; a target counts the
 * members of a cohort that have reached a milestone. Official counts use confirmed actuals only.
 */
/** "This milestone happened wholly within these days" (either end may be open). */
export interface Reached {
  milestone: Counted;
  from?: Day;
  to?: Day;
}

export type CohortRule =
  | Reached
  | AboutRule
  | { not: CohortRule }
  | { all: CohortRule[] }
  | { any: CohortRule[] };

/** What a rule asks of the register, wherever it stands in it. */
export function asksIn(rule: CohortRule): AboutRule[] {
  if ('not' in rule) return asksIn(rule.not);
  if ('all' in rule) return rule.all.flatMap(asksIn);
  if ('any' in rule) return rule.any.flatMap(asksIn);
  return 'milestone' in rule ? [] : [rule];
}

/** One milestone, or any of several ("established or expanded"). */
export type Goal = Reached | { any: Reached[] };
export const waysTo = (goal: Goal): Reached[] => ('any' in goal ? goal.any : [goal]);

/** In what a target is counted: clusters, or the hectares of those that have achieved it. */
export const METRICS = ['clusters', 'hectares'] as const;
export type Metric = (typeof METRICS)[number];

export interface Target {
  code: string;
  cohort: CohortRule;
  /** What counts as achieved; null where the source names no measurable criterion. */
  goal: Goal | null;
  /** The target as a range; equal ends for a single number; null where the source gives none. */
  min: number | null;
  max: number | null;
}

/**
 * What a first screen speaks of: of the targets, in their order, the first that counts clusters by this milestone and no
 * other; null where there is none. A plan that takes the place of another brings its own.
 */
export const leadingOf = (
  targets: readonly (Pick<Target, 'code' | 'goal'> & { metric: Metric })[],
  milestone: Counted,
): string | null =>
  targets.find(
    ({ goal, metric }) =>
      metric === 'clusters' && goal !== null && 'milestone' in goal && goal.milestone === milestone,
  )?.code ?? null;

const FIELD = {
  established: 'established',
  construction_started: 'started',
  infrastructure_completed: 'completed',
  first_tenant: 'operating',
  expansion_decided: 'expanded',
} as const satisfies Record<Counted, keyof ClusterState>;

type Dates = Pick<ClusterState, (typeof FIELD)[Counted] | 'expandedBefore' | 'unconfirmed'>;
type Grounded = Pick<ClusterState, 'grounds'>;

/** What of a cluster makes it a member of a cohort or not. */
export interface Counting {
  code: string;
  days: { milestones: Dates; register: Described };
}
/** The same, with the grounds on which it is one. */
export interface Standpoint extends Counting {
  days: { milestones: Dates & Grounded; register: Described };
}
type Answer = 'confirmed' | 'reported' | 'no';

function reached(state: Dates, rule: Reached): Answer {
  // A later expansion takes nothing from what an earlier one has reached.
  const before = rule.milestone === 'expansion_decided' ? state.expandedBefore : [];
  if (before.some((date) => liesWithin(date, rule))) return 'confirmed';
  const date = state[FIELD[rule.milestone]];
  if (date === null || !liesWithin(date, rule)) return 'no';
  return state.unconfirmed.includes(rule.milestone) ? 'reported' : 'confirmed';
}

function liesWithin(date: Edtf, { from, to }: Reached): boolean {
  const span = parseEdtf(date);
  if (!span || (to !== undefined && span.last > to)) return false;
  return from === undefined || (span.first !== null && span.first >= from);
}

const knownOf = ({ code, days: { register } }: Counting): Known => ({ code, register });

export function isMember(cluster: Counting, rule: CohortRule): boolean {
  if ('not' in rule) return !isMember(cluster, rule.not);
  if ('all' in rule) return rule.all.every((part) => isMember(cluster, part));
  if ('any' in rule) return rule.any.some((part) => isMember(cluster, part));
  if ('milestone' in rule) return reached(cluster.days.milestones, rule) === 'confirmed';
  return meets(knownOf(cluster), rule);
}

/** Whether it would be a member if all that is reported were confirmed, and is none as it stands. */
export function isNearlyMember(cluster: Counting, rule: CohortRule): boolean {
  const { milestones } = cluster.days;
  if (milestones.unconfirmed.length === 0 || isMember(cluster, rule)) return false;
  const confirmed = { ...milestones, unconfirmed: [] };
  return isMember({ ...cluster, days: { ...cluster.days, milestones: confirmed } }, rule);
}

/** The grounds that a membership rests on. What did not happen, or is not so, is no ground for anything. */
function restsOn(rule: CohortRule, cluster: Standpoint): (Provenance | null)[] {
  if ('not' in rule) return [];
  if ('all' in rule) return rule.all.flatMap((part) => restsOn(part, cluster));
  if ('any' in rule) {
    const part = rule.any.find((one) => isMember(cluster, one));
    return part ? restsOn(part, cluster) : [];
  }
  if ('milestone' in rule) return [groundOf(cluster.days.milestones, [rule.milestone])];
  return [groundOfMeeting(knownOf(cluster), rule)];
}

/** On what a membership rests: the weakest of what makes it one; null where it is only that something is not so. */
export const groundOfMember = (rule: CohortRule, cluster: Standpoint): Provenance | null =>
  weakest(restsOn(rule, cluster));

/** On what it rests that some milestones have happened. */
export const groundOf = ({ grounds }: Grounded, milestones: readonly Counted[]): Provenance | null =>
  weakest(milestones.map((milestone) => grounds[milestone]));

/** Where a cluster stands in a target; null: it does not belong to its cohort. */
export type Share = 'member' | 'achieved' | 'unconfirmed';

export function shareIn({ cohort, goal }: Pick<Target, 'cohort' | 'goal'>, cluster: Counting): Share | null {
  if (!isMember(cluster, cohort)) return null;
  const answers = goal === null ? [] : waysTo(goal).map((way) => reached(cluster.days.milestones, way));
  if (answers.includes('confirmed')) return 'achieved';
  return answers.includes('reported') ? 'unconfirmed' : 'member';
}

/** The milestone by which a goal is reached. */
export const achievedBy = (goal: Goal | null, state: Dates): Counted[] =>
  (goal ? waysTo(goal) : [])
    .filter((way) => reached(state, way) === 'confirmed')
    .slice(0, 1)
    .map(({ milestone }) => milestone);
/** Codes of the targets whose cohort a cluster belongs to, of those it has achieved, and of those reported but unconfirmed. */
export interface Membership {
  cohorts: string[];
  achieved: string[];
  reported: string[];
}

/** To which targets a cluster belongs and which of them it has achieved. Those that stand alike share one answer. */
export function membershipsIn(targets: readonly Target[]): (cluster: Counting) => Membership {
  const asked = targets.flatMap(({ cohort }) => asksIn(cohort));
  const known = new Map<string, Membership>();
  return (cluster) => {
    const { established, started, completed, operating, expanded, expandedBefore, unconfirmed } =
      cluster.days.milestones;
    const lists = `${expandedBefore.join()} ${unconfirmed.join()}`;
    const dates = `${established} ${started} ${completed} ${operating} ${expanded} ${lists}`;
    const answers = asked.map((rule) => (meets(knownOf(cluster), rule) ? 1 : 0)).join('');
    const key = `${dates} ${answers}`;
    const same = known.get(key);
    if (same) return same;
    const fresh: Membership = { cohorts: [], achieved: [], reported: [] };
    for (const target of targets) {
      const share = shareIn(target, cluster);
      if (share === null) continue;
      fresh.cohorts.push(target.code);
      if (share === 'achieved') fresh.achieved.push(target.code);
      if (share === 'unconfirmed') fresh.reported.push(target.code);
    }
    known.set(key, fresh);
    return fresh;
  };
}

export interface TargetCount {
  /**
   * On what the members rest, each on the weakest of what makes it one; and on what it rests that some have achieved
   * the goal.
   */
  grounds: { cohort: GroundCount; achieved: GroundCount };
  cohort: string[];
  achieved: string[];
  /** Reported by the project manager and not yet confirmed: said beside the number, not in it. */
  unconfirmed: string[];
  /** Hectares of those achieved, together; and how many of them no source gives an area of. */
  ha: number;
  withoutArea: number;
}

/** The clusters behind a target: codes of its cohort, of those achieved, and of those waiting for confirmation. */
export function countTarget(target: Target, clusters: Iterable<Standpoint>): TargetCount {
  const count: Pick<TargetCount, 'cohort' | 'achieved' | 'unconfirmed'> = {
    cohort: [],
    achieved: [],
    unconfirmed: [],
  };
  const areas: (number | null)[] = [];
  const members: (Provenance | null)[] = [];
  const achieved: (Provenance | null)[] = [];
  for (const cluster of clusters) {
    const { code, days } = cluster;
    const share = shareIn(target, cluster);
    if (share === null) continue;
    count.cohort.push(code);
    members.push(groundOfMember(target.cohort, cluster));
    if (share === 'achieved') {
      achieved.push(groundOf(days.milestones, achievedBy(target.goal, days.milestones)));
      areas.push(clusterHaOf(days.register.facts));
    }
    if (share !== 'member') count[share].push(code);
  }
  const grounds = { cohort: countGrounds(members), achieved: countGrounds(achieved) };
  const ha = roundedHa(areas.reduce<number>((sum, area) => sum + (area ?? 0), 0));
  return { ...count, grounds, ha, withoutArea: areas.filter((area) => area === null).length };
}

/** What a target has reached, in what it is counted in. */
export const amountOf = (metric: Metric, { achieved, ha }: Pick<TargetCount, 'achieved' | 'ha'>): number =>
  metric === 'hectares' ? ha : achieved.length;

/** The same of one cluster that has achieved it; no area that a source states is none. */
export const worthOf = (metric: Metric, { days: { register } }: Counting): number =>
  metric === 'hectares' ? (clusterHaOf(register.facts) ?? 0) : 1;

export type Verdict = 'reached' | 'open' | 'missed' | 'over';

/** How many are missing, as a range; zero when reached. */
export function remaining(
  target: Pick<Target, 'min' | 'max'>,
  achieved: number,
): { min: number; max: number } | null {
  if (target.min === null || target.max === null) return null;
  return { min: Math.max(0, target.min - achieved), max: Math.max(0, target.max - achieved) };
}

/** Within the range is reached, above is over; below is open while there is time, and missed after the due day. */
export function verdict(
  target: Pick<Target, 'min' | 'max'> & { dueOn: Day | null },
  achieved: number,
  asOf: Day,
): Verdict | null {
  if (target.min === null || target.max === null) return null;
  if (achieved < target.min) return target.dueOn !== null && target.dueOn < asOf ? 'missed' : 'open';
  return achieved > target.max ? 'over' : 'reached';
}
