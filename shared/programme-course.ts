import { rounded } from './clearance/figures.ts';
import { addDays, addMonths, type Day, daysBetween, monthsBetween } from './day.ts';
import { type Counting, type Metric, remaining, shareIn, type Target, worthOf } from './programme.ts';
import { type From, standing } from './timeline.ts';

/** From this day on so many of a target's clusters, or of their hectares, had achieved it, as it was known on that day. */
export interface Step {
  day: Day;
  achieved: number;
}

/**
 * The course of a target: what its count was on every day, told by the days on which it changed. `versions` in the order
 * of their days; the target counts on days before its first as it was first announced. Of each cluster what stood from
 * the day on which it is on record.
 */
export function courseOf(
  versions: readonly From<Pick<Target, 'cohort' | 'goal'> & { metric: Metric }>[],
  clusters: Iterable<readonly From<Counting>[]>,
): Step[] {
  const [first, ...later] = versions;
  if (!first) return [];
  const changes = new Map<Day, number>();
  for (const states of clusters) {
    const known = states[0]?.from;
    if (known === undefined) continue;
    let was = 0;
    for (const day of daysOf([...states, ...later], known)) {
      const state = standing(states, day);
      const target = standing(versions, day) ?? first.says;
      const isAchieved = state !== null && shareIn(target, state) === 'achieved';
      const worth = isAchieved ? worthOf(target.metric, state) : 0;
      if (worth !== was) changes.set(day, (changes.get(day) ?? 0) + worth - was);
      was = worth;
    }
  }
  let achieved = 0;
  return [...changes]
    .filter(([, change]) => change !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, change]) => ({ day, achieved: (achieved = rounded(achieved + change)) }));
}

const daysOf = (spans: readonly From<unknown>[], first: Day): Day[] =>
  [...new Set(spans.map(({ from }) => from))].filter((day) => day >= first).sort();

/** How many had achieved it on a day. */
export const achievedOn = (steps: readonly Step[], day: Day): number =>
  steps.findLast((step) => step.day <= day)?.achieved ?? 0;

const DAYS_A_MONTH = 365.25 / 12;
const monthsOf = (from: Day, to: Day): number => daysBetween(from, to) / DAYS_A_MONTH;

/** How fast it must go from a day on, in clusters a month; or why that cannot be said. */
export type Needed =
  | { min: number; max: number; monthsLeft: number; daysLeft: number }
  | 'reached'
  | 'past_due'
  | 'no_due'
  | 'no_number';

type Aim = Pick<Target, 'min' | 'max'> & { dueOn: Day | null };

/** Of a range the least and the most; it is reached when its lower end is. */
export function paceNeeded(target: Aim, achieved: number, asOf: Day): Needed {
  const left = remaining(target, achieved);
  if (left === null) return 'no_number';
  if (left.min === 0) return 'reached';
  if (target.dueOn === null) return 'no_due';
  if (target.dueOn < asOf) return 'past_due';
  // On the last day what is missing is missing on that day.
  const months = Math.max(monthsOf(asOf, target.dueOn), 1 / DAYS_A_MONTH);
  return {
    min: left.min / months,
    max: left.max / months,
    monthsLeft: monthsBetween(asOf, target.dueOn),
    daysLeft: daysBetween(asOf, target.dueOn),
  };
}

/** How fast it has gone of late. */
export interface Pace {
  /** Clusters a month, from the end of `from` to the day looked at. */
  rate: number;
  from: Day;
  /** Whole months; twelve, unless nothing could be counted so long ago. */
  months: number;
  achieved: number;
}

/** Over how many months one looks back. */
const LOOKED_BACK = 12;

/**
 * The pace of the last twelve months; of fewer where the goal counts nothing earlier, or nothing was on record. Null while
 * that is less than a month.
 */
export function paceReached(
  steps: readonly Step[],
  { asOf, goalFrom, since }: { asOf: Day; goalFrom: Day | null; since: Day | null },
): Pace | null {
  const countable = goalFrom === null ? '' : addDays(goalFrom, -1);
  const earliest = [addMonths(asOf, -LOOKED_BACK), countable, since ?? ''].sort().at(-1) ?? asOf;
  if (earliest >= asOf) return null;
  const months = monthsBetween(earliest, asOf);
  if (months < 1) return null;
  const achieved = achievedOn(steps, asOf) - achievedOn(steps, earliest);
  return { rate: achieved / monthsOf(earliest, asOf), from: earliest, months, achieved };
}

/** Whether it must go faster than it has gone; null where one of the two cannot be said. */
export const isTooSlow = (needed: Needed, reached: Pace | null): boolean | null =>
  typeof needed === 'string' || reached === null ? null : reached.rate < needed.min;
