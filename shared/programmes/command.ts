import { z } from 'zod';
import type { Day } from '../day.ts';
import { spanOf } from '../edtf.ts';
import { dayField, edtfField, issue, paperField, plain, plainLine } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { METRICS } from '../programme.ts';
import type { Plan, TargetDay, TargetEvent, TargetSaid, TargetState } from './facet.ts';
import { codesIn, wrongCohort, wrongGoal } from './rule.ts';
import { cohortInput, goalInput } from './rule-schema.ts';

/** What the department says of a target, and the rules that turn it into an event or refuse it. */

/** The key of all that is said of one target: it is changed as a whole. */
export const TARGET = 'target';
export const targetKey = z.literal(TARGET, issue('malformed'));

/** The code of a target is in addresses: short, and never changed. */
export const TARGET_CODE = /^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$/;

/** Text in English may be missing: then the Vietnamese is shown. */
const english = (field: ReturnType<typeof plain>) => z.union([z.literal(''), field]);
const number = z
  .number(issue('not_a_number'))
  .min(0, issue('negative'))
  .max(100_000, issue('too_large'))
  .refine(Number.isInteger, issue('not_whole'));

export const planInput = z.object({
  nameVi: plainLine(200),
  nameEn: english(plainLine(200)),
  from: dayField.nullable(),
  to: dayField.nullable(),
  decision: plainLine(80).nullable(),
  day: dayField.nullable(),
  issuer: plainLine(200).nullable(),
});

const paper = paperField.nullable();

export const targetInput = z.object({
  position: number.refine((place) => place < 1000, issue('too_large')),
  nameVi: plainLine(200),
  nameEn: english(plainLine(200)),
  definitionVi: plain(2000),
  definitionEn: english(plain(2000)),
  cohort: cohortInput,
  goal: goalInput.nullable(),
  metric: z.enum(METRICS, issue('not_a_choice')),
  min: number.nullable(),
  max: number.nullable(),
  dueOn: dayField.nullable(),
  publishedOn: edtfField,
  sourceVi: plainLine(300),
  sourceEn: english(plainLine(300)),
  sourceNo: plainLine(80).nullable(),
  sourceUrl: z
    .url({ protocol: /^https?$/, ...issue('malformed') })
    .max(500, issue('too_long'))
    .nullable(),
  quoteVi: plain(1000),
  quoteEn: plain(1000).nullable(),
  secondReadingVi: plain(2000).nullable(),
  secondReadingEn: plain(2000).nullable(),
  plan: planInput.nullable(),
  papers: z.object({ source: paper, plan: paper }).nullable().default(null),
});

export const recordTargetInput = commandOf(
  targetKey,
  targetInput.extend({
    /** Why it is changed; needed where something stood before. */
    reason: plain(500).nullable(),
    copiedFrom: z.string().regex(TARGET_CODE, issue('malformed')).nullable(),
  }),
);
export type RecordTargetInput = z.infer<typeof recordTargetInput>;

export const closeTargetInput = commandOf(targetKey, z.object({ reason: plain(500) }));
export type CloseTargetInput = z.infer<typeof closeTargetInput>;

export interface Around {
  today: Day;
  isCluster: (code: string) => boolean;
}

export function decideRecordTarget(
  { said: before }: TargetState,
  { said }: Pick<RecordTargetInput, 'said'>,
  { today, isCluster }: Around,
): Decision<TargetEvent> {
  const { reason, copiedFrom, ...told } = said;
  if (before?.closed) return refuse('key', 'target_closed');
  const wrong =
    wrongCohort(told.cohort) ?? wrongGoal(told.goal) ?? wrongNumbers(told) ?? wrongDays(told, today);
  if (wrong) return wrong;
  // What the document lists stays listed, also where it has turned out to be another cluster's second entry.
  const listed = before === null ? [] : codesIn(before.cohort);
  const unknown = codesIn(told.cohort).find((code) => !listed.includes(code) && !isCluster(code));
  if (unknown !== undefined) return refuse('cohort', 'not_a_choice', unknown);
  const target: TargetSaid = {
    ...told,
    countsFrom: before === null ? today : before.countsFrom,
    closed: false,
  };
  if (before !== null && isSame(saidOf(before), target)) return refuse('key', 'unchanged');
  if (before !== null && reason === null) return refuse('reason', 'required');
  return {
    event: { type: 'target.recorded', target, reason, copiedFrom: before === null ? copiedFrom : null },
  };
}

/** Why it was closed stands beside it in its event. What stands since before files were named names none. */
export function saidOf({ closedBecause: _b, ...said }: TargetDay): TargetSaid {
  return Object.assign({ papers: null }, said);
}

/** Whatever order its fields stand in. */
export const isSame = (a: object, b: object): boolean => ordered(a) === ordered(b);
const ordered = (value: object): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

type Numbers = Pick<TargetDay, 'goal' | 'min' | 'max'>;
/** What can be counted has a number; a range has both its ends. */
function wrongNumbers({ goal, min, max }: Numbers) {
  if (min === null && (goal !== null || max !== null)) return refuse('min', 'required');
  if (max === null && min !== null) return refuse('max', 'required');
  return min !== null && max !== null && min > max ? refuse('max', 'range_order') : null;
}

function wrongDays({ publishedOn, plan }: Pick<TargetDay, 'publishedOn' | 'plan'>, today: Day) {
  const { first, last } = spanOf(publishedOn);
  if ((first ?? last) > today) return refuse('publishedOn', 'published_ahead');
  return wrongPlan(plan, today);
}

export function wrongPlan(plan: Plan | null, today: Day) {
  if (plan !== null && plan.day !== null && plan.day > today) return refuse('plan.day', 'date_in_future');
  const isBackwards = plan !== null && plan.from !== null && plan.to !== null && plan.from > plan.to;
  return isBackwards ? refuse('plan.to', 'range_order') : null;
}

/** It is counted no more from the day on which this is recorded; earlier days keep it. */
export function decideCloseTarget(
  { said: before }: TargetState,
  { said }: Pick<CloseTargetInput, 'said'>,
): Decision<TargetEvent> {
  if (before === null || before.closed) return refuse('key', 'target_closed');
  return {
    event: {
      type: 'target.recorded',
      target: { ...saidOf(before), closed: true },
      ...said,
      copiedFrom: null,
    },
  };
}

export function decideReopenTarget(
  { said: before }: TargetState,
  { said }: Pick<CloseTargetInput, 'said'>,
): Decision<TargetEvent> {
  if (before === null || !before.closed) return refuse('key', 'target_open');
  return {
    event: {
      type: 'target.recorded',
      target: { ...saidOf(before), closed: false },
      ...said,
      copiedFrom: null,
    },
  };
}
