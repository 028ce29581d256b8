import { z } from 'zod';
import { CAUSES, OWN_CODE } from '../cause.ts';
import { issue, plain, plainLine } from '../fields.ts';
import { canBeLeftOut, type MilestoneCode } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import {
  CODE_LISTS,
  type CodeEntry,
  type CodeList,
  type CodesEvent,
  type CodesState,
  MOVERS,
} from './facet.ts';
import { entryOf, isBuiltIn, isFreePlace } from './known.ts';

const name = plainLine(120).nullable();

export const setCodeInput = commandOf(
  z
    .string(issue('not_a_choice'))
    .max(60, issue('not_a_choice'))
    .refine((key) => partsOf(key) !== null, issue('not_a_choice')),
  z.object({
    like: z.enum(CAUSES, issue('not_a_choice')).nullable(),
    nameVi: name,
    nameEn: name,
    offered: z.boolean(issue('required')),
    position: z.int(issue('not_whole')).min(1, issue('too_small')).max(99, issue('too_large')).nullable(),
    weight: z
      .number(issue('not_a_number'))
      .min(0, issue('negative'))
      .max(100, issue('over_hundred'))
      .nullable(),
    mover: z.enum(MOVERS, issue('not_a_choice')).nullable(),
    reason: plain(500),
  }),
);
export type SetCodeInput = z.infer<typeof setCodeInput>;

/** 'cause.own-1' → the list and the code; null for what is in no list and could not be added to one. */
export function partsOf(key: string): { list: CodeList; code: string } | null {
  const list = CODE_LISTS.find((one) => key.startsWith(`${one}.`));
  if (!list) return null;
  const code = key.slice(list.length + 1);
  // Causes are added under one that the rules know, components in a place that they keep free.
  return isBuiltIn(list, code) || (list === 'cause' && OWN_CODE.test(code)) ? { list, code } : null;
}

const FIELDS = ['nameVi', 'nameEn', 'offered', 'position', 'weight', 'mover'] as const;

/** What only some lists have. */
function wrongFor(list: CodeList, code: string, { weight, mover, offered, position }: CodeEntry) {
  if (weight !== null && list !== 'component') return refuse('weight', 'must_be_empty');
  if (mover !== null && list !== 'milestone') return refuse('mover', 'must_be_empty');
  // The order of milestones is the rules' own, and some of them are asked for everywhere: see docs/decisions/025.
  if (list !== 'milestone') return null;
  if (!offered && !canBeLeftOut(code as MilestoneCode)) return refuse('offered', 'always_followed');
  return position === null ? null : refuse('position', 'must_be_empty');
}

/** Names an entry of a list, takes it out of choice, puts it elsewhere, or adds one that counts as a built-in one. */
export function decideCode(
  { entries, versions }: CodesState,
  { key, said: { reason, ...entry } }: Pick<SetCodeInput, 'key' | 'said'>,
): Decision<CodesEvent> {
  const parts = partsOf(key);
  if (!parts) return refuse('key', 'not_a_choice');
  const { list, code } = parts;
  const stands = entryOf(entries, list, code);
  const isNew = versions[key] === undefined;
  if (isBuiltIn(list, code)) {
    if (entry.like !== null) return refuse('like', 'must_be_empty');
    // What has no name of the program's has one of the installation's, for good.
    if (isFreePlace(list, code) && entry.nameVi === null) return refuse('nameVi', 'required');
    if (isFreePlace(list, code) && entry.nameEn === null) return refuse('nameEn', 'required');
  } else {
    if (entry.like === null) return refuse('like', 'required');
    // What was counted with one cause is not counted with another from one day to the next.
    if (!isNew && entry.like !== stands.like) return refuse('like', 'not_a_choice');
    if (entry.nameVi === null) return refuse('nameVi', 'required');
    if (entry.nameEn === null) return refuse('nameEn', 'required');
  }
  const wrong = wrongFor(list, code, entry);
  if (wrong) return wrong;
  const isSame = FIELDS.every((field) => entry[field] === stands[field]);
  if (isSame && (isBuiltIn(list, code) || !isNew)) return refuse('nameVi', 'unchanged');
  return { event: { type: 'codes.set', list, code, entry, reason } };
}
