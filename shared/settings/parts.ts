import type { Thresholds } from './thresholds.ts';

/**
 * The thresholds as they are set: one part at a time, each with its numbers and the text that it rests on. The largest
 * number that can be meant; more is a slip of the finger.
 */
export const THRESHOLD_PARTS = ['atRisk', 'critical', 'report', 'due', 'discipline'] as const;
export type ThresholdPart = (typeof THRESHOLD_PARTS)[number];

const MOST = {
  atRisk: { days: 365 },
  critical: { months: 60 },
  report: { construction: 92, preparation: 184 },
  due: { days: 731 },
  discipline: { forecast: 731, explain: 60 },
} as const satisfies { [P in ThresholdPart]: Partial<Record<keyof Thresholds[P], number>> };

/** A number of a part, as it is named there: days, months, or a number for each of two. */
export type ThresholdNumber = {
  [P in ThresholdPart]: keyof (typeof MOST)[P];
}[ThresholdPart];

export const mostOf = (part: ThresholdPart): Partial<Record<ThresholdNumber, number>> => MOST[part];

export const numbersOf = (part: ThresholdPart): ThresholdNumber[] =>
  Object.keys(MOST[part]) as ThresholdNumber[];

/** What a part says: its numbers by name, and its basis in both languages. */
export interface SaidPart {
  numbers: Partial<Record<ThresholdNumber, number>>;
  basisVi: string;
  basisEn: string;
}

export function partOf(thresholds: Thresholds, part: ThresholdPart): SaidPart {
  const { basisVi, basisEn, ...numbers } = thresholds[part];
  return { numbers, basisVi, basisEn };
}

/** The numbers of a part, in their order. */
export function valuesOf(thresholds: Thresholds, part: ThresholdPart): (number | undefined)[] {
  const { numbers } = partOf(thresholds, part);
  return numbersOf(part).map((name) => numbers[name]);
}

/** The parts that say something else, in the order of the page. */
export const changedParts = (before: Thresholds, after: Thresholds): ThresholdPart[] =>
  THRESHOLD_PARTS.filter((part) => {
    const [was, is] = [partOf(before, part), partOf(after, part)];
    return (
      was.basisVi !== is.basisVi ||
      was.basisEn !== is.basisEn ||
      numbersOf(part).some((name) => was.numbers[name] !== is.numbers[name])
    );
  });
