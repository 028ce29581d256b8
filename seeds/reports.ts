import { addDays, addMonths, type Day } from '../shared/day.ts';
import { type Edtf, lastDay, quarterAround } from '../shared/edtf.ts';
import type { Entry, Reason } from '../shared/milestone.ts';
import { workday } from './holidays.ts';
import type { Random } from './random.ts';

/** What is recorded on one day by one side. */
export interface Chapter {
  day: Day;
  by: 'department' | 'manager';
  entries: Entry[];
}

/** The demonstration's first day; nothing is recorded after it. */
export const DEMO_START: Day = '2025-03-31';

export const illustrative = { provenance: 'illustrative' } as const;

const LAND_REASONS: Reason[] = [
  'compensation_price',
  'land_title',
  'resettlement_graves',
  'land_law_transition',
  'land_lease',
];
/** Before the Land Law 2024 was passed nothing could wait for the change to it. */
const LAND_LAW_2024: Day = '2024-01-18';
const landReasonsOn = (day: Day): Reason[] =>
  LAND_REASONS.filter((reason) => reason !== 'land_law_transition' || day >= LAND_LAW_2024);

export const OTHER_REASONS: Reason[] = [
  'planning',
  'permits',
  'investor_capacity',
  'outside_infrastructure',
  'overlap',
];

/** Clusters whose project manager has let the reports lapse, for the "stale" mark. */
const SILENT = new Set(['HN-053', 'HN-067', 'HN-071', 'HN-075', 'HN-080', 'HN-128', 'HN-P05']);

export interface Reporting {
  code: string;
  from: Day;
  until: Day;
  /** Days between reports in the last weeks before the demonstration starts. */
  rhythm: number;
}

/** Working days on which somebody reports: half-yearly at first, then quarterly, monthly, at last in the rhythm. */
export function reportDays({ code, from, until, rhythm }: Reporting, random: Random): Day[] {
  const silentFrom = SILENT.has(code) ? addDays(DEMO_START, -random.between(45, 90)) : until;
  const end = silentFrom < until ? silentFrom : until;
  const days: Day[] = [];
  let day = workday(addDays(from, random.between(0, 20)));
  while (day < end) {
    days.push(day);
    const step = day < '2023-01-01' ? 180 : day < '2024-07-01' ? 91 : day < '2025-02-10' ? 30 : rhythm;
    day = workday(addDays(day, step + random.between(0, Math.min(12, Math.floor(step / 5)))));
  }
  return days;
}

/** Hopes for the start: a quarter or so ahead, moved on each time it comes near, the truth only at the end. */
export function startForecasts(reporting: Reporting, known: Day | null, random: Random): Chapter[] {
  let date: Edtf | null = null;
  return reportDays(reporting, random).map((day) => {
    const ahead = random.between(4, 8);
    const hoped = known ? Math.min(Math.max(1, monthsLeft(day, known)), ahead) : ahead;
    const isNear = date === null || lastDay(date) <= addDays(day, 40);
    if (isNear) date = quarterAround(addMonths(day, hoped));
    const reason = isNear
      ? random.pick(random.chance(0.7) ? landReasonsOn(day) : OTHER_REASONS)
      : 'unchanged';
    const entry: Entry = {
      milestone: 'construction_started',
      kind: 'forecast',
      date: date ?? day,
      reason,
      ...illustrative,
    };
    return { day, by: 'manager', entries: [entry] };
  });
}

/** Calendar months between two days, whatever the day of the month. */
export const monthsLeft = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
