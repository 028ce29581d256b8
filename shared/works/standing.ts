import type { Day } from '../day.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import { foldAlong } from '../fold-along.ts';
import type { Provenance } from '../register.ts';
import { FIGURES, type Figure, type Figures } from './components.ts';
import type { Report } from './events.ts';

/** What stands after some reports: each figure as it was last told, with the day and the ground of its telling. */
export interface Standing {
  figures: Figures;
  dates: Partial<Record<Figure, Edtf>>;
  grounds: Partial<Record<Figure, Provenance>>;
  sources: Partial<Record<Figure, string>>;
}

const NOTHING: Standing = { figures: {}, dates: {}, grounds: {}, sources: {} };

function after(before: Standing, { date, figures, still, provenance, source }: Report): Standing {
  const known = { ...before.figures, ...figures };
  // What is said to be as it was is said anew: it is true for the new day, and by who says so.
  const told = FIGURES.filter((figure) => (still ? known : figures)[figure] !== undefined);
  const each = <T>(value: T): Partial<Record<Figure, T>> =>
    Object.fromEntries(told.map((figure) => [figure, value]));
  const sources = { ...before.sources };
  for (const figure of told) {
    if (source === undefined) delete sources[figure];
    else sources[figure] = source;
  }
  return {
    figures: known,
    dates: { ...before.dates, ...each(date) },
    grounds: { ...before.grounds, ...each(provenance) },
    sources,
  };
}

/** What stood on a day of which a report speaks. */
export interface Point extends Standing {
  on: Day;
  /** The same at the precision of the report. */
  date: Edtf;
}

const pointsOf = foldAlong<Report, Point>(
  (before, report) => ({ ...after(before, report), on: lastDay(report.date), date: report.date }),
  { ...NOTHING, on: '', date: '' },
);

/** What stands after all of some reports, which come by the day of which they speak. */
export function standingOf(reports: readonly Report[]): Standing {
  const last = pointsOf(reports).at(-1);
  if (last === undefined) return NOTHING;
  const { on: _on, date: _date, ...standing } = last;
  return standing;
}

/** What stood at the end of a day, by the reports that speak of it or of days before. */
export const standingOn = (reports: readonly Report[], day: Day): Standing =>
  standingOf(reports.filter(({ date }) => lastDay(date) <= day));

/** The course: what stood at the end of each day of which a report speaks. */
export const courseOf = (reports: readonly Report[]): Point[] =>
  pointsOf(reports).filter(({ on }, i, all) => all[i + 1]?.on !== on);
