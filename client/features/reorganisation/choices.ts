import type { DistrictLine, PassingLine, PassingPlan } from '../../../server/reorganisation/read.ts';

/** What is chosen for a cluster; empty: not yet. */
export interface Choice {
  commune: string;
  to: string;
}
export type Choices = Readonly<Record<string, Choice>>;

/** A cluster still has to be signed for: nobody was, or somebody who can no more. */
export const isOpen = ({ signed }: PassingLine): boolean => !signed?.able;

/** In which commune it lies has to be said: the register does not, and several took the district over. */
export const isAsked = ({ stated, candidates }: PassingLine): boolean =>
  stated === null && candidates.length !== 1;

/** In which commune, where that is no question: the register states it, or one alone took the district over. */
const communeOf = ({ stated, candidates }: PassingLine): string =>
  stated ?? (candidates.length === 1 ? (candidates[0] ?? '') : '');

/** What is proposed where there is nothing to choose among. */
export function choiceFor(
  line: PassingLine,
  { takers }: Pick<PassingPlan, 'takers'>,
  typed: Choices,
): Choice {
  const said = typed[line.code];
  if (said) return said;
  const commune = communeOf(line);
  return { commune, to: soleTaker(commune, takers) };
}

export function soleTaker(commune: string, takers: PassingPlan['takers']): string {
  const there = takers.filter(({ unit }) => unit === commune);
  return there.length === 1 ? (there[0]?.id ?? '') : '';
}

/** Something of a district is still to be signed. */
export const isToSign = (district: DistrictLine): boolean => district.open > 0 || endingIn(district) > 0;

/** How many people of a district have an account or a post that signing ends. */
export const endingIn = ({ accounts }: DistrictLine): number =>
  accounts.filter(({ ends, postEnds }) => !ends || !postEnds).length;

/** The clusters of a district that are still to be signed for, and for which nobody is chosen. */
export const undecidedIn = (
  { clusters }: DistrictLine,
  plan: Pick<PassingPlan, 'takers'>,
  typed: Choices,
): string[] =>
  clusters.filter(isOpen).flatMap((line) => {
    const { commune, to } = choiceFor(line, plan, typed);
    return commune === '' || to === '' ? [line.code] : [];
  });

/**
 * Districts as they are worked through: those with something to decide first, then what has only to be signed; apart from
 * them those that are done. As they were found: none moves away under what is being chosen in it.
 */
export function inOrder(plan: PassingPlan): { left: DistrictLine[]; done: DistrictLine[] } {
  const left = plan.districts.filter(isToSign);
  const asks = (district: DistrictLine) => undecidedIn(district, plan, {}).length > 0;
  return {
    left: [...left.filter(asks), ...left.filter((one) => !asks(one))],
    done: plan.districts.filter((one) => !isToSign(one)),
  };
}

/** The next in a list after one of a longer list, round the end. */
export function nextAfter(
  last: string | null,
  some: readonly string[],
  all: readonly string[],
): string | undefined {
  const at = last === null ? -1 : all.indexOf(last);
  return some.find((one) => all.indexOf(one) > at) ?? some[0];
}

/** What signing for some districts would say. */
export function saidFor(plan: PassingPlan, ticked: ReadonlySet<string>, typed: Choices) {
  const districts = plan.districts.filter(({ code }) => ticked.has(code));
  const lines = districts.flatMap(({ clusters }) => clusters.filter(isOpen));
  const passings = lines.flatMap((line) => {
    const { commune, to } = choiceFor(line, plan, typed);
    return commune === '' || to === '' ? [] : [{ cluster: line.code, commune, to }];
  });
  return {
    districts: districts.map(({ code }) => code),
    passings,
    accounts: districts.flatMap(({ accounts }) => accounts.filter(({ ends }) => !ends)),
    /** Whose account is not touched, and whose post ends all the same. */
    posts: districts.flatMap(({ accounts }) => accounts.filter(({ ends, postEnds }) => ends && !postEnds)),
    left: lines.length - passings.length,
  };
}
