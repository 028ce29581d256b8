import { addDays, addMonths, type Day, daysBetween, instantInHanoi } from '../shared/day.ts';
import { type Edtf, lastDay, quarterAround, spanOf } from '../shared/edtf.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { Entry } from '../shared/milestone.ts';
import { adjustment, construction } from './building.ts';
import type { Course } from './cohort43.ts';
import { workday, workdayFrom } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';
import { openReport, reportOf } from './reported.ts';
import {
  type Chapter,
  DEMO_START,
  illustrative,
  startForecasts,
  type Taken,
  type Telling,
} from './reports.ts';

/**
 * The demonstration's history of one of the 43 clusters: decision with its schedule, preparation, forecasts that
 * move, start, adjustment, completion. Everything made here is marked illustrative; what a source states is added by
 * chronicle.ts with its source and wins over what is made up.
 */

/** Not started, but with an approved adjustment. */
const ADJUSTED_START: Record<string, Edtf> = {
  'HN-063': '2025-04/2025-06',
  'HN-064': '2025-01/2025-03',
  'HN-082': '2025-07/2025-09',
};
export function storyOf(course: Course, taken: Taken): Chapter[] {
  const telling = { random: randomFrom(`story ${course.code}`), taken };
  const decided = lastDay(course.established.date);
  const chapters: Chapter[] = [
    ...beforeDecision(course, decided, telling.random),
    decisionChapter(course, decided, taken),
  ];
  const started = course.started;
  const startDay = started ? (spanOf(started.date).first ?? lastDay(started.date)) : null;
  chapters.push(...preparation(decided, startDay, telling));
  const until = startDay ?? DEMO_START;
  const waiting = { code: course.code, from: addMonths(decided, 9), until, rhythm: 24 };
  chapters.push(...startForecasts(waiting, startDay, telling.random));
  if (startDay === null && taken('construction_started', 'baseline') === undefined)
    chapters.push(...adjustedStart(course.code));
  if (started && startDay) {
    if (!started.sourced) {
      chapters.push(ceremony(startDay));
      chapters.push(...reportOf('construction_started', startDay, telling.random));
    }
    chapters.push(...construction(course, startDay, telling));
  }
  chapters.push(...stillOpen(course, chapters, telling));
  return chapters.filter((chapter) => chapter.entries.length > 0 && chapter.day <= DEMO_START);
}

const happened = (milestone: MilestoneCode, date: Edtf): Entry => ({
  milestone,
  kind: 'actual',
  date,
  ...illustrative,
});

/** Held a day or some days before the legal start, or on it. */
const ceremony = (startDay: Day): Chapter => {
  const near = workdayFrom(addDays(startDay, -(Number(startDay.slice(8)) % 4)));
  const day = near < startDay ? near : startDay;
  return { day, by: 'department', entries: [happened('ceremony', day)] };
};

/** The list of 2018 comes before any notice. */
const FIRST_NOTICE: Day = '2018-04-02';

/** Notice, dossier and appraisal of those whose decision is made up too; a real decision gets no made-up dossier. */
function beforeDecision(course: Course, decided: Day, random: Random): Chapter[] {
  if (course.established.sourced) return [];
  const back = random.between(110, 260);
  const steps: [MilestoneCode, Day][] = [
    ['public_notice', workday(addDays(decided, -back))],
    ['dossier_submitted', workday(addDays(decided, -Math.round(back * 0.7)))],
    ['appraised', workday(addDays(decided, -random.between(20, 40)))],
  ];
  if (steps.some(([, day]) => day < FIRST_NOTICE)) return [];
  return steps.map(([milestone, day]) => ({ day, by: 'department', entries: [happened(milestone, day)] }));
}

function decisionChapter(course: Course, decided: Day, taken: Taken): Chapter {
  // A sourced start or completion is what the made-up steps between must fit.
  const start = taken('construction_started', 'baseline') ?? quarterAround(addMonths(decided, 10));
  const done = taken('infrastructure_completed', 'baseline') ?? quarterAround(addMonths(decided, 24));
  const before = (months: number) => {
    const day = addMonths(decided, months);
    return day < lastDay(start) ? day : lastDay(start);
  };
  const works = (months: number) => {
    const day = addMonths(lastDay(done), -months);
    return quarterAround(day > lastDay(start) ? day : lastDay(done));
  };
  const plan: [MilestoneCode, Edtf][] = [
    ['detailed_plan', before(4).slice(0, 7)],
    ['site_cleared', quarterAround(before(8))],
    ['land_allocated', quarterAround(before(9))],
    ['construction_started', start],
    ['component_works', works(4)],
    ['works_accepted', works(2)],
    ['wastewater_trial', works(2)],
    ['infrastructure_completed', done],
  ];
  const entries: Entry[] = plan
    .filter(([milestone]) => !taken(milestone, 'baseline'))
    .map(([milestone, date]) => ({ milestone, kind: 'baseline', date, ...illustrative }));
  if (!course.established.sourced) entries.unshift(happened('established', course.established.date));
  return { day: workdayFrom(decided), by: 'department', entries };
}

function preparation(decided: Day, startDay: Day | null, { random, taken }: Telling): Chapter[] {
  const end = startDay ?? addMonths(DEMO_START, 8);
  const room = Math.max(0.35, Math.min(1, daysBetween(decided, end) / 1_200));
  const at = (month: number) =>
    workday(addDays(addMonths(decided, Math.floor(month * room)), random.between(0, 25)));
  const beforeStart = (days: number) => workday(addDays(end, -days - random.between(0, 12)));
  const plan = at(random.between(5, 14));
  const known = taken('detailed_plan', 'actual');
  const after = known === undefined ? plan : lastDay(known);
  // What follows from the plan comes after it, also where a source dates it late.
  const following = (month: number) => {
    const day = at(month);
    return day > after ? day : workday(addDays(after, random.between(60, 200)));
  };
  const steps: [MilestoneCode, Day][] = [
    ['detailed_plan', plan],
    ['project_approved', following(random.between(14, 24))],
    ['eia_approved', following(random.between(15, 26))],
    ['fire_design_appraised', following(random.between(20, 32))],
  ];
  if (startDay) steps.push(['land_allocated', beforeStart(50)], ['construction_permit', beforeStart(20)]);
  return steps
    .filter(([milestone, day]) => day < end && !taken(milestone, 'actual'))
    .flatMap(([milestone, day]) => reportOf(milestone, day, random));
}

function adjustedStart(code: string): Chapter[] {
  const date = ADJUSTED_START[code];
  if (!date) return [];
  return [{ day: '2024-05-16', by: 'department', entries: [adjustment('construction_started', date, code)] }];
}

/** Reports that wait for the committee on the first day, and such as came back to the manager: by cluster, or by chance. */
const WAITING = new Set(['HN-059', 'HN-060']);
const CAME_BACK = new Set(['HN-058']);

function stillOpen(course: Course, chapters: readonly Chapter[], { random, taken }: Telling): Chapter[] {
  if (course.completed) return [];
  const drawn = random.next();
  const isReturned = CAME_BACK.has(course.code) || (drawn < 0.1 && !WAITING.has(course.code));
  if (!isReturned && !WAITING.has(course.code) && drawn > 0.25) return [];
  const has = (milestone: MilestoneCode) =>
    taken(milestone, 'actual') !== undefined ||
    chapters.some(({ entries }) => entries.some((e) => e.milestone === milestone && e.kind === 'actual'));
  const next: readonly MilestoneCode[] = course.started
    ? isReturned
      ? ['component_works']
      : ['site_cleared', 'component_works']
    : ['detailed_plan', 'eia_approved', 'project_approved', 'fire_design_appraised', 'site_cleared'];
  const milestone = next.find((code) => !has(code));
  const planned = has('detailed_plan') || milestone === 'detailed_plan' || milestone === 'eia_approved';
  if (milestone === undefined || !planned) return [];
  return openReport(milestone, { today: DEMO_START, isReturned, random });
}

/** An instant of a working day, in epoch milliseconds; later entries of the same day come later. */
export function instantOf(day: Day, code: string, index: number): number {
  // The demonstration begins at whatever hour it is loaded: what its first day already knows came at midnight.
  if (day === DEMO_START) return instantInHanoi(day, 0) + (index + 100) * 10;
  const hour = 8 + randomFrom(`${code} ${day}`).between(0, 7);
  return instantInHanoi(day, hour) + index * 60_000;
}
