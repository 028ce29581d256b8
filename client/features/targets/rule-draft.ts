import { v7 as uuidv7 } from 'uuid';
import type { Lang } from '../../../shared/i18n/format.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import { type CohortRule, type Goal, type Reached, waysTo } from '../../../shared/programme.ts';
import type { AboutRule } from '../../../shared/programmes/about.ts';
import { isNoCohort, NO_COHORT } from '../../../shared/programmes/rule.ts';
import type { Kind, LocationPrecision } from '../../../shared/register.ts';
import type { Counted } from '../../../shared/state.ts';

/**
 * A rule while it is typed: conditions and groups of them, each with what stands in its fields. A list of words serves
 * clusters, units, investors and positions alike.
 */
export const CONDITIONS = [
  'milestone',
  'clusters',
  'kind',
  'area',
  'units',
  'investors',
  'position',
  'group',
] as const;
export type ConditionKind = (typeof CONDITIONS)[number];

interface Common {
  id: string;
  not: boolean;
}
export type Span = { from: string; to: string };
export type Condition = Common &
  (
    | ({ is: 'milestone'; milestone: Counted } & Span)
    | ({ is: 'area' } & Span)
    | { is: 'kind'; kind: Kind }
    | { is: 'clusters' | 'position'; list: string[] }
    | { is: 'units' | 'investors'; list: string[]; on: string }
  );
export interface Group extends Common {
  is: 'group';
  join: 'all' | 'any';
  parts: Part[];
}
export type Part = Condition | Group;

/** The outermost stands for the rule as a whole: it is always a group. */
export function draftOf(rule: CohortRule, lang: Lang): Group {
  const part = isNoCohort(rule) ? groupOf('all', []) : partOf(rule, lang);
  return part.is === 'group' && !part.not ? part : groupOf('all', [part]);
}

const common = (): Common => ({ id: uuidv7(), not: false });
const groupOf = (join: Group['join'], parts: Part[]): Group => ({ ...common(), is: 'group', join, parts });

function partOf(rule: CohortRule, lang: Lang): Part {
  if ('not' in rule) {
    const part = partOf(rule.not, lang);
    return { ...part, not: !part.not };
  }
  if ('all' in rule)
    return groupOf(
      'all',
      rule.all.map((part) => partOf(part, lang)),
    );
  if ('any' in rule)
    return groupOf(
      'any',
      rule.any.map((part) => partOf(part, lang)),
    );
  if ('milestone' in rule) return { ...common(), is: 'milestone', ...wayDraft(rule) };
  return aboutDraft(rule, lang);
}

function aboutDraft(rule: AboutRule, lang: Lang): Condition {
  if ('clusters' in rule) return { ...common(), is: 'clusters', list: rule.clusters };
  if ('position' in rule) return { ...common(), is: 'position', list: rule.position };
  if ('kind' in rule) return { ...common(), is: 'kind', kind: rule.kind };
  if ('units' in rule) return { ...common(), is: 'units', list: rule.units, on: rule.on };
  if ('investors' in rule) return { ...common(), is: 'investors', list: rule.investors, on: rule.on };
  const text = (ha: number | undefined) => (ha === undefined ? '' : numberText(ha, lang));
  return { ...common(), is: 'area', from: text(rule.area.from), to: text(rule.area.to) };
}

/** What a condition begins with. */
export function newPart(is: ConditionKind, today: string): Part {
  switch (is) {
    case 'milestone':
      return { ...common(), is, milestone: 'established', from: '', to: '' };
    case 'area':
      return { ...common(), is, from: '', to: '' };
    case 'kind':
      return { ...common(), is, kind: 'industrial' };
    case 'clusters':
    case 'position':
      return { ...common(), is, list: [] };
    case 'units':
    case 'investors':
      return { ...common(), is, list: [], on: today };
    case 'group':
      return groupOf('any', []);
  }
}

/** The rule that is typed. A group of one condition is that condition. */
export function ruleOf(draft: Group, lang: Lang): CohortRule {
  return draft.parts.length === 0 ? NO_COHORT : readPart(draft, lang);
}

function readPart(part: Part, lang: Lang): CohortRule {
  const rule = part.is === 'group' ? readGroup(part, lang) : readCondition(part, lang);
  return part.not ? { not: rule } : rule;
}

function readGroup({ join, parts }: Group, lang: Lang): CohortRule {
  const rules = parts.map((part) => readPart(part, lang));
  const [only, another] = rules;
  if (only && !another) return only;
  return join === 'all' ? { all: rules } : { any: rules };
}

function readCondition(part: Condition, lang: Lang): CohortRule {
  switch (part.is) {
    case 'milestone':
      return readWay(part);
    case 'kind':
      return { kind: part.kind };
    case 'clusters':
      return { clusters: part.list };
    case 'position':
      return { position: part.list as LocationPrecision[] };
    case 'units':
      return { units: part.list, on: part.on };
    case 'investors':
      return { investors: part.list, on: part.on };
    case 'area':
      return { area: { ...end('from', part.from, lang), ...end('to', part.to, lang) } };
  }
}

/** What is typed and is no number is told as wrong, not left out. */
const end = <K extends 'from' | 'to'>(key: K, text: string, lang: Lang) =>
  (text.trim() === '' ? {} : { [key]: parseNumber(text, lang) ?? Number.NaN }) as Partial<Record<K, number>>;

/** One way in which a goal is reached, or a milestone that a condition asks for. */
export type Way = { milestone: Counted } & Span;
const wayDraft = ({ milestone, from = '', to = '' }: Reached): Way => ({ milestone, from, to });
const readWay = ({ milestone, from, to }: Way): Reached => ({
  milestone,
  ...(from === '' ? {} : { from }),
  ...(to === '' ? {} : { to }),
});

/** Null where nothing measurable is named. */
export const waysOf = (goal: Goal | null): Way[] => (goal === null ? [] : waysTo(goal).map(wayDraft));
export function goalOf(ways: readonly Way[]): Goal | null {
  const [only, another] = ways;
  if (!only) return null;
  return another ? { any: ways.map(readWay) } : readWay(only);
}
