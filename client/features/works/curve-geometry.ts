import { type Day, daysBetween, joinDay } from '../../../shared/day.ts';
import type { Plan, PlanPoint } from '../../../shared/works/events.ts';
import { planCurve } from '../../../shared/works/plan.ts';
import { progressOn } from '../../../shared/works/progress.ts';
import type { Point } from '../../../shared/works/standing.ts';
import { type Frame, place, type Scales, yearsBetween } from '../../ui/chart-geometry.ts';

interface Curves {
  plan: Plan;
  /** The plan with which it began, where another has taken its place. */
  first: Plan | null;
  points: readonly Point[];
  /** The day looked at. */
  until: Day;
}

interface Drawing extends Scales {
  plan: string;
  first: string | null;
  /** What was done, from report to report; null where nothing was reported. */
  actual: string | null;
  /** Where it stands by the last report. */
  last: { x: number; y: number; percent: number } | null;
  now: number;
}

/** What was done by each report, in per cent of what it had reported on. */
export const actualCurve = (plan: Plan, points: readonly Point[]): PlanPoint[] =>
  points.flatMap(({ on, figures }) => {
    const { actual } = progressOn(plan, figures, on);
    return actual === null ? [] : [{ on, percent: actual }];
  });

/** The S-curve of the plan to its end, and that of the works to the last report. */
export function drawWorks({ plan, first, points, until }: Curves, frame: Frame): Drawing {
  const [planned, before] = [planCurve(plan), first && planCurve(first)];
  const actual = actualCurve(plan, points);
  const days = [...planned, ...(before ?? []), ...actual].map(({ on }) => on);
  const [since = until, last = until] = [[...days, until].sort()[0], [...days, until].sort().at(-1)];
  const length = Math.max(1, daysBetween(since, last));
  const end = frame.width - frame.right;
  const base = frame.height - frame.bottom;
  const x = (day: Day) => place(frame.left + ((end - frame.left) * daysBetween(since, day)) / length);
  const y = (percent: number) => place(base - ((base - frame.top) * percent) / 100);
  const path = (curve: readonly PlanPoint[]) =>
    curve.map(({ on, percent }, i) => `${i === 0 ? 'M' : 'L'}${x(on)} ${y(percent)}`).join('');
  const [lastDone] = actual.slice(-1);
  return {
    // What is planned to be done stays done.
    plan: `${path(planned)}H${end}`,
    first: before && path(before),
    actual: lastDone === undefined ? null : path(actual),
    last: lastDone ? { x: x(lastDone.on), y: y(lastDone.percent), percent: lastDone.percent } : null,
    now: x(until),
    years: yearsBetween(since, last).map((year) => ({ x: x(joinDay(year, 1, 1)), year })),
    ticks: [0, 50, 100].map((value) => ({ y: y(value), value })),
    base,
    end,
  };
}
