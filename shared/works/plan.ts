import { type Day, daysBetween } from '../day.ts';
import { COMPONENTS, type Component, dustless, type Figures, roundedVnd } from './components.ts';
import type { Plan, PlannedComponent, PlanPoint } from './events.ts';

/** What follows from a plan: the weights, what is planned for a day, what was approved and paid. */

type Planned = Pick<Plan, 'weighting' | 'components'>;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What each component weighs, in per cent of all that is planned; together 100. */
export function weightsOf({ weighting, components }: Planned): Map<Component, number> {
  const parts = components.map((one) => [one.component, partOf(one, weighting)] as const);
  const all = sumOf(parts.map(([, part]) => part));
  return new Map(parts.map(([component, part]) => [component, all > 0 ? (100 * part) / all : 0]));
}

const partOf = ({ weight, approvedVndBn }: PlannedComponent, weighting: Plan['weighting']): number =>
  (weighting === 'capital' ? approvedVndBn : weight) ?? 0;

/** What is planned of a component for a day, in per cent of it: nothing before its first day, straight between two. */
export function plannedAt(points: readonly PlanPoint[], day: Day): number {
  const next = points.findIndex(({ on }) => on >= day);
  const [before, after] = [points[next === -1 ? points.length - 1 : next - 1], points[next]];
  if (after?.on === day) return after.percent;
  if (before === undefined) return 0;
  if (after === undefined) return before.percent;
  const share = daysBetween(before.on, day) / daysBetween(before.on, after.on);
  return before.percent + (after.percent - before.percent) * share;
}

/** What is planned of some components for a day, in per cent of them; null where they weigh nothing. */
export function plannedOf(
  plan: Planned,
  day: Day,
  isCounted: (component: Component) => boolean = () => true,
): number | null {
  const weights = weightsOf(plan);
  const counted = plan.components.filter(({ component }) => isCounted(component));
  const weightOf = ({ component }: PlannedComponent) => weights.get(component) ?? 0;
  const all = sumOf(counted.map(weightOf));
  if (all <= 0) return null;
  return dustless(sumOf(counted.map((one) => weightOf(one) * plannedAt(one.points, day))) / all);
}

/** The S-curve of the plan: all days on which it turns. Between two it goes straight, as each of its components does. */
export function planCurve(plan: Planned): PlanPoint[] {
  const days = new Set(plan.components.flatMap(({ points }) => points.map(({ on }) => on)));
  return [...days].sort().map((on) => ({ on, percent: plannedOf(plan, on) ?? 0 }));
}

/** Capital approved for all that is planned, VND billion; null where that of a component is not known. */
export function approvedOf({ components }: Pick<Plan, 'components'>): number | null {
  const amounts = components.flatMap(({ approvedVndBn }) => approvedVndBn ?? []);
  return amounts.length < components.length ? null : roundedVnd(sumOf(amounts));
}

/** What is known to be disbursed of the components that are planned, and of how many of them. */
export function disbursedByComponent({ components }: Pick<Plan, 'components'>, figures: Figures) {
  const amounts = components.flatMap(({ component }) => figures[`${component}.disbursed`] ?? []);
  return { vndBn: roundedVnd(sumOf(amounts)), told: amounts.length, of: components.length };
}

/** Disbursed for all that is planned, VND billion: by component where each is told, else as told in total, else unknown. */
export function disbursedOf(plan: Pick<Plan, 'components'>, figures: Figures): number | null {
  const { vndBn, told, of } = disbursedByComponent(plan, figures);
  return told === of && of > 0 ? vndBn : (figures.disbursed ?? null);
}

/** In the order of the list of components, whatever the order in which they were said. */
export const byComponent = (a: { component: Component }, b: { component: Component }): number =>
  COMPONENTS.indexOf(a.component) - COMPONENTS.indexOf(b.component);
