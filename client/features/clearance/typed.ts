import {
  FIGURES,
  type Figure,
  type Figures,
  PENDING_CAUSES,
  type Pending,
  type PendingCause,
} from '../../../shared/clearance/figures.ts';
import type { Standing } from '../../../shared/clearance/standing.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';

/**
 * What the form of figures holds: for each box what was typed, or that it was not touched. What was not touched is not
 * said, so that it stays as it was last told, with the day of its telling, whatever others report meanwhile.
 */
export const UNTOUCHED = '=';
export type PendingField = `${PendingCause}.${'ha' | 'households'}`;
export type FigureFields = Record<Figure, string> &
  Record<PendingField, string> & { date: string; causes: string; note: string };

export const UNITS_PENDING = ['ha', 'households'] as const;

export const untouched = (date: string): FigureFields =>
  ({
    date,
    causes: '',
    note: '',
    ...Object.fromEntries(FIGURES.map((figure) => [figure, UNTOUCHED])),
    ...Object.fromEntries(
      PENDING_CAUSES.flatMap((cause) => UNITS_PENDING.map((unit) => [`${cause}.${unit}`, UNTOUCHED])),
    ),
  }) as FigureFields;

/** What a box shows: what was typed, else what is known. */
export const shown = (typed: string, known: number | undefined, lang: Lang): string =>
  typed === UNTOUCHED ? (known === undefined ? '' : numberText(known, lang)) : typed;

/** What is meant by a box: nothing where nothing is, and no number where something else was typed. */
function meant(typed: string, known: number | undefined, lang: Lang): number | undefined {
  if (typed === UNTOUCHED || (typed.trim() === '' && known === undefined)) return undefined;
  // Emptied: a figure that is known can be corrected and not be taken back; the schema asks for a number.
  return parseNumber(typed, lang) ?? Number.NaN;
}

const knownOf = (pending: readonly Pending[], cause: PendingCause) =>
  pending.find((one) => one.cause === cause);

/** The causes that have a line: those known, those added, in the order of the list. */
export const causesShown = (fields: FigureFields, { pending }: Standing): PendingCause[] =>
  PENDING_CAUSES.filter(
    (cause) => knownOf(pending, cause) !== undefined || fields.causes.split(' ').includes(cause),
  );

export interface SaidFigures {
  date: string;
  figures: Figures;
  pending?: Pending[];
  note?: string;
}

/** What is sent: what was typed; where nothing was, that all that is known still stands on the day. */
export function saidOf(fields: FigureFields, standing: Standing, lang: Lang): SaidFigures {
  const typed = FIGURES.flatMap((figure) => {
    const value = meant(fields[figure], standing.figures[figure], lang);
    return value === undefined ? [] : [[figure, value] as const];
  });
  const pending = pendingOf(fields, standing, lang);
  const isUnchanged = typed.length === 0 && pending === undefined;
  const note = fields.note.trim();
  return {
    date: fields.date,
    figures: isUnchanged ? standing.figures : Object.fromEntries(typed),
    ...(pending === undefined ? {} : { pending }),
    ...(note === '' ? {} : { note }),
  };
}

/** All that is pending, where anything of it was typed: a line that was emptied waits no longer. */
function pendingOf(fields: FigureFields, standing: Standing, lang: Lang): Pending[] | undefined {
  const causes = causesShown(fields, standing);
  const isTouched = causes.some((cause) =>
    UNITS_PENDING.some((unit) => fields[`${cause}.${unit}`] !== UNTOUCHED),
  );
  if (!isTouched) return undefined;
  return causes.flatMap((cause) => {
    const known = knownOf(standing.pending, cause);
    const amounts = UNITS_PENDING.flatMap((unit) => {
      const typed = fields[`${cause}.${unit}`];
      const value = typed === UNTOUCHED ? known?.[unit] : meant(typed, undefined, lang);
      return value === undefined ? [] : [[unit, value] as const];
    });
    const isGone = amounts.every(([, value]) => value === 0);
    return isGone ? [] : [{ cause, ...Object.fromEntries(amounts) }];
  });
}
