import type { Day } from '../day.ts';
import { type Goal, waysTo } from '../programme.ts';
import {
  isTooSlow,
  type Needed,
  type Pace,
  paceNeeded,
  paceReached,
  type Step,
} from '../programme-course.ts';

/**
 * The day on which a target is judged, the first of which anything is on record, since when its present rule counts where
 * there was another, and its course where it is there.
 */
export interface Looked {
  on: Day;
  since: Day | null;
  definedOn?: Day | null;
  steps: readonly Step[] | undefined;
}

export interface Pacing {
  needed: Needed;
  reached: Pace | null;
  slow: boolean | null;
}

/** What of a target its pace follows from. */
export type Paced = Parameters<typeof paceNeeded>[0] & { goal: Goal | null; achieved: number | null };

/** The first day on which anything can count; null: any day. */
function goalFrom(goal: Goal | null): Day | null {
  const days = goal === null ? [] : waysTo(goal).map(({ from }) => from ?? '');
  const [first = ''] = days.sort();
  return first === '' ? null : first;
}

/** How fast it must go, and how fast it has gone. */
export function pacing(target: Paced, { on, since, definedOn, steps }: Looked): Pacing | null {
  if (target.achieved === null || steps === undefined) return null;
  const needed = paceNeeded(target, target.achieved, on);
  // What another rule has counted is no pace of this one.
  const comparable = definedOn ?? since;
  const reached = paceReached(steps, { asOf: on, goalFrom: goalFrom(target.goal), since: comparable });
  return { needed, reached, slow: isTooSlow(needed, reached) };
}

interface Known {
  /** The day looked at, and today. */
  day: Day;
  today: Day;
  /** The first day of which anything is on record. */
  since: Day | null;
  courses: readonly { code: string; definedOn: Day | null; steps: readonly Step[] }[] | undefined;
}

/** How a target is looked at. Of a day ahead today's knowledge is shown, and judged by today. */
export function lookedAt(code: string, { day, today, since, courses }: Known): Looked {
  const course = courses?.find((one) => one.code === code);
  return {
    on: day < today ? day : today,
    since,
    definedOn: course?.definedOn ?? null,
    steps: courses && (course?.steps ?? []),
  };
}
