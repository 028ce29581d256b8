import { type Day, daysBetween } from '../../../shared/day.ts';

/** The last day of each band, in days from the day looked at; a band begins where the one before it ended. */
const LIMITS = [30, 60, 90] as const;
export type Band = 'overdue' | (typeof LIMITS)[number];

/** Overdue first, then what falls due within 30, 60 and 90 days: each due in one band, and bands only where there are dues. */
export function inBands<Due extends { dueOn: Day | null }>(
  dues: readonly Due[],
  asOf: Day,
): { band: Band; dues: Due[] }[] {
  const bandOf = ({ dueOn }: Due): Band | undefined => {
    if (dueOn === null) return undefined;
    const days = daysBetween(asOf, dueOn);
    return days < 0 ? 'overdue' : LIMITS.find((limit) => days <= limit);
  };
  return (['overdue', ...LIMITS] as const)
    .map((band) => ({ band, dues: dues.filter((due) => bandOf(due) === band) }))
    .filter(({ dues: inBand }) => inBand.length > 0);
}
