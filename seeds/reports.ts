import { addDays, addMonths, type Day } from '../shared/day.ts';
import { type Edtf, lastDay, quarterAround } from '../shared/edtf.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { Entry, Reason } from '../shared/milestone.ts';
import { workday } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';

/** What is recorded on one day by one side. */
export interface Chapter {
  day: Day;
  by: 'department' | 'manager' | 'committee';
  entries: Entry[];
}

/** The date that a source states for a milestone, if any: it wins over what is made up. */
export type Taken = (milestone: MilestoneCode, kind: Entry['kind']) => Edtf | undefined;

export interface Telling {
  random: Random;
  taken: Taken;
}

/** The demonstration's first day; nothing is recorded after it. */
export const DEMO_START: Day = '2025-03-31';

export const illustrative = { provenance: 'illustrative' } as const;
/** Made up, and told by the project manager of the demonstration. */
const told = { ...illustrative, report: true } as const;

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

const OTHER_REASONS: Reason[] = [
  'planning',
  'permits',
  'investor_capacity',
  'outside_infrastructure',
  'overlap',
];

/** Months in which the epidemic, or the storm of September 2024, was what people gave as the cause. */
const OUTSIDE_FORCE: readonly (readonly [Day, Day])[] = [
  ['2020-03-01', '2020-06-30'],
  ['2021-05-01', '2021-12-31'],
  ['2024-09-08', '2024-10-31'],
];

/** Why something is put off, as of a day: land in two cases of three. */
export function causeOn(day: Day, random: Random, landShare = 0.66): Reason {
  const outside = OUTSIDE_FORCE.some(([from, to]) => from <= day && day <= to);
  if (outside && random.chance(0.5)) return 'force_majeure';
  return random.pick(random.chance(landShare) ? landReasonsOn(day) : OTHER_REASONS);
}

/** How people report: some each week, some when reminded, some seldom, some not any more. */
type Temper = 'steady' | 'loose' | 'seldom' | 'silent';
const SILENT = new Set(['HN-053', 'HN-067', 'HN-071', 'HN-075', 'HN-080', 'HN-128', 'HN-P05']);
/** The clusters of the project manager who has the demonstration account. */
const STEADY = new Set(['HN-058', 'HN-061']);

function temperOf(code: string): Temper {
  if (SILENT.has(code)) return 'silent';
  if (STEADY.has(code)) return 'steady';
  const drawn = randomFrom(`temper ${code}`).next();
  return drawn < 0.35 ? 'steady' : drawn < 0.7 ? 'loose' : 'seldom';
}

/** By what the usual time between two reports is multiplied. */
const STRETCH: Record<Temper, readonly [number, number]> = {
  steady: [0.9, 1.15],
  loose: [0.8, 2.2],
  seldom: [1.5, 4],
  silent: [0.8, 2.2],
};

export interface Reporting {
  code: string;
  from: Day;
  until: Day;
  /** Days between reports in the last weeks before the demonstration starts. */
  rhythm: number;
}

/** Working days on which somebody reports: quarterly at first, then monthly, at last in the rhythm, as people do. */
export function reportDays({ code, from, until, rhythm }: Reporting, random: Random): Day[] {
  const temper = temperOf(code);
  const silentFrom = addDays(DEMO_START, -random.between(75, 260));
  const end = temper === 'silent' && silentFrom < until ? silentFrom : until;
  const [least, most] = STRETCH[temper];
  const days: Day[] = [];
  let day = workday(addDays(from, random.between(0, 20)));
  while (day < end) {
    days.push(day);
    const usual = day < '2023-01-01' ? 110 : day < '2024-07-01' ? 60 : day < '2025-02-10' ? 30 : rhythm;
    const step = Math.max(4, Math.round(usual * (least + random.next() * (most - least))));
    day = workday(addDays(day, step));
  }
  return days;
}

/** A first forecast moves nothing and needs no reason. */
export const forecastEntry = (milestone: MilestoneCode, date: Edtf, reason: Reason | null): Entry => ({
  milestone,
  kind: 'forecast',
  date,
  ...(reason === null ? {} : { reason }),
  ...told,
});

/**
 * Hopes for the start: a quarter or so ahead, moved on each time it comes near, now and then a quarter sooner, the truth
 * only at the end.
 */
export function startForecasts(reporting: Reporting, known: Day | null, random: Random): Chapter[] {
  let date: Edtf | null = null;
  return reportDays(reporting, random).map((day) => {
    const ahead = random.between(4, 8);
    const hoped = known ? Math.min(Math.max(1, monthsLeft(day, known)), ahead) : ahead;
    const isNear = date === null || lastDay(date) <= addDays(day, 40);
    const sooner = date === null ? null : quarterAround(addMonths(lastDay(date), -3));
    const before = date;
    if (isNear) date = quarterAround(addMonths(day, hoped));
    else if (sooner && lastDay(sooner) > addDays(day, 30) && random.chance(0.12)) date = sooner;
    const until = date ?? day;
    const reason = reasonOf(before, until, () => causeOn(day, random));
    return { day, by: 'manager', entries: [forecastEntry('construction_started', until, reason)] };
  });
}

/** Why a forecast is what it is, after the one before it. */
export function reasonOf(before: Edtf | null, date: Edtf, cause: () => Reason): Reason | null {
  if (before === null) return null;
  if (before === date) return 'unchanged';
  return lastDay(date) < lastDay(before) ? 'ahead_of_plan' : cause();
}

/** Calendar months between two days, whatever the day of the month. */
export const monthsLeft = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
