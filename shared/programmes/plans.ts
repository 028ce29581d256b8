import { groupBy } from '../lists.ts';

interface Planned {
  plan: { nameVi: string } | null;
}

export interface PlanGroup<T extends Planned> {
  /** Its name in Vietnamese, by which targets of one plan stand together; null: those of no plan. */
  key: string | null;
  /** Its decision as the first of its targets tells it. */
  plan: T['plan'];
  targets: T[];
}

/** Targets by the plan they belong to, in their order; those of no plan last. */
export function plansOf<T extends Planned>(targets: readonly T[]): PlanGroup<T>[] {
  const groups = [...groupBy(targets, ({ plan }) => plan?.nameVi ?? null)].map(([key, its]) => ({
    key,
    plan: its[0]?.plan ?? null,
    targets: its,
  }));
  return groups.sort((a, b) => Number(a.key === null) - Number(b.key === null));
}
