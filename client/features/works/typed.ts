import { isDay } from '../../../shared/day.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import type { ReportWorksInput } from '../../../shared/works/command.ts';
import { componentOf, FIGURES, type Figure } from '../../../shared/works/components.ts';
import type { Plan, Report } from '../../../shared/works/events.ts';
import { type Standing, standingOf, standingOn } from '../../../shared/works/standing.ts';

/**
 * What the form of progress holds: for each box what was typed, or that it was not touched. What was not touched and is
 * known is said to be as it was: the report is of all components, and only what has changed is typed.
 */
export const UNTOUCHED = '=';
export type FigureFields = Record<Figure, string> & { date: string; note: string };

export const untouched = (date: string): FigureFields =>
  ({ date, note: '', ...Object.fromEntries(FIGURES.map((figure) => [figure, UNTOUCHED])) }) as FigureFields;

/** What a box shows: what was typed, else what is known. */
export const shown = (typed: string, known: number | undefined, lang: Lang): string =>
  typed === UNTOUCHED ? (known === undefined ? '' : numberText(known, lang)) : typed;

/** The boxes of a plan: its components' and the total. */
export const figuresOf = ({ components }: Pick<Plan, 'components'>): Figure[] =>
  FIGURES.filter((figure) => {
    const part = componentOf(figure);
    return part === null || components.some(({ component }) => component === part);
  });

/** What was known for the day that is reported: a report of an earlier day begins from what stood then. */
export const knownFor = (reports: readonly Report[], date: string): Standing =>
  isDay(date) ? standingOn(reports, date) : standingOf(reports);

/** What is meant by a box: nothing where nothing is, and no number where something else was typed. */
function meant(typed: string, known: number | undefined, lang: Lang): number | undefined {
  if (typed === UNTOUCHED || (typed.trim() === '' && known === undefined)) return undefined;
  // Emptied: a figure that is known can be corrected and not be taken back; the schema asks for a number.
  return parseNumber(typed, lang) ?? Number.NaN;
}

export function saidOf(
  fields: FigureFields,
  plan: Pick<Plan, 'components'>,
  { figures: known }: Standing,
  lang: Lang,
): ReportWorksInput['said'] {
  const boxes = figuresOf(plan);
  const typed = boxes.flatMap((figure) => {
    const value = meant(fields[figure], known[figure], lang);
    return value === undefined ? [] : [[figure, value] as const];
  });
  const isStill = boxes.some((figure) => fields[figure] === UNTOUCHED && known[figure] !== undefined);
  const note = fields.note.trim();
  return {
    date: fields.date,
    figures: Object.fromEntries(typed),
    ...(isStill ? { still: true } : {}),
    ...(note === '' ? {} : { note }),
  };
}
