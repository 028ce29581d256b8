import { z } from 'zod';
import { isLargerThanCluster } from '../clearance/figures.ts';
import type { Day } from '../day.ts';
import { clusterCodeField, documentDayField, issue, plainLine } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { idOf } from '../log/stream.ts';
import type { RegisterEvent, RegisterState } from '../register.ts';
import type { From } from '../timeline.ts';
import { registerKey } from './command.ts';
import { groundFields, groundOf, refusedGround } from './ground.ts';

/**
 * A cluster that was entered twice: from the day on which that is recorded the one that stays counts alone. The days
 * before show both, as they were known; that it was a mistake is recorded in the same way. Said of the duplicate.
 */
export const mergeInput = commandOf(
  registerKey,
  z.object({
    /** Code of the one that stays; null: they are two after all. */
    into: clusterCodeField.nullable(),
    ...groundFields,
  }),
);
export type MergeInput = z.infer<typeof mergeInput>;

export interface MergeAround {
  today: Day;
  /** The register of the other one: that stays, or stayed so far; null: there is none. */
  other: RegisterState | null;
  /** Whether anything was merged into this one. */
  hasAbsorbed: boolean;
}

/** What is said of the duplicate, and of the one that stays (or stayed). */
export function decideMerge(
  state: RegisterState,
  { stream, said }: Pick<MergeInput, 'stream' | 'said'>,
  { today, other, hasAbsorbed }: MergeAround,
): { duplicate: RegisterEvent; kept: { code: string; event: RegisterEvent } } | ReturnType<typeof refuse> {
  const { identity, mergedInto = null } = state;
  const code = idOf(stream);
  if (identity === null) return refuse('key', 'not_a_choice');
  if (said.into === mergedInto) return refuse('into', 'unchanged');
  if (said.into !== null && mergedInto !== null) return refuse('into', 'taken', mergedInto);
  const kept = said.into ?? mergedInto;
  // A pointer leads to a cluster that counts, in one step.
  if (kept === null || kept === code || !other?.identity) return refuse('into', 'not_a_choice');
  if (said.into !== null && (other.mergedInto ?? null) !== null) return refuse('into', 'not_a_choice');
  if (said.into !== null && hasAbsorbed) return refuse('into', 'still_absorbing');
  const refused = refusedGround(said, today);
  if (refused) return refused;
  const ground = groundOf(said);
  return {
    duplicate: { type: 'register.merged', into: said.into, ground },
    kept: {
      code: kept,
      event: {
        type: 'register.absorbed',
        code,
        nameVi: identity.nameVi,
        undone: said.into === null,
        ground,
      },
    },
  };
}

/** Spans of what stood, with `gone` for the days on which the cluster was another's second entry. */
export function whileItCounts<T, G>(
  spans: readonly From<T>[],
  register: readonly From<{ mergedInto: string | null }>[],
  gone: G,
): From<T | G>[] {
  if (register.every(({ says }) => says.mergedInto === null)) return [...spans];
  const days = [...new Set([...spans, ...register].map(({ from }) => from))].sort();
  const found: From<T | G>[] = [];
  for (const from of days) {
    const isMerged = (register.findLast((span) => span.from <= from)?.says.mergedInto ?? null) !== null;
    const stood = spans.findLast((span) => span.from <= from);
    if (!isMerged && stood === undefined) continue;
    const says = isMerged || stood === undefined ? gone : stood.says;
    if (found.at(-1)?.says !== says) found.push({ from, says });
  }
  return found;
}

/** The phases that a cluster is split into: all of them, in their order. They have no schedule of their own. */
export const phasesInput = commandOf(
  registerKey,
  z.object({
    phases: z
      .array(
        z.object({
          name: plainLine(100),
          areaHa: z
            .number(issue('not_a_number'))
            .positive(issue('required'))
            .max(1_000, issue('too_large'))
            .nullable(),
          decision: plainLine(80).nullable(),
          decidedOn: documentDayField.nullable(),
        }),
      )
      .max(10, issue('too_long')),
    ...groundFields,
  }),
);
export type PhasesInput = z.infer<typeof phasesInput>;

export function decidePhases(
  state: RegisterState,
  { said }: Pick<PhasesInput, 'said'>,
  { today, clusterHa }: { today: Day; clusterHa: number | null },
): Decision<RegisterEvent> {
  if (state.identity === null) return refuse('key', 'not_a_choice');
  const { phases } = said;
  if (JSON.stringify(phases) === JSON.stringify(state.phases ?? [])) return refuse('key', 'unchanged');
  for (const [i, { name, decidedOn }] of phases.entries()) {
    if (phases.findIndex((one) => one.name === name) < i) return refuse(`phases.${i}.name`, 'taken', name);
    if (decidedOn !== null && decidedOn > today) return refuse(`phases.${i}.decidedOn`, 'date_in_future');
  }
  const sum = phases.reduce((all, { areaHa }) => all + (areaHa ?? 0), 0);
  // The parts are not more than the whole, but for what two measurements differ by.
  if (isLargerThanCluster(sum, clusterHa) && said.note === undefined)
    return refuse('phases', 'larger_than_cluster');
  const refused = refusedGround(said, today);
  return refused ?? { event: { type: 'register.phased', phases, ground: groundOf(said) } };
}
