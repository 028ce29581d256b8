import { CHOICE_NAMES, type ChoiceName } from '../cluster-row.ts';
import type { Filter } from '../filter.ts';
import type { Messages } from './messages.ts';
import { causeWord } from './named.ts';

/** What areas, targets and agencies are called. */
export interface FilterNames {
  unit: (code: string) => string;
  target: (code: string) => string;
  mover: (code: string) => string;
}

/** A condition that holds, in words, and the filter without it. */
export interface SaidCondition {
  key: string;
  text: string;
  without: Filter;
}

/** What one of a filter's choices is called; every screen that shows one takes it from here. */
export const choiceWord = (t: Messages, name: ChoiceName, value: string): string => {
  if (name === 'causes') return causeWord(t, value);
  const words: Record<string, string> = { stage: t.stage, lateness: t.lateness, kind: t.kind }[name];
  return words[value] ?? value;
};

/** All conditions of a filter, in the order in which they are shown. */
export function saidConditions(filter: Filter, t: Messages, names: FilterNames): SaidCondition[] {
  const said: SaidCondition[] = [];
  const add = (key: string, text: string, without: Filter) => said.push({ key, text, without });
  if (filter.q) add('q', `“${filter.q}”`, { ...filter, q: undefined });
  if (filter.cohort) {
    const without = { ...filter, cohort: undefined, achieved: undefined };
    add('cohort', names.target(filter.cohort), without);
  }
  if (filter.achieved) add('achieved', t.map.achieved[filter.achieved], { ...filter, achieved: undefined });
  if (filter.unit) add('unit', names.unit(filter.unit), { ...filter, unit: undefined });
  if (filter.only) add('only', t.map.only[filter.only], { ...filter, only: undefined });
  if (filter.mover) add('mover', names.mover(filter.mover), { ...filter, mover: undefined });
  for (const key of CHOICE_NAMES) {
    const values: readonly string[] = filter[key] ?? [];
    for (const value of values) {
      const rest = values.filter((other) => other !== value);
      const without = { ...filter, [key]: rest.length > 0 ? rest : undefined };
      add(`${key}-${value}`, choiceWord(t, key, value), without);
    }
  }
  return said;
}
