import type { Day } from '../day.ts';
import type { Filed } from './facet.ts';
import type { Period } from './period.ts';

/**
 * How a period stands for a cluster on a day: reported (in time or late), still to come, overdue and chased, or missed
 * for good once it is closed.
 */
export const PERIOD_STANDINGS = ['in_time', 'late', 'open', 'overdue', 'missed'] as const;
export type PeriodStanding = (typeof PERIOD_STANDINGS)[number];

export interface PeriodStood {
  standing: PeriodStanding;
  /** The day on which it was reported; null where it was not. */
  on: Day | null;
  /** Reported by what was said of its milestones, without a report of its own. */
  byWord: boolean;
}

interface Known {
  filed: readonly Filed[];
  /** The day of the last word on milestones within the period; null where there was none. */
  word: Day | null;
}

/** A report given long ago is none for now: only one of the period, or a word said within it, counts. */
export function stoodOn(period: Period, { filed, word }: Known, asOf: Day): PeriodStood {
  const own = filed.find((one) => one.period === period.code);
  const reported = own?.on ?? word;
  if (reported !== null && reported <= asOf) {
    const standing = reported <= period.dueOn ? 'in_time' : 'late';
    return { standing, on: reported, byWord: own === undefined };
  }
  const standing = asOf <= period.dueOn ? 'open' : asOf <= period.closes ? 'overdue' : 'missed';
  return { standing, on: null, byWord: false };
}

/** A word on milestones is a report of the period in whose days it was said. */
export const wordWithin = ({ opens, ends }: Period, lastWord: Day | null): Day | null =>
  lastWord !== null && lastWord >= opens && lastWord <= ends ? lastWord : null;
