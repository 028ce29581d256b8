import type { DistrictLine, PassingLine, PassingPlan } from '../../../server/reorganisation/read.ts';

/** What is chosen for a cluster; empty: not yet. */
export interface Choice {
  commune: string;
  to: string;
}
export type Choices = Readonly<Record<string, Choice>>;

/** A cluster still has to be signed for: nobody was, or somebody who can no more. */
export const isOpen = ({ signed }: PassingLine): boolean => !signed?.able;

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
export const isToSign = ({ open, accounts }: DistrictLine): boolean =>
  open > 0 || accounts.some(({ ends, postEnds }) => !ends || !postEnds);

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
