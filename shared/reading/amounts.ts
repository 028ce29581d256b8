import type { Flow } from './flow.ts';

/** Amounts with their unit and with what the text calls them. Numbers are written 3.052,81. */

export interface Amount {
  value: number;
  /** Half of the last digit that is written. */
  tolerance: number;
  unit: string;
  /** Which words stand before it, up to the last stop or amount. */
  before: string;
  after: string;
  flow: Flow;
  from: number;
  to: number;
}

/** Thousands by dots, decimals by a comma; a dot before one or two figures can only be a decimal one. */
export function numberIn(text: string): { value: number; decimals: number } | null {
  const shape = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(text) ?? /^(\d+)\.(\d{1,2})$/.exec(text);
  if (!shape) return null;
  const [, whole = '', part = ''] = shape;
  return { value: Number(`${whole.replace(/\./g, '')}.${part || '0'}`), decimals: part.length };
}

const REACH_BEFORE = 140;
const REACH_AFTER = 40;

export function amountsIn(flow: Flow, unit: RegExp): Amount[] {
  const pattern = new RegExp(
    `(?<![\\d.,/])(\\d[\\d.,]*\\d|\\d)\\s*(?:\\((?:[^()\\d]*)\\)\\s*)?(${unit.source})(?![a-z0-9])`,
    'g',
  );
  let last = 0;
  return [...flow.folded.matchAll(pattern)].flatMap((match): Amount[] => {
    const [whole, digits = '', said = ''] = match;
    const number = numberIn(digits);
    const before = clause(flow.folded.slice(Math.max(last, match.index - REACH_BEFORE), match.index));
    const to = match.index + whole.length;
    last = to;
    if (!number) return [];
    const after = flow.folded.slice(to, to + REACH_AFTER);
    const tolerance = 0.5 * 10 ** -number.decimals;
    return [{ value: number.value, tolerance, unit: said, before, after, flow, from: match.index, to }];
  });
}

/** From the last stop on; a dot within a number or an abbreviation is none. */
const clause = (text: string): string => text.split(/;|\.\s(?=\S)/).at(-1) ?? text;

/** The one that stands last before an amount among several kinds of words; null where none stands. */
export function nearest<T extends string>(text: string, labels: Readonly<Record<T, RegExp>>): T | null {
  let best: { label: T; at: number } | null = null;
  for (const label of Object.keys(labels) as T[]) {
    for (const match of text.matchAll(new RegExp(labels[label].source, 'g'))) {
      const at = match.index + match[0].length;
      if (best === null || at > best.at) best = { label, at };
    }
  }
  return best?.label ?? null;
}

/** One value, where all say the same; of two roundings the finer. Null where they contradict each other. */
export function agreed(
  amounts: readonly (Amount & { shown: number; grain: number })[],
): (Amount & { shown: number }) | null {
  const [finest] = [...amounts].sort((a, b) => a.grain - b.grain);
  if (!finest) return null;
  const same = amounts.every((one) => Math.abs(one.shown - finest.shown) <= one.grain * 1.000001);
  return same ? finest : null;
}

/** What a list's heading says of all of its points: "Sau khi mở rộng:". */
export function withHeadings(articles: readonly Flow[]): { flow: Flow; heading: string }[] {
  let heading = '';
  return articles.map((flow) => {
    const text = flow.folded.trim();
    const isPoint = /^([-+*•]|[a-z]\s*\))/.test(text);
    if (!isPoint) heading = '';
    const carried = heading;
    if (text.endsWith(':')) heading = text;
    return { flow, heading: carried };
  });
}
