import type { ManagedTarget } from '../../../server/programmes/manage.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { numberText } from '../../../shared/number-text.ts';
import type { ChangePlanInput, NextPlanInput } from '../../../shared/programmes/plan-command.ts';
import {
  type Begun,
  documentIn,
  nextYearOf,
  numberIn,
  orNull,
  papersIn,
  planFieldsOf,
  planIn,
} from './target-draft.ts';

/** A plan as a whole, as it is typed: what it is, and the one that comes after it with the targets it takes along. */

/** With the versions that were seen when the first of it was typed: what somebody says in between never passes unseen. */
export function changeFieldsOf(targets: readonly Standing[]) {
  const [first] = targets;
  return {
    ...planFieldsOf(first?.plan ?? null),
    planPaper: first?.papers?.plan ?? '',
    reason: '',
    seen: JSON.stringify(Object.fromEntries(targets.map(({ code, version }) => [code, version]))),
  };
}
export type ChangeFields = ReturnType<typeof changeFieldsOf>;

type Standing = Pick<ManagedTarget, 'code' | 'version' | 'plan' | 'papers'>;

/** Those that it changes first: the act is about the first of them. A file that is about to be filed changes them all. */
export function changeSaid(
  fields: ChangeFields,
  targets: readonly Standing[],
  isFiling: boolean,
): ChangePlanInput['said'] {
  const [plan, paper] = [planIn(fields), orNull(fields.planPaper)];
  const seen = JSON.parse(fields.seen) as Record<string, number>;
  const says = (one: Standing) =>
    !isFiling &&
    JSON.stringify(planFieldsOf(one.plan)) === JSON.stringify(planFieldsOf(plan)) &&
    (one.papers?.plan ?? null) === paper;
  const inOrder = [...targets.filter((one) => !says(one)), ...targets.filter(says)];
  return {
    plan,
    paper,
    targets: inOrder.map(({ code, version }) => ({ code, version: seen[code] ?? version })),
    reason: fields.reason,
  };
}

/** One target of the plan before, and what of it the next plan says. */
export interface NextLine {
  /** Its code in the plan before. */
  from: string;
  /** Whether the next plan has it. */
  taken: boolean;
  code: string;
  nameVi: string;
  min: string;
  max: string;
  dueOn: string;
  quoteVi: string;
}

/** The targets of the next plan as they are proposed: a year on, each under a code that nobody has. */
export function proposedNext(targets: readonly ManagedTarget[], known: ReadonlySet<string>): Begun[] {
  const taken = new Set(known);
  return targets.map((target) => {
    const proposed = nextYearOf(target);
    const code = freeCode(proposed.code, taken);
    taken.add(code);
    return { ...proposed, code };
  });
}

/** As long as an address takes. */
const LONGEST = 40;
function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const tail = n === 1 ? '' : `-${n}`;
    const code = `${wanted.slice(0, LONGEST - tail.length).replace(/-+$/, '')}${tail}`;
    if (!taken.has(code)) return code;
  }
}

interface Proposal {
  targets: readonly ManagedTarget[];
  next: readonly Begun[];
  lang: Lang;
  reason: string;
}

/** Each target of the plan before as the next one is proposed to have it. */
const proposedLines = ({ targets, next, lang }: Omit<Proposal, 'reason'>): NextLine[] => {
  const text = (n: number | null) => (n === null ? '' : numberText(n, lang));
  return next.map(({ code, nameVi, min, max, dueOn }, i) => ({
    from: targets[i]?.code ?? '',
    taken: true,
    code,
    nameVi,
    min: text(min),
    max: max === min ? '' : text(max),
    dueOn: dueOn ?? '',
    quoteVi: '',
  }));
};

export const nextFieldsOf = ({ reason, ...proposal }: Proposal) => ({
  ...planFieldsOf(proposal.next[0]?.plan ?? null),
  publishedOn: '',
  sourceVi: '',
  sourceEn: '',
  sourceNo: '',
  sourceUrl: '',
  sourcePaper: '',
  planPaper: '',
  lines: JSON.stringify(proposedLines(proposal)),
  closes: true,
  reason,
});
export type NextFields = ReturnType<typeof nextFieldsOf>;

/**
 * A line for each target that the plan has now, in their order: what was typed for it, found again after a while, else as it
 * is proposed. What was typed for one that is gone goes with it.
 */
export function linesIn(
  { lines }: Pick<NextFields, 'lines'>,
  proposal: Omit<Proposal, 'reason'>,
): NextLine[] {
  const kept = JSON.parse(lines) as NextLine[];
  return proposedLines(proposal).map((line) => {
    const typed = kept.find(({ from }) => from === line.from);
    return typed ? { ...typed, code: line.code } : line;
  });
}

/** What is said: the rules a year on, with what was typed of each target that is taken along. */
export function nextSaid(fields: NextFields, proposal: Omit<Proposal, 'reason'>): NextPlanInput['said'] {
  const { targets, next, lang } = proposal;
  return {
    plan: planIn(fields),
    ...documentIn(fields),
    papers: papersIn(fields),
    targets: linesIn(fields, proposal).flatMap((line, i) => {
      const basis = next[i];
      return line.taken && basis ? [targetIn(basis, line, lang)] : [];
    }),
    close: fields.closes ? targets.map(({ code, version }) => ({ code, version })) : [],
    reason: fields.closes ? fields.reason : null,
  };
}

function targetIn(basis: Begun, line: NextLine, lang: Lang): NextPlanInput['said']['targets'][number] {
  const { cohort, goal, metric, position, definitionVi, definitionEn, nameEn } = basis;
  const [min, max] = [numberIn(line.min, lang), numberIn(line.max, lang)];
  return {
    position,
    code: line.code,
    copiedFrom: line.from,
    nameVi: line.nameVi,
    // A name that was changed in one language says something else in the other.
    nameEn: line.nameVi === basis.nameVi ? nameEn : '',
    definitionVi,
    definitionEn,
    cohort,
    goal,
    metric,
    min,
    max: max ?? min,
    dueOn: orNull(line.dueOn),
    quoteVi: line.quoteVi,
    quoteEn: null,
    secondReadingVi: null,
    secondReadingEn: null,
  };
}
