import { CHOICE_NAMES, type ChoiceName } from '../cluster-row.ts';
import type { Filter } from '../filter.ts';
import type { Messages } from './messages.ts';

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

/** The words of each filter's choices. */
const choiceWords = (t: Messages): Record<ChoiceName, Record<string, string>> => ({
  stage: t.stage,
  lateness: t.lateness,
  kind: t.kind,
  causes: t.reason,
});

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
      add(`${key}-${value}`, choiceWords(t)[key][value] ?? value, without);
    }
  }
  return said;
}
