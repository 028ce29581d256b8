import { type CohortRule, type Goal, type Reached, waysTo } from '../programme.ts';
import type { AboutRule } from '../programmes/about.ts';
import { isNoCohort } from '../programmes/rule.ts';
import { formatAlternatives, formatDay, formatNumber, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import type { TargetWords } from './vi-targets.ts';

/** In what words a rule is told, and what its codes are called. */
export interface Telling {
  t: Messages;
  words: TargetWords;
  lang: Lang;
  unitName: (code: string) => string;
  investorName: (id: string) => string;
}

/** A rule as a sentence: "Cụm đã thành lập từ 01/01/2018 đến 31/12/2020 và không (đã khởi công)." */
export const cohortWords = (rule: CohortRule, telling: Telling): string =>
  isNoCohort(rule) ? telling.words.say.none : telling.words.say.cluster(partWords(rule, telling));

/** "Đạt khi đã khởi công từ 01/01/2025." */
export const goalSentence = (goal: Goal, telling: Telling): string =>
  telling.words.say.achieved(
    formatAlternatives(
      waysTo(goal).map((way) => reachedWords(way, telling)),
      telling.lang,
    ),
  );

function partWords(rule: CohortRule, telling: Telling): string {
  const { say, build } = telling.words;
  if ('not' in rule) return say.not(partWords(rule.not, telling));
  if ('all' in rule || 'any' in rule) {
    const [parts, and] = 'all' in rule ? [rule.all, build.and] : [rule.any, build.or];
    return parts.map((part) => inBrackets(part, partWords(part, telling))).join(` ${and} `);
  }
  return 'milestone' in rule ? reachedWords(rule, telling) : aboutWords(rule, telling);
}

/** A group within a group is held together. */
const inBrackets = (rule: CohortRule, told: string): string =>
  ('all' in rule && rule.all.length > 1) || ('any' in rule && rule.any.length > 1) ? `(${told})` : told;

function reachedWords({ milestone, from, to }: Reached, { t, words: { say }, lang }: Telling): string {
  const day = (one: string) => formatDay(one, lang);
  const when =
    from !== undefined && to !== undefined
      ? say.between(day(from), day(to))
      : from !== undefined
        ? say.since(day(from))
        : to !== undefined
          ? say.until(day(to))
          : '';
  return say.milestone(t.course.done[milestone], when);
}

function aboutWords(rule: AboutRule, { t, words: { say }, lang, unitName, investorName }: Telling): string {
  const any = (names: readonly string[]) => formatAlternatives([...names], lang);
  if ('clusters' in rule) return say.clusters(rule.clusters.length);
  if ('kind' in rule) return say.kind(t.kind[rule.kind]);
  if ('position' in rule) return say.position(any(rule.position.map((one) => t.precision[one])));
  if ('units' in rule) return say.units(any(rule.units.map(unitName)), formatDay(rule.on, lang));
  if ('investors' in rule)
    return say.investors(any(rule.investors.map(investorName)), formatDay(rule.on, lang));
  const { from, to } = rule.area;
  const ha = (value: number) => formatNumber(value, lang, 4);
  if (from !== undefined && to !== undefined) return say.area(say.between(ha(from), ha(to)));
  return say.area(from !== undefined ? say.atLeast(ha(from)) : say.atMost(ha(to ?? 0)));
}
