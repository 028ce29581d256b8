import { addDays, addMonths, type Day, daysBetween } from '../shared/day.ts';
import { lastDay, spanOf } from '../shared/edtf.ts';
import type { BuiltComponent } from '../shared/works/components.ts';
import { type Chronicle, happenedOn } from './chronicle.ts';
import { workday } from './holidays.ts';
import type { Random } from './random.ts';
import { DEMO_START } from './reports.ts';

/** When works begin and end, by plan and in truth, between what the milestones say of it. */
export interface WorksCourse {
  started: Day;
  plannedOn: Day;
  plannedEnd: Day;
  /** The plan that took its place, where there was one. */
  adjusted: { on: Day; end: Day } | null;
  /** When everything is done, or would be as it goes; and whether it is. */
  end: Day;
  done: boolean;
  /** Where it stands on a day, as a share of the time from start to end: not every cluster goes at an even pace. */
  at: (day: Day) => number;
  /** Days on which the project manager says something anyway: nobody reports works more often than they report. */
  days: Day[];
}

/** Of the time of all works: when each begins and ends. */
export const WINDOWS: Record<BuiltComponent, readonly [number, number]> = {
  levelling: [0, 0.35],
  storm_drainage: [0.12, 0.55],
  wastewater_collection: [0.18, 0.6],
  roads: [0.22, 0.85],
  wastewater_treatment: [0.35, 0.92],
  water: [0.4, 0.8],
  power: [0.4, 0.86],
  telecom: [0.5, 0.9],
  outside_connection: [0.5, 0.95],
  fire: [0.55, 0.95],
  lighting: [0.6, 0.95],
  greenery: [0.7, 1],
  waste: [0.75, 1],
};

const latest = (a: Day, b: Day): Day => (a > b ? a : b);

/** Null where nothing is built yet. */
export function courseOfWorks(chronicle: Chronicle, random: Random): WorksCourse | null {
  const { course, chapters } = chronicle;
  if (!course?.started) return null;
  const started = spanOf(course.started.date).first ?? lastDay(course.started.date);
  const plannedOn = workday(addDays(started, random.between(20, 45)));
  if (plannedOn >= addDays(DEMO_START, -10)) return null;
  const reached = happenedOn(chronicle, 'component_works') ?? course.completed;
  const scheduled = lastSaid(chronicle, 'baseline', plannedOn);
  const usual = addMonths(started, random.between(18, 22));
  const plannedEnd =
    scheduled !== null && scheduled > addMonths(started, 11) ? addMonths(scheduled, -2) : usual;
  const hoped = lastSaid(chronicle, 'forecast', DEMO_START) ?? plannedEnd;
  const end = reached ?? latest(addMonths(hoped, -2), addMonths(DEMO_START, random.between(1, 5)));
  // A plan is on record some days after it was decided, and nothing is reported against it before.
  const known = addDays(plannedOn, 10);
  const told = chapters.filter(({ by, day }) => by === 'manager' && day > known && day < DEMO_START);
  return {
    started,
    plannedOn,
    plannedEnd,
    adjusted: adjustedOf({ started, plannedEnd, end, reached }, random),
    end,
    done: reached !== null,
    at: paceOf(course.code, started, end),
    days: daysOf(
      told.map(({ day }) => day).filter((day) => reached === null || day < reached),
      reached,
      course.code,
    ),
  };
}

/** A published figure: by mid-2024 six clusters, beside the five completed, had about 90 % of their infrastructure. */
const NINETY = new Set(['HN-070', 'HN-079', 'HN-080', 'HN-081', 'HN-125', 'HN-P02']);
/** They stood there from the one day to the other; the last tenth takes the rest of the time. */
const NINETY_BETWEEN: readonly [Day, number][] = [
  ['2024-02-25', 0.84],
  ['2024-06-30', 0.86],
];

function paceOf(code: string, started: Day, end: Day): WorksCourse['at'] {
  const turns = NINETY.has(code) ? NINETY_BETWEEN : [];
  const knots: (readonly [Day, number])[] = [[started, 0], ...turns, [end, 1]];
  return (day) => {
    const next = knots.findIndex(([on]) => on >= day);
    const [before, after] = [knots[next - 1], knots[next]];
    if (next === 0 || after === undefined) return next === 0 ? 0 : 1;
    if (before === undefined) return 0;
    return (
      before[1] + ((after[1] - before[1]) * daysBetween(before[0], day)) / daysBetween(before[0], after[0])
    );
  };
}

/** The last date that was said of the completion by a day. */
function lastSaid({ chapters }: Chronicle, kind: 'baseline' | 'forecast', by: Day): Day | null {
  const said = chapters
    .filter(({ day }) => day <= by)
    .flatMap(({ entries }) => entries)
    .findLast((entry) => entry.milestone === 'infrastructure_completed' && entry.kind === kind);
  return said ? lastDay(said.date) : null;
}

interface Ends {
  started: Day;
  plannedEnd: Day;
  end: Day;
  reached: Day | null;
}

/** Who is months behind by half of the time gets a new plan, one in two. */
function adjustedOf({ started, plannedEnd, end, reached }: Ends, random: Random): WorksCourse['adjusted'] {
  const on = workday(
    addDays(started, Math.round(daysBetween(started, plannedEnd) * (0.6 + random.next() * 0.2))),
  );
  const isBehind = end > addMonths(plannedEnd, 3);
  const isTime = on < addDays(DEMO_START, -30) && (reached === null || on < addMonths(reached, -3));
  const wants = random.chance(0.5);
  const months = random.between(6, 10);
  return isBehind && isTime && wants ? { on, end: addMonths(plannedEnd, months) } : null;
}

/** The clusters of the project manager who has the demonstration account: reported on every week of late. */
const WEEKLY = new Set(['HN-058', 'HN-061']);

/** About each quarter at first, then about each month, of the days on which somebody says something anyway. */
function daysOf(told: readonly Day[], reached: Day | null, code: string): Day[] {
  const days: Day[] = [];
  for (const day of [...told].sort()) {
    const usual = day < '2024-07-01' ? 75 : WEEKLY.has(code) && day >= '2025-01-01' ? 6 : 28;
    const before = days.at(-1);
    if (before === undefined || daysBetween(before, day) >= usual) days.push(day);
  }
  if (reached !== null && reached < DEMO_START) days.push(reached);
  return days;
}
