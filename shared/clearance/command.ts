import { z } from 'zod';
import type { Day } from '../day.ts';
import { dayField, documentDayField, issue, plain, plainLine } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { type ClearanceEvent, LAND_FORMS, type Report } from './events.ts';
import { type ClearanceState, REPORTS, withReport } from './facet.ts';
import {
  byCause,
  FIGURES,
  type Figure,
  isLargerThanCluster,
  isWhole,
  leftHa,
  leftHouseholds,
  PENDING_CAUSES,
  pendingHa,
  pendingHouseholds,
  rounded,
  unitOf,
  wholeOf,
} from './figures.ts';
import { courseOf, type Point, tranchesHa } from './standing.ts';

/** What people may say about site clearance, and the rules that turn it into an event or refuse it. */

/** No figure of one cluster is larger: a slip of the pen. */
const MOST = 1_000_000;
const amount = z
  .number(issue('not_a_number'))
  .min(0, issue('negative'))
  .max(MOST, issue('too_large'))
  .transform(rounded);
const count = z.number(issue('not_a_number')).min(0, issue('negative')).max(MOST, issue('too_large'));
const whole = count.refine(Number.isInteger, issue('not_whole'));
const fieldOf = (figure: Figure) => (isWhole(unitOf(figure)) ? whole : amount).exactOptional();

export const reportClearanceInput = commandOf(
  z.literal(REPORTS, issue('malformed')),
  z.object({
    date: documentDayField,
    figures: z.object(
      Object.fromEntries(FIGURES.map((figure) => [figure, fieldOf(figure)])) as Record<
        Figure,
        ReturnType<typeof fieldOf>
      >,
    ),
    pending: z
      .array(
        z.object({
          cause: z.enum(PENDING_CAUSES, issue('not_a_choice')),
          ha: amount.exactOptional(),
          households: whole.exactOptional(),
        }),
      )
      .max(PENDING_CAUSES.length, issue('too_long'))
      .exactOptional(),
    note: plain(1000).exactOptional(),
  }),
);
export type ReportClearanceInput = z.infer<typeof reportClearanceInput>;

export const grantLandInput = commandOf(
  z.uuid(issue('malformed')).toLowerCase(),
  z.object({
    form: z.enum(LAND_FORMS, issue('not_a_choice')),
    areaHa: amount.refine((ha) => ha > 0, issue('required')),
    number: plainLine(80).nullable(),
    day: dayField.pipe(documentDayField),
    issuer: plainLine(200),
    note: plain(1000).exactOptional(),
  }),
);
export type GrantLandInput = z.infer<typeof grantLandInput>;

export interface Around {
  today: Day;
  /** The largest area that the register knows of the cluster; null where it knows none. */
  clusterHa: number | null;
}

type Said = ReportClearanceInput['said'];
type Refusal = ReturnType<typeof refuse>;

export function decideReport(
  state: ClearanceState,
  { said }: Pick<ReportClearanceInput, 'said'>,
  { today, clusterHa }: Around,
): Decision<ClearanceEvent> {
  const told = FIGURES.filter((figure) => said.figures[figure] !== undefined);
  if (told.length === 0 && said.pending === undefined) return refuse('figures', 'required');
  if (said.date > today) return refuse('date', 'date_in_future');
  if (isRepeated(state.reports, said)) return refuse('figures', 'unchanged');
  const pending = said.pending && [...said.pending].sort(byCause);
  const event = {
    type: 'clearance.reported' as const,
    ...said,
    ...(pending === undefined ? {} : { pending }),
    provenance: 'reported' as const,
  };
  const { type: _t, ...report } = event;
  const reports = withReport(state.reports, { ...report, seq: Number.MAX_SAFE_INTEGER, recordedOn: today });
  return (
    wrongPending(said.pending ?? []) ??
    wrongPoint(reports, said, told) ??
    unexplained(state.reports, reports, { said, told, clusterHa }) ?? { event }
  );
}

/** Exactly this was said for exactly this day, and stands. */
function isRepeated(reports: readonly Report[], said: Said): boolean {
  const point = courseOf(reports).find(({ on }) => on === said.date);
  if (point === undefined || said.note !== undefined) return false;
  const isSame = FIGURES.every(
    (figure) =>
      said.figures[figure] === undefined ||
      (point.dates[figure] === said.date && point.figures[figure] === said.figures[figure]),
  );
  const text = (pending: readonly object[]) => JSON.stringify(pending);
  return isSame && (said.pending === undefined || text(said.pending) === text(point.pending));
}

/** Each cause once, and of each something. */
function wrongPending(pending: NonNullable<Said['pending']>): Refusal | null {
  for (const [i, { cause, ha, households }] of pending.entries()) {
    if (ha === undefined && households === undefined) return refuse(`pending.${cause}`, 'required');
    if (pending.findIndex((other) => other.cause === cause) < i)
      return refuse(`pending.${cause}`, 'not_a_choice');
  }
  return null;
}

/** No part is more than its whole, on the day that is reported nor, by what is reported, on a later one. */
function wrongPoint(reports: readonly Report[], said: Said, told: readonly Figure[]): Refusal | null {
  for (const point of courseOf(reports).filter(({ on }) => on >= said.date)) {
    for (const figure of FIGURES) {
      const [part, found] = [point.figures[figure], wholeOf(figure, point.figures)];
      if (part === undefined || found === null || part <= found.value) continue;
      // An older contradiction is nobody's fault here: only what is said now has to fit.
      if (told.includes(figure)) return refuse(`figures.${figure}`, 'more_than_whole', found.whole);
      if (told.includes(found.whole)) return refuse(`figures.${found.whole}`, 'less_than_part', figure);
    }
    const wrong = tooMuchPending(point, said, told);
    if (wrong) return wrong;
  }
  return null;
}

const AREAS: readonly Figure[] = ['toClearHa', 'handedOverHa'];
const HOUSEHOLDS: readonly Figure[] = ['toClearHouseholds', 'handedOverHouseholds'];

/** What waits is a part of what is left to be handed over. */
function tooMuchPending({ figures, pending }: Point, said: Said, told: readonly Figure[]): Refusal | null {
  const touches = (of: readonly Figure[]) =>
    said.pending !== undefined || told.some((figure) => of.includes(figure));
  const [ha, households] = [leftHa(figures), leftHouseholds(figures)];
  if (touches(AREAS) && ha !== null && pendingHa(pending) > ha) return refuse('pending', 'more_than_left');
  if (touches(HOUSEHOLDS) && households !== null && pendingHouseholds(pending) > households)
    return refuse('pending', 'more_than_left');
  return null;
}

/** What is strange and may yet be true is recorded with a remark that explains it, and not without. */
function unexplained(
  before: readonly Report[],
  reports: readonly Report[],
  { said, told, clusterHa }: { said: Said; told: readonly Figure[]; clusterHa: number | null },
): Refusal | null {
  if (said.note !== undefined) return null;
  const toClear = said.figures.toClearHa;
  const stood = courseOf(before).findLast(({ on }) => on <= said.date)?.figures.toClearHa;
  if (toClear !== undefined && toClear !== stood && isLargerThanCluster(toClear, clusterHa))
    return refuse('figures.toClearHa', 'larger_than_cluster');
  const fallen = told.find((figure) => falls(before, reports, { figure, date: said.date }));
  return fallen === undefined ? null : refuse('note', 'figure_fell', fallen);
}

/** Whether a figure told for a day is below what stood, or what is told for a later day is below it. */
function falls(
  before: readonly Report[],
  reports: readonly Report[],
  { figure, date }: { figure: Figure; date: Day },
): boolean {
  const now = courseOf(reports).find(({ on }) => on === date)?.figures[figure];
  const stood = courseOf(before).findLast(({ on }) => on <= date)?.figures[figure];
  const next = courseOf(before).find(({ on, said }) => on > date && said.includes(figure))?.figures[figure];
  if (now === undefined) return false;
  return (stood !== undefined && now < stood) || (next !== undefined && next < now);
}

export function decideGrant(
  state: ClearanceState,
  { key: id, said }: Pick<GrantLandInput, 'key' | 'said'>,
  { today, clusterHa }: Around,
): Decision<ClearanceEvent> {
  const { form, areaHa, number, day, issuer, note } = said;
  if (state.tranches.some((tranche) => tranche.id === id)) return refuse('key', 'not_a_choice');
  if (day > today) return refuse('day', 'date_in_future');
  const known = state.tranches.some(({ decision }) => decision.number === number && decision.day === day);
  if (known && number !== null) return refuse('number', 'already_recorded');
  const all = rounded(tranchesHa(state.tranches) + areaHa);
  if (note === undefined && isLargerThanCluster(all, clusterHa))
    return refuse('areaHa', 'larger_than_cluster');
  return {
    event: {
      type: 'clearance.land_granted',
      id,
      form,
      areaHa,
      decision: { number, day, issuer },
      ...(note === undefined ? {} : { note }),
      provenance: 'reported',
    },
  };
}
