import { type Day, daysBetween } from '../day.ts';

/** The last day of each band, in days from the day looked at; a band begins where the one before it ended. */
const LIMITS = [30, 60, 90] as const;
export type Band = 'overdue' | (typeof LIMITS)[number];

type Dated = { dueOn: Day | null };
interface Group<B, Due> {
  band: B;
  dues: Due[];
}

function bandOf({ dueOn }: Dated, asOf: Day): Band | 'later' | 'undated' {
  if (dueOn === null) return 'undated';
  const days = daysBetween(asOf, dueOn);
  return days < 0 ? 'overdue' : (LIMITS.find((limit) => days <= limit) ?? 'later');
}

const grouped = <B, Due extends Dated>(bands: readonly B[], dues: readonly Due[], asOf: Day) =>
  bands
    .map((band): Group<B, Due> => ({ band, dues: dues.filter((due) => bandOf(due, asOf) === band) }))
    .filter(({ dues: inBand }) => inBand.length > 0);

/** Overdue first, then what falls due within 30, 60 and 90 days: each due in one band, and bands only where there are dues. */
export const inBands = <Due extends Dated>(dues: readonly Due[], asOf: Day): Group<Band, Due>[] =>
  grouped<Band, Due>(['overdue', ...LIMITS], dues, asOf);

/** The same with what comes later and what has no day: every due stands in one of them. */
export const inAllBands = <Due extends Dated>(
  dues: readonly Due[],
  asOf: Day,
): Group<Band | 'later' | 'undated', Due>[] =>
  grouped<Band | 'later' | 'undated', Due>(['overdue', ...LIMITS, 'later', 'undated'], dues, asOf);
