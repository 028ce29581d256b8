import type { Day } from '../day.ts';
import { type Component, dustless, type Figures } from './components.ts';
import type { Plan } from './events.ts';
import { plannedOf, weightsOf } from './plan.ts';

/**
 * How far the works are on a day, by a plan and what is known of its components. What nobody has reported on is not
 * nothing done: it is left out, and `covered` says of how much of the works the numbers are.
 */
export interface Progress {
  /** What the components reported on weigh, in per cent of all works. */
  covered: number;
  /** Done, in per cent of the works reported on; null where nothing is reported. */
  actual: number | null;
  /** Planned for the day, in per cent of the same works: what `actual` is compared with. */
  planned: number | null;
  /** Planned for the day, in per cent of all works. */
  plannedOfAll: number | null;
}

export function progressOn(
  plan: Pick<Plan, 'weighting' | 'components'>,
  figures: Figures,
  day: Day,
): Progress {
  const done = (component: Component) => figures[`${component}.progress`];
  const weights = weightsOf(plan);
  const told = [...weights].flatMap(([component, weight]) => {
    const percent = done(component);
    return percent === undefined ? [] : [{ weight, percent }];
  });
  const covered = told.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = told.reduce((sum, { weight, percent }) => sum + weight * percent, 0);
  return {
    covered: dustless(covered),
    actual: covered > 0 ? dustless(weighted / covered) : null,
    planned: plannedOf(plan, day, (component) => done(component) !== undefined),
    plannedOfAll: plannedOf(plan, day),
  };
}

/** Points of per cent ahead of the plan, to a tenth; below zero behind it. */
export const aheadOf = ({ actual, planned }: Pick<Progress, 'actual' | 'planned'>): number | null =>
  actual === null || planned === null ? null : Math.round((actual - planned) * 10) / 10;

/** Every component that is planned is reported to be done. */
export const isAllDone = ({ components }: Pick<Plan, 'components'>, figures: Figures): boolean =>
  components.length > 0 && components.every(({ component }) => figures[`${component}.progress`] === 100);
