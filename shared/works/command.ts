import { z } from 'zod';
import type { Day } from '../day.ts';
import { documentDayField, issue, plain } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { componentOf, FIGURES, type Figure, type Figures, roundedPercent, roundedVnd } from './components.ts';
import type { Plan, Report, WorksEvent } from './events.ts';
import { PROGRESS, planOf, type WorksState, withReport } from './facet.ts';
import { disbursedByComponent } from './plan.ts';
import { courseOf, standingOn } from './standing.ts';

/** What may be reported of the works, and the rules that turn it into an event or refuse it. */

/** No cluster costs more, VND billion: a slip of the pen. */
const MOST_VND_BN = 1_000_000;
export const vndBnField = z
  .number(issue('not_a_number'))
  .min(0, issue('negative'))
  .max(MOST_VND_BN, issue('too_large'))
  .transform(roundedVnd);
export const percentField = z
  .number(issue('not_a_number'))
  .min(0, issue('negative'))
  .max(100, issue('over_hundred'))
  .transform(roundedPercent);
const fieldOf = (figure: Figure) =>
  (figure.endsWith('.progress') ? percentField : vndBnField).exactOptional();

export const reportWorksInput = commandOf(
  z.literal(PROGRESS, issue('malformed')),
  z.object({
    date: documentDayField,
    figures: z.object(
      Object.fromEntries(FIGURES.map((figure) => [figure, fieldOf(figure)])) as Record<
        Figure,
        ReturnType<typeof fieldOf>
      >,
    ),
    /** All else that is known has not changed. */
    still: z.literal(true).exactOptional(),
    note: plain(1000).exactOptional(),
  }),
);
export type ReportWorksInput = z.infer<typeof reportWorksInput>;

type Said = ReportWorksInput['said'];
type Refusal = ReturnType<typeof refuse>;

export function decideReport(
  state: WorksState,
  { said }: Pick<ReportWorksInput, 'said'>,
  { today }: { today: Day },
): Decision<WorksEvent> {
  const plan = planOf(state);
  if (plan === null) return refuse('figures', 'not_planned');
  if (said.date > today) return refuse('date', 'date_in_future');
  const told = FIGURES.filter((figure) => said.figures[figure] !== undefined);
  const isSilent =
    told.length === 0 && !(said.still && isKnown(standingOn(state.reports, said.date).figures));
  if (isSilent) return refuse('figures', 'required');
  const unplanned = told.find((figure) => !isPlanned(plan, figure));
  if (unplanned !== undefined) return refuse(`figures.${unplanned}`, 'not_planned');
  if (isRepeated(state.reports, said)) return refuse('figures', 'unchanged');
  const event = { type: 'works.reported' as const, ...said, provenance: 'reported' as const };
  const { type: _t, ...report } = event;
  const reports = withReport(state.reports, { ...report, seq: Number.MAX_SAFE_INTEGER, recordedOn: today });
  return wrongTotal(plan, reports, { said, told }) ?? unexplained(state.reports, reports, said) ?? { event };
}

const isKnown = (figures: Figures): boolean => FIGURES.some((figure) => figures[figure] !== undefined);

function isPlanned({ components }: Pick<Plan, 'components'>, figure: Figure): boolean {
  const component = componentOf(figure);
  return component === null || components.some((planned) => planned.component === component);
}

/** Exactly this was said for exactly this day, and stands. */
function isRepeated(reports: readonly Report[], said: Said): boolean {
  const point = courseOf(reports).find(({ on }) => on === said.date);
  if (point === undefined || said.note !== undefined) return false;
  return FIGURES.every((figure) => {
    const [now, stood] = [said.figures[figure], point.figures[figure]];
    if (now === undefined && !(said.still && stood !== undefined)) return true;
    return point.dates[figure] === said.date && (now === undefined || now === stood);
  });
}

/** Paid in total is not less than what is paid of some components together, on the day that is told nor on a later one. */
function wrongTotal(
  plan: Plan,
  reports: readonly Report[],
  { said, told }: { said: Said; told: readonly Figure[] },
): Refusal | null {
  const paid = told.filter((figure) => figure.endsWith('disbursed'));
  if (paid.length === 0) return null;
  for (const { figures } of courseOf(reports).filter(({ on }) => on >= said.date)) {
    const { vndBn, told: some, of } = disbursedByComponent(plan, figures);
    // Where each component is told, the total follows from them.
    if (figures.disbursed === undefined || some === of || vndBn <= figures.disbursed) continue;
    return said.figures.disbursed === undefined
      ? refuse(`figures.${paid[0]}`, 'more_than_whole', 'disbursed')
      : refuse('figures.disbursed', 'less_than_part');
  }
  return null;
}

/** What is cumulative falls only with a remark that explains it. */
function unexplained(before: readonly Report[], reports: readonly Report[], said: Said): Refusal | null {
  if (said.note !== undefined) return null;
  const fallen = FIGURES.find(
    (figure) => said.figures[figure] !== undefined && falls(before, reports, { figure, date: said.date }),
  );
  return fallen === undefined ? null : refuse('note', 'figure_fell', componentOf(fallen) ?? 'disbursed');
}

/** Whether a figure told for a day is below what stood, or what is told for a later day is below it. */
function falls(
  before: readonly Report[],
  reports: readonly Report[],
  { figure, date }: { figure: Figure; date: Day },
): boolean {
  const now = courseOf(reports).find(({ on }) => on === date)?.figures[figure];
  const stood = courseOf(before).findLast(({ on }) => on <= date)?.figures[figure];
  const next = courseOf(before).find(({ on, dates }) => on > date && dates[figure] !== undefined);
  const later = next?.figures[figure];
  if (now === undefined) return false;
  return (stood !== undefined && now < stood) || (later !== undefined && later < now);
}
