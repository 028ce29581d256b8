/** A cohort by its size and its members. */
export interface Cohort {
  cohortSize: number;
  members: readonly string[];
}

/** Cohorts that lie wholly within a larger one: adding such numbers up would count clusters twice. */
export function overlapsOf<T extends Cohort>(targets: readonly T[]): { outer: T; inner: T[] }[] {
  return targets.flatMap((outer) => {
    const all = new Set(outer.members);
    const inner = targets.filter(
      ({ members }) =>
        members.length > 0 && members.length < all.size && members.every((code) => all.has(code)),
    );
    return inner.length > 0 ? [{ outer, inner }] : [];
  });
}
