import { addDays, type Day, daysBetween } from '../../../shared/day.ts';
import { overdueDays } from '../../../shared/delay.ts';
import { type Edtf, lastDay, spanOf } from '../../../shared/edtf.ts';
import { allAfter, MILESTONES, type MilestoneCode } from '../../../shared/lifecycle.ts';

/**
 * Where everything of a timeline stands, from left (earlier) to right (later), in percent of the track: so one drawing
 * fits the phone, the desk and paper.
 */

/** What is drawn of a milestone. `slip` is in days; null where it is not known or not for whoever looks. */
export interface Dated {
  milestone: MilestoneCode;
  behind: boolean;
  /** The cluster ended before it happened. */
  over?: true;
  baseline0?: Edtf;
  baseline?: Edtf;
  forecast?: Edtf;
  actual?: Edtf;
  slip: number | null;
}

export interface Axis {
  /** First day of the first year, last day of the last. */
  from: Day;
  to: Day;
  years: { year: number; x: number }[];
  /** The day looked at. */
  now: number;
}

/** A date as wide as it is imprecise. `open`: only its last day is known. */
export interface Span {
  x: number;
  width: number;
  open: boolean;
}

export interface Slip {
  /** From the last day of the schedule in force to where it ends. */
  from: number;
  to: number;
  days: number;
  until: 'actual' | 'forecast' | 'asOf';
}

export interface Marks {
  /** The schedule of the first decision, where a later one has taken its place. */
  original: Span | null;
  schedule: Span | null;
  forecast: Span | null;
  actual: Span | null;
  slip: Slip | null;
}

const datesOf = ({ baseline0, baseline, forecast, actual }: Dated): Edtf[] =>
  [baseline0, baseline, forecast, actual].filter((date) => date !== undefined);

export const hasDate = (line: Dated): boolean => datesOf(line).length > 0;

/** Which milestones have a row, and which are only counted: those passed without a date, and those ahead without one. */
export function sortRows<L extends Dated>(lines: readonly L[]): { rows: L[]; passed: L[]; undated: L[] } {
  const happened = new Set(
    lines.filter(({ actual }) => actual !== undefined).map(({ milestone }) => milestone),
  );
  // What is later has happened: so has this, whether or not anybody kept its date.
  const isPassed = ({ milestone, behind }: Dated) =>
    behind || allAfter(milestone).some((later) => happened.has(later));
  const dateless = lines.filter((line) => !hasDate(line));
  const passed = dateless.filter(isPassed);
  const ahead = dateless.filter((line) => !isPassed(line) && MILESTONES[line.milestone].phase !== 'end');
  const undated = ahead.filter(({ milestone }) => !MILESTONES[milestone].gate);
  return { rows: lines.filter((line) => !passed.includes(line) && !undated.includes(line)), passed, undated };
}

/** Whole years around all dates and the day looked at. */
export function axisOf(lines: readonly Dated[], now: Day): Axis {
  const spans = lines.flatMap(datesOf).map(spanOf);
  const days = [now, ...spans.flatMap(({ first, last }) => [first ?? last, last])];
  const yearOf = (day: Day) => Number(day.slice(0, 4));
  const [first, last] = [Math.min(...days.map(yearOf)), Math.max(...days.map(yearOf))];
  const [from, to] = [`${first}-01-01`, `${last}-12-31`];
  return {
    from,
    to,
    years: Array.from({ length: last - first + 1 }, (_y, i) => ({
      year: first + i,
      x: placeOn({ from, to }, `${first + i}-01-01`),
    })),
    now: placeOn({ from, to }, now),
  };
}

/** The beginning of a day, in percent. */
export const placeOn = ({ from, to }: Pick<Axis, 'from' | 'to'>, day: Day): number =>
  (daysBetween(from, day) / (daysBetween(from, to) + 1)) * 100;

/** `narrowest`: percent below which no mark can be seen; such a mark grows around its middle, within the track. */
function spanOn(axis: Axis, date: Edtf | undefined, narrowest: number): Span | null {
  if (date === undefined) return null;
  const { first, last } = spanOf(date);
  const from = first === null ? 0 : placeOn(axis, first);
  const to = placeOn(axis, addDays(last, 1));
  const width = Math.max(narrowest, to - from);
  const x = Math.min(100 - width, Math.max(0, (from + to - width) / 2));
  return { x, width, open: first === null };
}

export interface View {
  axis: Axis;
  /** The day by which lateness is judged. */
  judgedOn: Day;
  /** Percent. */
  narrowest: number;
}

export function marksOf(line: Dated, { axis, judgedOn, narrowest }: View): Marks {
  const { baseline0, baseline, forecast, actual } = line;
  const on = (date: Edtf | undefined) => spanOn(axis, date, narrowest);
  return {
    original: on(baseline0 === baseline ? undefined : baseline0),
    schedule: on(baseline),
    // What has happened is not expected any more.
    forecast: on(actual === undefined ? forecast : undefined),
    actual: on(actual),
    slip: slipOf(line, axis, judgedOn),
  };
}

function slipOf(line: Dated, axis: Axis, judgedOn: Day): Slip | null {
  const { baseline, forecast, actual } = line;
  const days = slipDaysOf(line, judgedOn);
  if (baseline === undefined || days === null || days === 0) return null;
  const due = lastDay(baseline);
  const end = addDays(due, days);
  const isForecast = forecast !== undefined && lastDay(forecast) === end;
  return {
    from: placeOn(axis, addDays(due, 1)),
    to: placeOn(axis, addDays(end, 1)),
    days,
    until: actual !== undefined ? 'actual' : isForecast ? 'forecast' : 'asOf',
  };
}

/** Who may not see the slip still sees by how much the schedule has passed: that follows from published dates. */
function slipDaysOf({ slip, behind, over, baseline, actual }: Dated, judgedOn: Day): number | null {
  if (slip !== null) return slip;
  if (behind || over || actual !== undefined) return null;
  return overdueDays({ baseline: baseline ?? null, actual: null }, judgedOn);
}

export interface LabelPlace {
  /** Percent. */
  x: number;
  anchor: 'start' | 'middle' | 'end';
  text: string;
}

/** Pixels between a mark and its label. */
const APART_PX = 7;
/** Of a letter in the track's type, on average. */
const LETTER_PX = 6.1;

/**
 * Where the label of a row goes: after its marks, else before them, else the shortest over the line between them. Of
 * several ways to say it (the fullest first) the first that fits is taken. A first schedule far from what came of it is
 * no neighbour: the label goes beyond it only where there is no room between.
 */
export function placeLabel(marks: Marks, ways: readonly string[], trackPx: number): LabelPlace | null {
  const { original } = marks;
  const [first, right] = extentOf(marks);
  const [main] = extentOf({ ...marks, original: null });
  const apart = (APART_PX / trackPx) * 100;
  const after: Gap = { anchor: 'start', x: right + apart, room: 100 - right };
  const before: Gap = { anchor: 'end', x: first - apart, room: first };
  const end = original ? original.x + original.width : main;
  const near: Gap = end < main ? { anchor: 'end', x: main - apart, room: main - end - apart } : before;
  const fitting = (gaps: readonly Gap[]): LabelPlace[] =>
    ways.flatMap((text) => {
      const needed = ((text.length * LETTER_PX + APART_PX) / trackPx) * 100;
      const gap = gaps.find(({ room }) => needed <= room);
      return gap ? [{ x: gap.x, anchor: gap.anchor, text }] : [];
    });
  const shortest = ways.at(-1);
  if (shortest === undefined) return null;
  const [place = { x: (first + right) / 2, anchor: 'middle' as const, text: shortest }] = [
    ...fitting([after, near]),
    ...fitting([before]),
  ];
  return place;
}

interface Gap {
  anchor: 'start' | 'end';
  x: number;
  /** Percent. */
  room: number;
}

/** The leftmost and the rightmost that is drawn; the left end where nothing is. */
function extentOf({ original, schedule, forecast, actual, slip }: Marks): [number, number] {
  const spans = [original, schedule, forecast, actual].filter((span) => span !== null);
  const edges = [...spans.flatMap(({ x, width }) => [x, x + width]), ...(slip ? [slip.from, slip.to] : [])];
  return edges.length === 0 ? [0, 0] : [Math.min(...edges), Math.max(...edges)];
}

/** Every how many years one is written, so that they do not run into each other. */
export function yearStep(years: number, trackPx: number): number {
  const fit = Math.max(1, Math.floor(trackPx / 38));
  return [1, 2, 5, 10].find((step) => Math.ceil(years / step) <= fit) ?? 20;
}
