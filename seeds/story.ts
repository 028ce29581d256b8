import { addDays, addMonths, type Day, instantInHanoi } from '../shared/day.ts';
import { type Edtf, lastDay, quarterAround, spanOf } from '../shared/edtf.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { Entry } from '../shared/milestone.ts';
import type { Course } from './cohort43.ts';
import { workday, workdayFrom } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';
import {
  type Chapter,
  DEMO_START,
  illustrative,
  monthsLeft,
  OTHER_REASONS,
  reportDays,
  startForecasts,
} from './reports.ts';

/**
 * The demonstration's history of one of the 43 clusters: decision with its schedule, preparation, forecasts that
 * move, start, adjustment, completion. Everything made here is marked illustrative; what a source states is added by
 * chronicle.ts with its source and wins over what is made up.
 */

/** Started clusters whose schedule was never adjusted: still measured against the first decision. */
const UNADJUSTED = new Set(['HN-052', 'HN-054', 'HN-057', 'HN-073', 'HN-128', 'HN-P02', 'HN-P03']);
/** Not started, but with an approved adjustment. */
const ADJUSTED_START: Record<string, Edtf> = {
  'HN-063': '2025-04/2025-06',
  'HN-064': '2025-01/2025-03',
  'HN-082': '2025-07/2025-09',
};
/** The date that a source states for a milestone, if any: it wins over what is made up. */
export type Taken = (milestone: MilestoneCode, kind: Entry['kind']) => Edtf | undefined;

/** How the completion is going, against a schedule adjusted to start + 20 months: days of slip now forecast. */
const TEMPO: readonly number[] = [0, 0, -10, 0, 25, 60, 80, 130, 180, 240, 0, 45];

export function storyOf(course: Course, taken: Taken): Chapter[] {
  const random = randomFrom(`story ${course.code}`);
  const decided = lastDay(course.established.date);
  const chapters: Chapter[] = [decisionChapter(course, decided, taken)];
  const started = course.started;
  const startDay = started ? (spanOf(started.date).first ?? lastDay(started.date)) : null;
  chapters.push(...preparation(decided, startDay, random, taken));
  const until = startDay ?? DEMO_START;
  const waiting = { code: course.code, from: addMonths(decided, 9), until, rhythm: 21 };
  chapters.push(...startForecasts(waiting, startDay, random));
  if (startDay === null && taken('construction_started', 'baseline') === undefined)
    chapters.push(...adjustedStart(course.code));
  if (started && startDay) {
    if (!started.sourced) chapters.push(actual('construction_started', startDay, 5));
    chapters.push(...construction(course, startDay, { random, taken }));
  }
  return chapters.filter((chapter) => chapter.entries.length > 0 && chapter.day <= DEMO_START);
}

const actual = (milestone: MilestoneCode, day: Day, recordedAfter: number): Chapter => ({
  day: workday(addDays(day, recordedAfter)),
  by: 'manager',
  entries: [{ milestone, kind: 'actual', date: day, ...illustrative }],
});

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
  if (!course.established.sourced) {
    entries.unshift({
      milestone: 'established',
      kind: 'actual',
      date: course.established.date,
      ...illustrative,
    });
  }
  return { day: workdayFrom(decided), by: 'department', entries };
}

function preparation(decided: Day, startDay: Day | null, random: Random, taken: Taken): Chapter[] {
  const end = startDay ?? addMonths(DEMO_START, 8);
  const at = (month: number) => workday(addDays(addMonths(decided, month), random.between(0, 25)));
  const beforeStart = (days: number) => workday(addDays(end, -days - random.between(0, 12)));
  const plan = at(random.between(7, 14));
  const known = taken('detailed_plan', 'actual');
  const after = known === undefined ? plan : lastDay(known);
  // What follows from the plan comes after it, also where a source dates it late.
  const following = (month: number) => {
    const day = at(month);
    return day > after ? day : workday(addDays(after, random.between(60, 200)));
  };
  const steps: [MilestoneCode, Day][] = [
    ['detailed_plan', plan],
    ['project_approved', following(random.between(16, 22))],
    ['eia_approved', following(random.between(17, 24))],
    ['fire_design_appraised', following(random.between(24, 30))],
  ];
  if (startDay) steps.push(['land_allocated', beforeStart(50)], ['construction_permit', beforeStart(20)]);
  return steps
    .filter(([milestone, day]) => day < end && !taken(milestone, 'actual'))
    .map(([milestone, day]) => actual(milestone, day, random.between(2, 9)));
}

function adjustedStart(code: string): Chapter[] {
  const date = ADJUSTED_START[code];
  if (!date) return [];
  return [{ day: '2024-05-16', by: 'department', entries: [adjustment('construction_started', date, code)] }];
}

const adjustment = (milestone: MilestoneCode, date: Edtf, code: string): Entry => ({
  milestone,
  kind: 'baseline',
  date,
  note: `Điều chỉnh tiến độ được phê duyệt (dữ liệu minh họa, ${code})`,
  ...illustrative,
});

interface Telling {
  random: Random;
  taken: Taken;
}

function construction(course: Course, startDay: Day, { random, taken }: Telling): Chapter[] {
  const chapters: Chapter[] = [];
  const planned = addMonths(startDay, 20);
  // A schedule that a source states stands until a source says that it was adjusted.
  const adjusted =
    !UNADJUSTED.has(course.code) && taken('infrastructure_completed', 'baseline') === undefined;
  if (adjusted) {
    const steps: [MilestoneCode, number][] = [
      ['component_works', -4],
      ['works_accepted', -2],
      ['wastewater_trial', -2],
      ['infrastructure_completed', 0],
    ];
    const entries = steps.map(([milestone, months]) =>
      adjustment(milestone, quarterAround(addMonths(planned, months)), course.code),
    );
    chapters.push({ day: workday(addDays(startDay, 21)), by: 'department', entries });
  }
  if (course.completed) return [...chapters, ...completion(course.completed, random)];
  const tempo = TEMPO[random.between(0, TEMPO.length - 1)] ?? 0;
  // Unadjusted schedules ended years ago: what is hoped for now is start + 26 months, whatever the decision said.
  const aim = adjusted ? addDays(lastDay(quarterAround(planned)), tempo) : addMonths(startDay, 26);
  const goal = aim > addMonths(DEMO_START, 2) ? aim : addMonths(DEMO_START, random.between(3, 8));
  for (const day of reportDays(
    { code: course.code, from: addDays(startDay, 30), until: DEMO_START, rhythm: 7 },
    random,
  )) {
    // Hope gives way to knowledge: each report moves from the schedule towards what it will be.
    const near = Math.min(1, monthsLeft(startDay, day) / Math.max(1, monthsLeft(startDay, DEMO_START)));
    const gap = Math.round((monthsLeft(planned, goal) * near) / 2) * 2;
    const date = near > 0.75 ? goal.slice(0, 7) : quarterAround(addMonths(planned, gap));
    const before = chapters.findLast((c) => c.entries[0]?.kind === 'forecast')?.entries[0]?.date;
    const reason =
      before === undefined || before === date
        ? 'unchanged'
        : random.pick([...OTHER_REASONS, 'compensation_price' as const]);
    const works = quarterAround(addMonths(spanOf(date).last, -3));
    chapters.push({
      day,
      by: 'manager',
      entries: [
        { milestone: 'infrastructure_completed', kind: 'forecast', date, reason, ...illustrative },
        // Works can only be hoped for in the days to come.
        ...(lastDay(works) > day
          ? [
              {
                milestone: 'component_works',
                kind: 'forecast',
                date: works,
                reason,
                ...illustrative,
              } as const,
            ]
          : []),
      ],
    });
  }
  return chapters;
}

function completion(completed: Day, random: Random): Chapter[] {
  const accepted = workday(addDays(completed, -random.between(20, 40)));
  const trial = workday(addDays(accepted, -random.between(10, 30)));
  return [
    actual('component_works', workday(addDays(trial, -15)), 3),
    actual('wastewater_trial', trial, 3),
    actual('works_accepted', accepted, 3),
    actual('infrastructure_completed', completed, 4),
  ];
}

/** An instant of a working day, in epoch milliseconds; later entries of the same day come later. */
export function instantOf(day: Day, code: string, index: number): number {
  // The demonstration begins at whatever hour it is loaded: what its first day already knows came at midnight.
  if (day === DEMO_START) return instantInHanoi(day, 0) + (index + 100) * 10;
  const hour = 8 + randomFrom(`${code} ${day}`).between(0, 7);
  return instantInHanoi(day, hour) + index * 60_000;
}
