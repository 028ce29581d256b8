import { z } from 'zod';
import { issue, paperField, plain } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import {
  type Around,
  decideCloseTarget,
  decideRecordTarget,
  isSame,
  planInput,
  saidOf,
  TARGET_CODE,
  targetInput,
  targetKey,
  wrongPlan,
} from './command.ts';
import type { TargetEvent, TargetState } from './facet.ts';

/** What is said of a plan is said of all its targets in one act: they have it in common, and none is left behind. */

const code = z.string().regex(TARGET_CODE, issue('malformed'));
/** No published plan has half as many. */
const MOST = 60;

/** Those that are there already, each over the version that was seen. */
const standing = z.object({ code, version: z.int(issue('malformed')).min(0, issue('malformed')) });

/** About the stream of the first of its targets. */
export const changePlanInput = commandOf(
  targetKey,
  z.object({
    plan: planInput,
    /** The file of its decision, among the documents on file; null: none. */
    paper: paperField.nullable(),
    targets: z.array(standing).min(1, issue('required')).max(MOST, issue('too_large')),
    reason: plain(500),
  }),
);
export type ChangePlanInput = z.infer<typeof changePlanInput>;

/** What the targets of a plan have in common: the plan, and the document that announces them. */
const COMMON = {
  plan: true,
  publishedOn: true,
  sourceVi: true,
  sourceEn: true,
  sourceNo: true,
  sourceUrl: true,
  papers: true,
} as const;

/** About the stream of the first target that begins. */
export const nextPlanInput = commandOf(
  targetKey,
  targetInput.pick(COMMON).extend({
    plan: planInput,
    targets: z
      .array(targetInput.omit(COMMON).extend({ code, copiedFrom: code }))
      .min(1, issue('required'))
      .max(MOST, issue('too_large')),
    /** Those of the plan before that end with it, and why. */
    close: z.array(standing).max(MOST, issue('too_large')),
    reason: plain(500).nullable(),
  }),
);
export type NextPlanInput = z.infer<typeof nextPlanInput>;

export interface SaidOfTarget {
  code: string;
  event: TargetEvent;
}
type PlanDecision = { events: SaidOfTarget[] } | ReturnType<typeof refuse>;

/** How each target stands, by code; none is on record of one that is missing. */
export type Standing = ReadonlyMap<string, TargetState>;
const stateOf = (known: Standing, one: string): TargetState => known.get(one) ?? { said: null, version: 0 };

/** The plan of all its targets as it is from now on; of those that say so already nothing is recorded. */
export function decideChangePlan(
  known: Standing,
  { said: { plan, paper, targets, reason } }: Pick<ChangePlanInput, 'said'>,
  { today }: Pick<Around, 'today'>,
): PlanDecision {
  const wrong = wrongPlan(plan, today);
  if (wrong) return wrong;
  const decided = eachOnce(targets, 'targets', ({ code: own, version }) => {
    const state = stateOf(known, own);
    const { said } = state;
    if (said === null) return refuse('code', 'not_a_choice', own);
    if (state.version !== version) return refuse('code', 'target_changed', said.nameVi);
    if (said.closed) return refuse('code', 'target_closed');
    const source = said.papers?.source ?? null;
    const papers = source === null && paper === null ? null : { source, plan: paper };
    const target = { ...saidOf(said), plan, papers };
    return { event: { type: 'target.recorded', target, reason, copiedFrom: null } };
  });
  if ('refused' in decided) return decided;
  const events = decided.events.filter(({ code: own, event: { target } }) => {
    const { said } = stateOf(known, own);
    return said === null || !isSame(saidOf(said), target);
  });
  // The act is of the first of them: one that says nothing new carries none.
  return events[0]?.code === targets[0]?.code ? { events } : refuse('key', 'unchanged');
}

/** The next plan begins with all its targets, and those of the plan before end, on the same day. */
export function decideNextPlan(
  known: Standing,
  { said: { targets, close, reason, ...common } }: Pick<NextPlanInput, 'said'>,
  around: Around,
): PlanDecision {
  const begun = eachOnce(targets, 'targets', ({ code: own, ...one }) => {
    const state = stateOf(known, own);
    if (state.said !== null) return refuse('code', 'taken', own);
    return decideRecordTarget(state, { said: { ...one, ...common, reason: null } }, around);
  });
  if ('refused' in begun) return begun;
  if (close.length > 0 && reason === null) return refuse('reason', 'required');
  const closed = eachOnce(close, 'close', ({ code: own, version }) => {
    const state = stateOf(known, own);
    if (state.version !== version) return refuse('code', 'target_changed', state.said?.nameVi ?? own);
    return decideCloseTarget(state, { said: { reason: reason ?? '' } });
  });
  return 'refused' in closed ? closed : { events: [...begun.events, ...closed.events] };
}

function eachOnce<T extends { code: string }>(
  list: readonly T[],
  at: 'targets' | 'close',
  decide: (one: T) => Decision<TargetEvent>,
): PlanDecision {
  const events: SaidOfTarget[] = [];
  for (const [i, one] of list.entries()) {
    if (list.findIndex((other) => other.code === one.code) !== i)
      return refuse(`${at}.${i}.code`, 'taken', one.code);
    const decision = decide(one);
    if ('refused' in decision) {
      const { field, issue: what, detail } = decision.refused;
      return refuse(isCommon(field) ? field : `${at}.${i}.${field}`, what, detail);
    }
    events.push({ code: one.code, event: decision.event });
  }
  return { events };
}

/** What all of them have in common is wrong once, beside its own field. */
const isCommon = (field: string): boolean => field === 'key' || (field.split('.')[0] ?? field) in COMMON;
