import { addMonths, type Day, daysBetween, joinDay } from '../../../shared/day.ts';
import type { Step } from '../../../shared/programme-course.ts';
import { type Frame, place, yearsBetween } from '../../ui/chart-geometry.ts';

/** How the course of a target is drawn: points in px, the origin at the top left. */
export interface CourseDrawing {
  /** The course as an SVG path of steps, up to the day looked at. */
  path: string;
  /** Where it stands on that day. */
  now: { x: number; y: number };
  /** The target from its publication to its due day; equal ends where it is one number. */
  target: { x1: number; x2: number; yMin: number; yMax: number } | null;
  /** What it must do from now on, to the least and to the most that is asked. */
  needed: { x: number; yMin: number; yMax: number } | null;
  due: number | null;
  years: { x: number; year: number }[];
  /** The line of nothing, and the right end of the time drawn. */
  base: number;
  end: number;
}

export type CourseFrame = Frame;

export interface CourseOf {
  steps: readonly Step[];
  /** The first day drawn. */
  since: Day;
  asOf: Day;
  achieved: number;
  min: number | null;
  max: number | null;
  /** First day on which the target was published. */
  publishedOn: Day;
  dueOn: Day | null;
  /** Something is missing, and there is a day by which. */
  isNeeded: boolean;
}

/** Room above the highest value, and time after the last day where nothing is due. */
const HEADROOM = 1.12;
const MONTHS_AFTER = 4;

export function drawCourse(course: CourseOf, frame: CourseFrame): CourseDrawing {
  const { steps, since, asOf, achieved, min, max, dueOn } = course;
  const last = [dueOn ?? '', addMonths(asOf, dueOn === null ? MONTHS_AFTER : 0), since].sort().at(-1) ?? asOf;
  const most = Math.max(max ?? 0, achieved, ...steps.map((step) => step.achieved), 1) * HEADROOM;
  const days = Math.max(1, daysBetween(since, last));
  const x = (day: Day) =>
    frame.left +
    ((frame.width - frame.left - frame.right) * Math.min(Math.max(daysBetween(since, day), 0), days)) / days;
  const y = (count: number) =>
    frame.height - frame.bottom - ((frame.height - frame.top - frame.bottom) * count) / most;
  const now = { x: x(asOf), y: y(achieved) };
  const known = steps.filter(({ day }) => day <= asOf);
  const path = [
    `M${place(x(since))} ${place(y(0))}`,
    ...known.map((step) => `H${place(x(step.day))}V${place(y(step.achieved))}`),
    `H${place(now.x)}`,
  ].join('');
  const ends = min === null || max === null ? null : { yMin: y(min), yMax: y(max) };
  return {
    path,
    now,
    target: ends && { x1: x(course.publishedOn), x2: x(last), ...ends },
    needed: ends && course.isNeeded && dueOn !== null ? { x: x(dueOn), ...ends } : null,
    due: dueOn === null ? null : x(dueOn),
    years: yearsBetween(since, last).map((year) => ({ x: x(joinDay(year, 1, 1)), year })),
    base: y(0),
    end: x(last),
  };
}
