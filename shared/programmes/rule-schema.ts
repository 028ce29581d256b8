import { z } from 'zod';
import { isDay } from '../day.ts';
import { issue } from '../fields.ts';
import type { CohortRule, Goal, Reached } from '../programme.ts';
import { KINDS, PRECISIONS } from '../register.ts';
import { COUNTED } from '../state.ts';
import type { AboutRule } from './about.ts';

/** How rules are read back from the log: apart from what is counted by them, which every first screen needs. */
const day = z.string().refine(isDay);

const reachedRule = z.object({
  milestone: z.enum(COUNTED),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
}) satisfies z.ZodType<Reached>;

const aboutRule = z.union([
  z.object({ kind: z.enum(KINDS) }),
  z.object({ area: z.object({ from: z.number().exactOptional(), to: z.number().exactOptional() }) }),
  z.object({ units: z.array(z.string()), on: day }),
  z.object({ investors: z.array(z.string()), on: day }),
  z.object({ position: z.array(z.enum(PRECISIONS)) }),
  z.object({ clusters: z.array(z.string()) }),
]) satisfies z.ZodType<AboutRule>;

export const cohortRule: z.ZodType<CohortRule> = z.union([
  reachedRule,
  aboutRule,
  z.object({ not: z.lazy(() => cohortRule) }),
  z.object({ all: z.array(z.lazy(() => cohortRule)) }),
  z.object({ any: z.array(z.lazy(() => cohortRule)) }),
]);

export const goalRule = z.union([
  reachedRule,
  z.object({ any: z.array(reachedRule) }),
]) satisfies z.ZodType<Goal>;

/** As people make them they are bounded in size: no list of a document is longer, and no rule that can be read has more in it. */
const LIMITS = { deep: 12, codes: 400, signs: 60, parts: 1_000 } as const;

/** Whether something that is to be read as a rule is small enough to be read at all. */
function isSmall(value: unknown): boolean {
  let parts = 0;
  const fits = (one: unknown, deep: number): boolean => {
    parts += 1;
    if (deep > LIMITS.deep || parts > LIMITS.parts) return false;
    if (typeof one === 'string') return one.length <= LIMITS.signs;
    if (Array.isArray(one)) return one.length <= LIMITS.codes && one.every((part) => fits(part, deep + 1));
    if (typeof one !== 'object' || one === null) return true;
    return Object.values(one).every((part) => fits(part, deep + 1));
  };
  return fits(value, 0);
}

const small = z.unknown().refine(isSmall, { ...issue('too_long'), abort: true });
export const cohortInput = small.pipe(cohortRule);
export const goalInput = small.pipe(goalRule);
