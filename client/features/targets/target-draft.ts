import type { ManagedTarget } from '../../../server/programmes/manage.ts';
import { addMonths, isDay } from '../../../shared/day.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import { type CohortRule, type Goal, METRICS, type Metric, waysTo } from '../../../shared/programme.ts';
import type { RecordTargetInput } from '../../../shared/programmes/command.ts';
import type { Plan } from '../../../shared/programmes/facet.ts';
import { NO_COHORT } from '../../../shared/programmes/rule.ts';
import { foldVietnamese } from '../../../shared/text.ts';
import { draftOf, type Group, goalOf, ruleOf, type Way, waysOf } from './rule-draft.ts';

/** The fields of the form, as they are typed. The rule and the ways to the goal are kept as text of their own shape. */
export type TargetFields = ReturnType<typeof fieldsOf>;
export type Said = RecordTargetInput['said'];

/** A target as it is on record, or as the next one begins. */
export type Begun = Omit<
  ManagedTarget,
  'version' | 'cohortSize' | 'achieved' | 'closed' | 'closedBecause' | 'countsFrom'
>;

export const NEW: Begun = {
  code: '',
  position: 50,
  nameVi: '',
  nameEn: '',
  definitionVi: '',
  definitionEn: '',
  cohort: NO_COHORT,
  goal: { milestone: 'construction_started' },
  metric: 'clusters',
  min: null,
  max: null,
  dueOn: null,
  publishedOn: '',
  sourceVi: '',
  sourceEn: '',
  sourceNo: null,
  sourceUrl: null,
  quoteVi: null,
  quoteEn: null,
  secondReadingVi: null,
  secondReadingEn: null,
  plan: null,
  papers: null,
};

export function fieldsOf(target: Begun, lang: Lang) {
  const { plan, min, max } = target;
  const text = (n: number | null) => (n === null ? '' : numberText(n, lang));
  return {
    position: text(target.position),
    nameVi: target.nameVi,
    nameEn: target.nameEn,
    ...planFieldsOf(plan),
    definitionVi: target.definitionVi,
    definitionEn: target.definitionEn,
    cohort: JSON.stringify(draftOf(target.cohort, lang)),
    ways: JSON.stringify(waysOf(target.goal)),
    noGoal: target.goal === null,
    metric: target.metric as string,
    min: text(min),
    max: max === min ? '' : text(max),
    dueOn: target.dueOn ?? '',
    noDue: target.nameVi !== '' && target.dueOn === null,
    publishedOn: target.publishedOn,
    sourceVi: target.sourceVi,
    sourceEn: target.sourceEn,
    sourceNo: target.sourceNo ?? '',
    sourceUrl: target.sourceUrl ?? '',
    quoteVi: target.quoteVi ?? '',
    quoteEn: target.quoteEn ?? '',
    secondVi: target.secondReadingVi ?? '',
    secondEn: target.secondReadingEn ?? '',
    sourcePaper: target.papers?.source ?? '',
    planPaper: target.papers?.plan ?? '',
    reason: '',
  };
}

export const planFieldsOf = (plan: Plan | null) => ({
  planVi: plan?.nameVi ?? '',
  planEn: plan?.nameEn ?? '',
  planFrom: plan?.from ?? '',
  planTo: plan?.to ?? '',
  planDecision: plan?.decision ?? '',
  planDay: plan?.day ?? '',
  planIssuer: plan?.issuer ?? '',
});
type PlanFields = ReturnType<typeof planFieldsOf>;

export const planIn = (fields: PlanFields): Plan => ({
  nameVi: fields.planVi,
  nameEn: fields.planEn.trim(),
  from: orNull(fields.planFrom),
  to: orNull(fields.planTo),
  decision: orNull(fields.planDecision),
  day: orNull(fields.planDay),
  issuer: orNull(fields.planIssuer),
});

type DocumentFields = Pick<TargetFields, 'publishedOn' | 'sourceVi' | 'sourceEn' | 'sourceNo' | 'sourceUrl'>;
/** The document that announces a target, as it is said. */
export const documentIn = (fields: DocumentFields) => ({
  publishedOn: fields.publishedOn,
  sourceVi: fields.sourceVi,
  sourceEn: fields.sourceEn.trim(),
  sourceNo: orNull(fields.sourceNo),
  sourceUrl: orNull(fields.sourceUrl),
});

export const groupIn = ({ cohort }: TargetFields): Group => JSON.parse(cohort) as Group;
export const waysIn = ({ ways }: TargetFields): Way[] => JSON.parse(ways) as Way[];
export const goalIn = (fields: TargetFields): Goal | null => (fields.noGoal ? null : goalOf(waysIn(fields)));

export const metricIn = ({ metric }: Pick<TargetFields, 'metric'>): Metric =>
  METRICS.find((known) => known === metric) ?? 'clusters';

export const numberIn = (text: string, lang: Lang): number | null =>
  text.trim() === '' ? null : (parseNumber(text, lang) ?? Number.NaN);
/** The ends of the number; a single one stands for both. */
export function rangeIn({ min, max }: TargetFields, lang: Lang): { min: number | null; max: number | null } {
  const [least, most] = [numberIn(min, lang), numberIn(max, lang)];
  return { min: least, max: most ?? least };
}

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** The files of its documents; of a plan that is not named any more none is. */
export function papersIn({
  sourcePaper,
  planPaper,
  planVi,
}: Pick<TargetFields, 'sourcePaper' | 'planPaper' | 'planVi'>): Said['papers'] {
  const [source, plan] = [orNull(sourcePaper), planVi.trim() === '' ? null : orNull(planPaper)];
  return source === null && plan === null ? null : { source, plan };
}

/** What is said when the form is sent. */
export function saidOf(fields: TargetFields, lang: Lang, copiedFrom: string | null): Said {
  const goal = goalIn(fields);
  return {
    position: numberIn(fields.position, lang) ?? Number.NaN,
    nameVi: fields.nameVi,
    nameEn: fields.nameEn.trim(),
    plan: fields.planVi.trim() === '' ? null : planIn(fields),
    definitionVi: fields.definitionVi,
    definitionEn: fields.definitionEn.trim(),
    cohort: ruleOf(groupIn(fields), lang),
    goal,
    metric: metricIn(fields),
    ...rangeIn(fields, lang),
    dueOn: fields.noDue ? null : fields.dueOn,
    ...documentIn(fields),
    papers: papersIn(fields),
    quoteVi: fields.quoteVi,
    quoteEn: orNull(fields.quoteEn),
    secondReadingVi: orNull(fields.secondVi),
    secondReadingEn: orNull(fields.secondEn),
    reason: orNull(fields.reason),
    copiedFrom,
  };
}

/** A code that a name proposes: 'Khởi công 20 cụm' → 'khoi-cong-20-cum'. */
export const codeFrom = (name: string): string =>
  foldVietnamese(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');

/**
 * Next year's target, from one that stands: its days are a year on, what its document said is to be typed anew. A cohort
 * keeps its days: the clusters of 2018–2020 are the same next year.
 */
export function nextYearOf(target: Begun): Begun {
  const later = <D extends string | null>(day: D) =>
    (day !== null && isDay(day) ? addMonths(day, 12) : day) as D;
  const years = (text: string) => text.replaceAll(/\b20\d\d\b/g, (year) => String(Number(year) + 1));
  const goal = target.goal && laterGoal(target.goal);
  const thisYear = target.dueOn?.slice(0, 4) ?? '';
  const named = (text: string) =>
    thisYear === '' ? text : text.replaceAll(thisYear, String(Number(thisYear) + 1));
  return {
    ...target,
    code:
      named(target.code) === target.code
        ? `${target.code}-${thisYear === '' ? 'moi' : Number(thisYear) + 1}`
        : named(target.code),
    nameVi: named(target.nameVi),
    nameEn: named(target.nameEn),
    definitionVi: named(target.definitionVi),
    definitionEn: named(target.definitionEn),
    cohort: yearOn(target.cohort, thisYear),
    goal,
    dueOn: later(target.dueOn),
    plan: target.plan && {
      ...target.plan,
      nameVi: years(target.plan.nameVi),
      nameEn: years(target.plan.nameEn),
      from: later(target.plan.from),
      to: later(target.plan.to),
      decision: null,
      day: null,
    },
    publishedOn: '',
    sourceVi: '',
    sourceEn: '',
    sourceNo: null,
    sourceUrl: null,
    papers: null,
    quoteVi: null,
    quoteEn: null,
    secondReadingVi: null,
    secondReadingEn: null,
  };
}

function laterGoal(goal: Goal): Goal {
  const ways = waysTo(goal).map(({ milestone, from, to }) => ({
    milestone,
    ...(from === undefined ? {} : { from: addMonths(from, 12) }),
    ...(to === undefined ? {} : { to: addMonths(to, 12) }),
  }));
  return 'any' in goal ? { any: ways } : (ways[0] ?? goal);
}

/** Days of the target's own year, and of the last day before it, move with it; others are what the cohort is. */
function yearOn(rule: CohortRule, year: string): CohortRule {
  if (year === '') return rule;
  if ('not' in rule) return { not: yearOn(rule.not, year) };
  if ('all' in rule) return { all: rule.all.map((part) => yearOn(part, year)) };
  if ('any' in rule) return { any: rule.any.map((part) => yearOn(part, year)) };
  if (!('milestone' in rule)) return rule;
  const { milestone, from, to } = rule;
  const isOwn = (day: string | undefined) => day?.startsWith(year) || day === `${Number(year) - 1}-12-31`;
  return isOwn(from) || (from === undefined && isOwn(to))
    ? {
        milestone,
        ...(from === undefined ? {} : { from: addMonths(from, 12) }),
        ...(to === undefined ? {} : { to: addMonths(to, 12) }),
      }
    : rule;
}
