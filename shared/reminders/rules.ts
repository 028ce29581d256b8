import { type Calendar, isWorkday, workdaysBetween } from '../calendar/workdays.ts';
import { type SaidCause, toldCause } from '../cause.ts';
import { addDays, type Day, daysBetween, weekdayOf } from '../day.ts';
import { isLapsed } from '../delay.ts';
import type { Edtf } from '../edtf.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import type { Duty } from '../people/person.ts';
import type { Period, Rhythm } from '../reports/period.ts';
import type { PeriodStood } from '../reports/standing.ts';
import type { Notice } from './digest.ts';

/**
 * Which notices follow from what stands. Whether a notice was given before is the matter of who keeps them: the rules say
 * what there would be to tell on a day, each thing by a name that stays the same while it is the same thing.
 */
interface Cluster {
  code: string;
  name: string;
}

const notice = (cluster: Cluster, kind: Notice['kind'], about: string): Notice => ({
  kind,
  about: `${cluster.code} ${about}`,
  code: cluster.code,
  name: cluster.name,
  milestone: null,
  on: null,
  period: null,
  cause: null,
});

/** So far ahead a milestone is told of: the first band of the page of work. */
export const SOON_DAYS = 30;

interface Due {
  milestone: MilestoneCode;
  baseline: Edtf | null;
  forecast: Edtf | null;
  dueOn: Day | null;
  overdue: boolean;
}

/** Of a milestone that is still ahead: that its schedule has passed, else its forecast, else that it falls due soon. */
export function ofDue(cluster: Cluster, due: Due, today: Day): Notice[] {
  const { milestone, baseline, forecast, dueOn, overdue } = due;
  const told = (kind: Notice['kind'], on: Edtf) => ({
    ...notice(cluster, kind, `${milestone} ${on}`),
    milestone,
    on,
  });
  if (overdue) return baseline === null ? [] : [told('overdue', baseline)];
  if (forecast !== null && isLapsed({ forecast, actual: null }, today)) return [told('lapsed', forecast)];
  const isSoon = dueOn !== null && dueOn >= today && daysBetween(today, dueOn) <= SOON_DAYS;
  const on = baseline ?? forecast;
  return isSoon && on !== null ? [told('due_soon', on)] : [];
}

/** Given back: each time it is given back is a thing of its own. */
export const ofReturned = (cluster: Cluster, given: { milestone: MilestoneCode; at: string }): Notice => ({
  ...notice(cluster, 'returned', `${given.milestone} ${given.at}`),
  milestone: given.milestone,
});

/** Reported, and to be confirmed by whoever is nearest: each report is a thing of its own. */
export const ofWaiting = (
  cluster: Cluster,
  { milestone, date, recordedAt }: { milestone: MilestoneCode; date: Edtf; recordedAt: string },
): Notice => ({
  ...notice(cluster, 'waiting', `${milestone} ${recordedAt}`),
  milestone,
  on: date,
});

/** A forecast that somebody has to approve; another date is another request. */
export const ofRequest = (
  cluster: Cluster,
  { milestone, date }: { milestone: MilestoneCode; date: Edtf },
): Notice => ({ ...notice(cluster, 'request', `${milestone} ${date}`), milestone, on: date });

/** A date that has passed without its event, to be explained by a day; while a pause holds the clock nobody is asked. */
export const ofMissed = (
  cluster: Cluster,
  { milestone, date, explainBy }: { milestone: MilestoneCode; date: Edtf; explainBy: Day | null },
): Notice[] =>
  explainBy === null
    ? []
    : [{ ...notice(cluster, 'explain', `${milestone} ${date}`), milestone, on: explainBy }];

interface Asked extends SaidCause {
  id: string;
  milestone: MilestoneCode;
  due: Day;
  /** The event that asked. */
  version: number;
  overdue: boolean;
}

/** Of an obstacle that waits for an answer: that it was asked, and once more when its day has passed. */
export const ofAsked = (
  cluster: Cluster,
  { id, milestone, cause, as, due, version, overdue }: Asked,
): Notice => ({
  ...notice(cluster, overdue ? 'asked_overdue' : 'asked', `${id} ${version}`),
  milestone,
  cause: toldCause({ cause, as }),
  on: due,
});

/** An assignment that began longer ago is no news; one that begins later is told ahead. */
const NEWS_DAYS = 14;

/** A cluster that is somebody's from a day on, by the duty that says so. */
export function ofDuty(cluster: Cluster, { validFrom, validTo }: Duty, today: Day): Notice[] {
  const isOver = validTo !== null && (validTo < today || validTo < validFrom);
  if (isOver || validFrom < addDays(today, -NEWS_DAYS)) return [];
  return [{ ...notice(cluster, 'assigned', validFrom), on: validFrom }];
}

/** So many working days before its last day a report is asked for. */
const REPORT_SOON: Record<Rhythm, number> = { week: 1, month: 3 };

/** Of a period for which a report can still be given in time. */
export function ofOpenPeriod(
  cluster: Cluster,
  { code, rhythm, dueOn, standing }: Period & PeriodStood,
  today: Day,
  calendar?: Calendar,
): Notice[] {
  const isSoon = dueOn >= today && workdaysBetween(today, dueOn, calendar) <= REPORT_SOON[rhythm];
  return standing === 'open' && isSoon
    ? [{ ...notice(cluster, 'report_due', code), period: code, on: dueOn }]
    : [];
}

/** Of a period whose report is missing: to whom it is told says the kind. */
export const ofMissing = (
  cluster: Cluster,
  { code, dueOn }: Pick<Period, 'code' | 'dueOn'>,
  kind: 'report_overdue' | 'report_climbed' | 'report_missed',
): Notice => ({ ...notice(cluster, kind, code), period: code, on: dueOn });

/** The first working day of its week (Monday to Sunday): then what still waits is told although nothing is new. */
export function beginsWeek(day: Day, calendar?: Calendar): boolean {
  const sinceMonday = (weekdayOf(day) + 6) % 7;
  const before = Array.from({ length: sinceMonday }, (_day, i) => addDays(day, -1 - i));
  return isWorkday(day, calendar) && !before.some((earlier) => isWorkday(earlier, calendar));
}
