import { addDays, addMonths, type Day, daysBetween } from '../shared/day.ts';
import { type Edtf, lastDay, quarterAround } from '../shared/edtf.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { Entry } from '../shared/milestone.ts';
import type { Course } from './cohort43.ts';
import { workday } from './holidays.ts';
import type { Random } from './random.ts';
import { reportOf } from './reported.ts';
import {
  type Chapter,
  causeOn,
  DEMO_START,
  forecastEntry,
  illustrative,
  reasonOf,
  reportDays,
  type Telling,
} from './reports.ts';

/** Started clusters whose schedule was never adjusted: still measured against the first decision. */
const UNADJUSTED = new Set(['HN-052', 'HN-054', 'HN-057', 'HN-073', 'HN-128', 'HN-P02', 'HN-P03']);
/** Going as their adjusted schedules have it. */
const ON_TIME = new Set(['HN-061', 'HN-068', 'HN-076', 'HN-078']);
/** Cleared only now: the report waits for the committee (story.ts). */
const CLEARED_LATE = new Set(['HN-058', 'HN-059', 'HN-060']);

export const adjustment = (milestone: MilestoneCode, date: Edtf, code: string): Entry => ({
  milestone,
  kind: 'baseline',
  date,
  note: `Điều chỉnh tiến độ được phê duyệt (dữ liệu minh họa, ${code})`,
  ...illustrative,
});

/** From the start to the completion, or to the demonstration's first day: adjusted schedule, clearance, reports, works. */
export function construction(course: Course, startDay: Day, telling: Telling): Chapter[] {
  const { random } = telling;
  const isOnTime = ON_TIME.has(course.code);
  const planned = addMonths(startDay, isOnTime ? 20 : random.between(18, 24));
  const goal = course.completed ?? (isOnTime ? planned : goalOf(startDay, random));
  return [
    ...adjusted(course, startDay, { planned, telling }),
    ...clearance(course.code, startDay, telling),
    ...reports({ code: course.code, startDay, planned, goal, until: course.completed ?? DEMO_START }, random),
    ...(course.completed ? completion(course.completed, random) : []),
  ];
}

/** A schedule that a source states stands until a source says that it was adjusted. */
function adjusted(
  { code }: Course,
  startDay: Day,
  { planned, telling: { random, taken } }: { planned: Day; telling: Telling },
): Chapter[] {
  if (UNADJUSTED.has(code) || taken('infrastructure_completed', 'baseline') !== undefined) return [];
  const steps: [MilestoneCode, number][] = [
    ['component_works', -4],
    ['works_accepted', -2],
    ['wastewater_trial', -2],
    ['infrastructure_completed', 0],
  ];
  const entries = steps.map(([milestone, months]) =>
    adjustment(milestone, quarterAround(addMonths(planned, months)), code),
  );
  return [{ day: workday(addDays(startDay, random.between(14, 60))), by: 'department', entries }];
}

/** The last hectares are handed over long after the start, or before it, or not yet. */
function clearance(code: string, startDay: Day, { random, taken }: Telling): Chapter[] {
  const day = workday(addDays(startDay, random.between(-80, 420)));
  const isOver = day < addDays(DEMO_START, -45) && random.chance(0.75) && !CLEARED_LATE.has(code);
  return isOver && !taken('site_cleared', 'actual') ? reportOf('site_cleared', day, random) : [];
}

/** When it will be finished: a fifth within 22 months of the start, half within 32, four fifths within 48. */
function goalOf(startDay: Day, random: Random): Day {
  const share = random.next();
  const months = share < 0.5 ? 18 + share * 28 : 32 + (share - 0.5) * 50;
  const goal = addMonths(startDay, Math.round(months));
  return goal > addMonths(DEMO_START, 2) ? goal : addMonths(DEMO_START, random.between(3, 10));
}

interface Works {
  code: string;
  startDay: Day;
  planned: Day;
  goal: Day;
  until: Day;
}

/** Hope gives way to knowledge: from the schedule towards what it will be, in quarters and at last in months. */
function reports({ code, startDay, planned, goal, until }: Works, random: Random): Chapter[] {
  let date: Edtf | null = null;
  return reportDays({ code, from: addDays(startDay, 30), until, rhythm: 7 }, random).map((day) => {
    const share = daysBetween(startDay, day) / daysBetween(startDay, until);
    const before = date;
    date = nextHope({ before, day, share, planned, goal }, random);
    const reason = reasonOf(before, date, () => causeOn(day, random, 0.35));
    const works = quarterAround(addMonths(lastDay(date), -3));
    const entries = [forecastEntry('infrastructure_completed', date, reason)];
    // Works can only be hoped for in the days to come.
    if (lastDay(works) > day) entries.push(forecastEntry('component_works', works, reason));
    return { day, by: 'manager', entries };
  });
}

interface Hoping {
  before: Edtf | null;
  day: Day;
  /** Of the time from the start to the end of the story, 0 to 1. */
  share: number;
  planned: Day;
  goal: Day;
}

function nextHope({ before, day, share, planned, goal }: Hoping, random: Random): Edtf {
  const soon = addMonths(day, 2);
  const isHeld = before !== null && lastDay(before) > addDays(day, 14);
  if (isHeld && random.chance(0.6)) return before;
  const sooner = before === null ? null : addMonths(lastDay(before), -2).slice(0, 7);
  if (isHeld && sooner && lastDay(sooner) > soon && random.chance(0.12)) return sooner;
  const ahead = daysBetween(planned, goal);
  const drawn = addDays(planned, Math.round(ahead * Math.min(1, share * 1.15)));
  const hoped = drawn > soon ? drawn : soon;
  return share > 0.75 ? hoped.slice(0, 7) : quarterAround(hoped);
}

function completion(completed: Day, random: Random): Chapter[] {
  const accepted = workday(addDays(completed, -random.between(20, 40)));
  const trial = workday(addDays(accepted, -random.between(10, 30)));
  const works = workday(addDays(trial, -random.between(10, 25)));
  return [
    ...reportOf('component_works', works, random),
    ...reportOf('wastewater_trial', trial, random),
    ...reportOf('works_accepted', accepted, random),
    ...reportOf('infrastructure_completed', completed, random),
  ];
}
