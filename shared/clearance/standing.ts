import type { Day } from '../day.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import { foldAlong } from '../fold-along.ts';
import type { Provenance } from '../register.ts';
import type { Report, Tranche } from './events.ts';
import { FIGURES, type Figure, type Figures, type Pending, rounded } from './figures.ts';

/** What stands after some reports: each figure as it was last told, with the day and the ground of its telling. */
export interface Standing {
  figures: Figures;
  dates: Partial<Record<Figure, Edtf>>;
  grounds: Partial<Record<Figure, Provenance>>;
  sources: Partial<Record<Figure, string>>;
  pending: Pending[];
  pendingDate: Edtf | null;
  pendingGround: Provenance | null;
}

const NOTHING: Standing = {
  figures: {},
  dates: {},
  grounds: {},
  sources: {},
  pending: [],
  pendingDate: null,
  pendingGround: null,
};

function after(before: Standing, { date, figures, pending, provenance, source }: Report): Standing {
  const said = FIGURES.filter((figure) => figures[figure] !== undefined);
  const each = <T>(value: T): Partial<Record<Figure, T>> =>
    Object.fromEntries(said.map((figure) => [figure, value]));
  const sources = { ...before.sources };
  // A figure that somebody tells anew no longer rests on the source of the one before.
  for (const figure of said) {
    if (source === undefined) delete sources[figure];
    else sources[figure] = source;
  }
  return {
    figures: { ...before.figures, ...figures },
    dates: { ...before.dates, ...each(date) },
    grounds: { ...before.grounds, ...each(provenance) },
    sources,
    ...(pending === undefined
      ? { pending: before.pending, pendingDate: before.pendingDate, pendingGround: before.pendingGround }
      : { pending, pendingDate: date, pendingGround: provenance }),
  };
}

/** What stood on a day of which a report speaks. */
export interface Point extends Standing {
  on: Day;
  /** The same at the precision of the report. */
  date: Edtf;
  /** What was said of that day, by whichever of its reports. */
  said: readonly Figure[];
}

const pointsOf = foldAlong<Report, Point>(
  (before, report) => {
    const on = lastDay(report.date);
    const said = FIGURES.filter(
      (figure) => report.figures[figure] !== undefined || (before.on === on && before.said.includes(figure)),
    );
    return { ...after(before, report), on, date: report.date, said };
  },
  { ...NOTHING, on: '', date: '', said: [] },
);

/** What stands after all of some reports, which come by the day of which they speak. */
export function standingOf(reports: readonly Report[]): Standing {
  const last = pointsOf(reports).at(-1);
  if (last === undefined) return NOTHING;
  const { on: _on, date: _date, said: _said, ...standing } = last;
  return standing;
}

/** The course: what stood at the end of each day of which a report speaks. */
export const courseOf = (reports: readonly Report[]): Point[] =>
  pointsOf(reports).filter(({ on }, i, all) => all[i + 1]?.on !== on);

/** What waited on a day, or waits now: what is said of it again is nothing new. */
export const pendingBy = (reports: readonly Report[], on: Day): Pending[] => [
  ...standingOf(reports.filter(({ date }) => lastDay(date) <= on)).pending,
  ...standingOf(reports).pending,
];

/** All that was allocated or leased. */
export const tranchesHa = (tranches: readonly Pick<Tranche, 'areaHa'>[]): number =>
  rounded(tranches.reduce((sum, { areaHa }) => sum + areaHa, 0));
