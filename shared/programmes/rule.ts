import { isDay } from '../day.ts';
import { refuse } from '../log/command.ts';
import type { CohortRule, Goal, Reached } from '../programme.ts';

/** Rules as people make them are held to make sense; what is read back from the log is not. */

/** A source that names neither clusters nor a rule: nothing is counted. */
export const NO_COHORT: CohortRule = { any: [] };
export const isNoCohort = (rule: CohortRule): boolean => 'any' in rule && rule.any.length === 0;

type Refusal = ReturnType<typeof refuse>;
const wrong = (code: Parameters<typeof refuse>[1]): Refusal => refuse('cohort', code);

/** Whatever is asked for must be said, and no span run backwards. */
export function wrongCohort(rule: CohortRule): Refusal | null {
  return isNoCohort(rule) ? null : wrongPart(rule);
}

function wrongPart(rule: CohortRule): Refusal | null {
  if ('not' in rule) return wrongPart(rule.not);
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : null;
  if (parts) {
    if (parts.length === 0) return wrong('required');
    return parts.reduce<Refusal | null>((found, part) => found ?? wrongPart(part), null);
  }
  if ('milestone' in rule) return wrongDays(rule, 'cohort');
  if ('area' in rule) {
    const { from, to } = rule.area;
    if (from === undefined && to === undefined) return wrong('required');
    if (![from ?? 0, to ?? 0].every((ha) => Number.isFinite(ha) && ha >= 0)) return wrong('not_a_number');
    return from !== undefined && to !== undefined && from > to ? wrong('range_order') : null;
  }
  if ('on' in rule && !isDay(rule.on)) return wrong('date_impossible');
  const list =
    'clusters' in rule
      ? rule.clusters
      : 'units' in rule
        ? rule.units
        : 'investors' in rule
          ? rule.investors
          : 'position' in rule
            ? rule.position
            : null;
  return list?.length === 0 ? wrong('required') : null;
}

function wrongDays({ from, to }: Reached, field: string): Refusal | null {
  if ([from, to].some((day) => day !== undefined && !isDay(day))) return refuse(field, 'date_impossible');
  return from !== undefined && to !== undefined && from > to ? refuse(field, 'range_order') : null;
}

/** One way at least, and each within its days. */
export function wrongGoal(goal: Goal | null): Refusal | null {
  if (goal === null) return null;
  const ways = 'any' in goal ? goal.any : [goal];
  if (ways.length === 0) return refuse('goal', 'required');
  return ways.reduce<Refusal | null>((found, way) => found ?? wrongDays(way, 'goal'), null);
}

/** All codes that a rule lists. */
export function codesIn(rule: CohortRule): string[] {
  if ('not' in rule) return codesIn(rule.not);
  if ('all' in rule) return rule.all.flatMap(codesIn);
  if ('any' in rule) return rule.any.flatMap(codesIn);
  return 'clusters' in rule ? rule.clusters : [];
}
