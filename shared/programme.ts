import { z } from 'zod';
import type { Day } from './day.ts';
import { parseEdtf } from './edtf.ts';
import { countGrounds, type GroundCount, weakest } from './ground.ts';
import type { Provenance } from './register.ts';
import { type ClusterState, COUNTED, type Counted } from './state.ts';

/**
 * Programmes: a cohort is a named rule over facts and a date, never a column of the cluster; a target counts the
 * members of a cohort that have reached a milestone. Official counts use confirmed actuals only.
 */
/** "This milestone happened wholly within these days" (either end may be open). */
export const reachedRule = z.object({
  milestone: z.enum(COUNTED),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
});
export type Reached = z.infer<typeof reachedRule>;

export type CohortRule = Reached | { not: CohortRule } | { all: CohortRule[] } | { any: CohortRule[] };
export const cohortRule: z.ZodType<CohortRule> = z.union([
  reachedRule,
  z.object({ not: z.lazy(() => cohortRule) }),
  z.object({ all: z.array(z.lazy(() => cohortRule)) }),
  z.object({ any: z.array(z.lazy(() => cohortRule)) }),
]);

/** One milestone, or any of several ("established or expanded"). */
export const goalRule = z.union([reachedRule, z.object({ any: z.array(reachedRule) })]);
export type Goal = z.infer<typeof goalRule>;
export const waysTo = (goal: Goal): Reached[] => ('any' in goal ? goal.any : [goal]);

export interface Target {
  code: string;
  cohort: CohortRule;
  /** What counts as achieved; null where the source names no measurable criterion. */
  goal: Goal | null;
  /** The target as a range; equal ends for a single number; null where the source gives none. */
  min: number | null;
  max: number | null;
}

const FIELD = {
  established: 'established',
  construction_started: 'started',
  infrastructure_completed: 'completed',
  first_tenant: 'operating',
  expansion_decided: 'expanded',
} as const satisfies Record<Counted, keyof ClusterState>;

export type Standpoint = Pick<ClusterState, (typeof FIELD)[Counted] | 'unconfirmed' | 'grounds'>;
type Answer = 'confirmed' | 'reported' | 'no';

function reached(state: Standpoint, rule: Reached): Answer {
  const date = state[FIELD[rule.milestone]];
  const span = date === null ? null : parseEdtf(date);
  if (!span) return 'no';
  if (rule.to !== undefined && span.last > rule.to) return 'no';
  if (rule.from !== undefined && (span.first === null || span.first < rule.from)) return 'no';
  return state.unconfirmed.includes(rule.milestone) ? 'reported' : 'confirmed';
}

export function isMember(state: Standpoint, rule: CohortRule): boolean {
  if ('not' in rule) return !isMember(state, rule.not);
  if ('all' in rule) return rule.all.every((part) => isMember(state, part));
  if ('any' in rule) return rule.any.some((part) => isMember(state, part));
  return reached(state, rule) === 'confirmed';
}

/** The milestones that a membership rests on. What did not happen is no ground for anything. */
function restsOn(rule: CohortRule, state: Standpoint): Counted[] {
  if ('not' in rule) return [];
  if ('all' in rule) return rule.all.flatMap((part) => restsOn(part, state));
  if ('any' in rule) {
    const part = rule.any.find((one) => isMember(state, one));
    return part ? restsOn(part, state) : [];
  }
  return [rule.milestone];
}

/** On what it rests that some milestones have happened. */
export const groundOf = ({ grounds }: Standpoint, milestones: readonly Counted[]): Provenance | null =>
  weakest(milestones.map((milestone) => grounds[milestone]));

/** Where a cluster stands in a target; null: it does not belong to its cohort. */
export type Share = 'member' | 'achieved' | 'unconfirmed';

export function shareIn({ cohort, goal }: Pick<Target, 'cohort' | 'goal'>, state: Standpoint): Share | null {
  if (!isMember(state, cohort)) return null;
  const answers = goal === null ? [] : waysTo(goal).map((way) => reached(state, way));
  if (answers.includes('confirmed')) return 'achieved';
  return answers.includes('reported') ? 'unconfirmed' : 'member';
}

/** The milestone by which a goal is reached. */
export const achievedBy = (goal: Goal | null, state: Standpoint): Counted[] =>
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
export function membershipsIn(targets: readonly Target[]): (state: Standpoint) => Membership {
  const known = new Map<string, Membership>();
  return (state) => {
    const { established, started, completed, operating, expanded, unconfirmed } = state;
    const key = `${established} ${started} ${completed} ${operating} ${expanded} ${unconfirmed.join()}`;
    const same = known.get(key);
    if (same) return same;
    const fresh: Membership = { cohorts: [], achieved: [], reported: [] };
    for (const target of targets) {
      const share = shareIn(target, state);
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
}

/** The clusters behind a target: codes of its cohort, of those achieved, and of those waiting for confirmation. */
export function countTarget(
  target: Target,
  clusters: Iterable<{ code: string; state: Standpoint }>,
): TargetCount {
  const count: Omit<TargetCount, 'grounds'> = { cohort: [], achieved: [], unconfirmed: [] };
  const members: (Provenance | null)[] = [];
  const achieved: (Provenance | null)[] = [];
  for (const { code, state } of clusters) {
    const share = shareIn(target, state);
    if (share === null) continue;
    count.cohort.push(code);
    members.push(groundOf(state, restsOn(target.cohort, state)));
    if (share === 'achieved') achieved.push(groundOf(state, achievedBy(target.goal, state)));
    if (share !== 'member') count[share].push(code);
  }
  const grounds = { cohort: countGrounds(members), achieved: countGrounds(achieved) };
  return { ...count, grounds };
}

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
