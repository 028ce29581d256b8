import { CAUSE_GROUPS, CAUSES, type Cause, type CauseGroup, OWN_CODE } from '../cause.ts';
import type { FieldError } from '../errors.ts';
import type { CodeName } from '../i18n/named.ts';
import {
  canBeLeftOut,
  MILESTONE_CODES,
  MILESTONES,
  type MilestoneCode,
  type Mover,
  nextOf,
} from '../lifecycle.ts';
import type { ClusterState } from '../state.ts';
import { COMPONENTS, type Component, FREE_COMPONENTS, roundedPercent } from '../works/components.ts';
import { AS_BUILT, CODE_LISTS, type CodeEntries, type CodeEntry, type CodeList, keyOf } from './facet.ts';

/** The codes that the program brings, in its order. */
const BUILT_IN: Record<CodeList, readonly string[]> = {
  cause: CAUSES,
  component: COMPONENTS,
  milestone: MILESTONE_CODES,
};

/** A place of a list that the installation fills: there is no such entry until it has a name. */
export const isFreePlace = (list: CodeList, code: string): boolean =>
  list === 'component' && FREE_COMPONENTS.some((free) => free === code);

const isThere = (entries: CodeEntries, list: CodeList, code: string): boolean =>
  !isFreePlace(list, code) || entryOf(entries, list, code).nameVi !== null;

/** The first place that is still free; null: all are taken. */
export const freeComponent = (taken: readonly string[]): Component | null =>
  FREE_COMPONENTS.find((free) => !taken.includes(free)) ?? null;

export const isBuiltIn = (list: CodeList, code: string): boolean => BUILT_IN[list].includes(code);

export const entryOf = (entries: CodeEntries, list: CodeList, code: string): CodeEntry =>
  entries[keyOf(list, code)] ?? AS_BUILT;

/** Codes that the installation has added to a list. */
export const ownCodes = (entries: CodeEntries, list: CodeList): string[] =>
  Object.keys(entries)
    .filter((key) => key.startsWith(`${list}.`))
    .map((key) => key.slice(list.length + 1))
    .filter((code) => OWN_CODE.test(code));

/** All codes of a list, offered or not, in the order of the installation; one's own behind the one it counts as. */
export function codesOf(entries: CodeEntries, list: CodeList): string[] {
  const built = BUILT_IN[list];
  const placeOf = (code: string) => {
    const { position, like } = entryOf(entries, list, code);
    return position ?? built.indexOf(like ?? code) + 1;
  };
  const all = [...built.filter((code) => isThere(entries, list, code)), ...ownCodes(entries, list)];
  return all
    .map((code, i) => ({ code, place: placeOf(code), i }))
    .sort((a, b) => a.place - b.place || a.i - b.i)
    .map(({ code }) => code);
}

/** A cause as it is chosen: the one that the rules know, and the installation's own where it was one of those. */
export interface CauseChosen {
  cause: Cause;
  as?: string;
}

const isCause = (code: string | null): code is Cause => CAUSES.some((cause) => cause === code);

export function causeChosen(entries: CodeEntries, code: string): CauseChosen | null {
  if (isCause(code)) return { cause: code };
  const { like } = entryOf(entries, 'cause', code);
  return isCause(like) ? { cause: like, as: code } : null;
}

export const isOffered = (entries: CodeEntries, list: CodeList, code: string): boolean =>
  (isBuiltIn(list, code) || ownCodes(entries, list).includes(code)) &&
  isThere(entries, list, code) &&
  entryOf(entries, list, code).offered;

/** What can be chosen as a cause of something new, by what it is about. */
export function offeredCauses(entries: CodeEntries): { group: CauseGroup; codes: string[] }[] {
  const offered = codesOf(entries, 'cause').filter((code) => isOffered(entries, 'cause', code));
  return (Object.keys(CAUSE_GROUPS) as CauseGroup[]).map((group) => ({
    group,
    codes: offered.filter((code) => {
      const cause = causeChosen(entries, code)?.cause;
      return cause !== undefined && (CAUSE_GROUPS[group] as readonly Cause[]).includes(cause);
    }),
  }));
}

/** What the components that are offered weigh together in a new plan, per cent; a plan itself comes to 100. */
export const weightsTogether = (entries: CodeEntries): number =>
  roundedPercent(
    offeredComponents(entries).reduce(
      (sum, code) => sum + (entryOf(entries, 'component', code).weight ?? 0),
      0,
    ),
  );

export const offeredComponents = (entries: CodeEntries): Component[] =>
  (codesOf(entries, 'component') as Component[]).filter((code) => isOffered(entries, 'component', code));

/** Whose move a milestone is, here. */
export const moverOfMilestone = (entries: CodeEntries, milestone: MilestoneCode): Mover =>
  entryOf(entries, 'milestone', milestone).mover ?? MILESTONES[milestone].mover;

/**
 * What is wrong with a cause that is said of something new on a day: one that is not offered any more, or one of the
 * installation's own that is none, or counts as another. Null: nothing.
 */
export function refusedCause(
  entries: CodeEntries,
  { cause, as }: { cause: string; as?: string },
  field: string,
): { refused: FieldError } | null {
  if (as !== undefined && (!OWN_CODE.test(as) || entryOf(entries, 'cause', as).like !== cause))
    return { refused: { field, issue: 'not_a_choice' } };
  // "As before" and "sooner" are no causes: they are always there.
  if (as === undefined && !isCause(cause)) return null;
  return isOffered(entries, 'cause', as ?? cause) ? null : { refused: { field, issue: 'retired' } };
}

/** The same of the causes for which something waits: one that waits already goes on waiting under its name. */
export function refusedPending(
  entries: CodeEntries,
  said: readonly { cause: Cause }[],
  before: readonly { cause: Cause }[],
): { refused: FieldError } | null {
  const retired = said.find(
    ({ cause }) => !before.some((one) => one.cause === cause) && !isOffered(entries, 'cause', cause),
  );
  return retired ? { refused: { field: `pending.${retired.cause}`, issue: 'retired' } } : null;
}

/** The milestones that are not asked for here: what is on record of them stays, and nothing new is said. */
export const unfollowedIn = (entries: CodeEntries): MilestoneCode[] =>
  MILESTONE_CODES.filter((code) => canBeLeftOut(code) && !entryOf(entries, 'milestone', code).offered);

/** Where it stands by its own record, as the department follows it: the next step passes over what is left out. */
export function followed<S extends Pick<ClusterState, 'next' | 'ahead'>>(
  state: S,
  unfollowed: readonly MilestoneCode[],
): S {
  const next = unfollowed.length === 0 ? state.next : nextOf(state.ahead, unfollowed);
  return next === state.next ? state : { ...state, next };
}

export const refusedMilestone = (
  entries: CodeEntries,
  milestone: MilestoneCode | null,
  field: string,
): { refused: FieldError } | null =>
  milestone !== null && unfollowedIn(entries).includes(milestone)
    ? { refused: { field, issue: 'not_followed' } }
    : null;

/** The same of the component that something new is said of. */
export const refusedComponent = (
  entries: CodeEntries,
  component: Component | null,
  field: string,
): { refused: FieldError } | null =>
  component === null || isOffered(entries, 'component', component)
    ? null
    : { refused: { field, issue: 'retired' } };

/** What the installation calls its codes: what was named here, and what was and is no more, for the days before. */
export const namesIn = (entries: CodeEntries): CodeName[] =>
  Object.entries(entries).flatMap(([key, { nameVi, nameEn }]) => {
    const list = CODE_LISTS.find((one) => key.startsWith(`${one}.`));
    return list ? [{ list, code: key.slice(list.length + 1), nameVi, nameEn }] : [];
  });

/** The same for everybody: causes and components are told to nobody outside, so what they are called is not either. */
export const publicNamesIn = (entries: CodeEntries): CodeName[] =>
  namesIn(entries).filter(({ list }) => list === 'milestone');
