import { addDays, type Day, daysBetween } from '../shared/day.ts';
import type { Mover } from '../shared/lifecycle.ts';
import {
  BUILT_COMPONENTS,
  type BuiltComponent,
  type Component,
  type Figures,
} from '../shared/works/components.ts';
import type { PlannedComponent, PlanPoint, WorksEvent } from '../shared/works/events.ts';
import { disbursedByComponent } from '../shared/works/plan.ts';
import type { Chronicle } from './chronicle.ts';
import { workday } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';
import { courseOfWorks, WINDOWS, type WorksCourse } from './works-course.ts';

/**
 * The works of the demonstration: made up, and marked so, along what the milestones say. Nothing is built before the
 * start; all of it is done on the day on which a milestone says that the works were reached, and not before.
 */
export interface WorksChapter {
  day: Day;
  by: Mover;
  event: WorksEvent;
}

interface Known {
  code: string;
  areaHa: string | null;
  investment: string | null;
}

/** Two sources disagree whether it has been started at all: nothing is made up between them. */
const DISPUTED = new Set(['HN-054']);

const illustrative = { provenance: 'illustrative' } as const;

export function worksOf(known: Known, chronicle: Chronicle): WorksChapter[] {
  if (DISPUTED.has(known.code)) return [];
  const random = randomFrom(`works ${known.code}`);
  const course = courseOfWorks(chronicle, random);
  if (course === null) return [];
  const plan = planOf(known, course, random);
  const reports = reportsOf(plan.components, course, random);
  const { adjusted } = course;
  if (adjusted === null) return [plan.chapter, ...reports];
  const again = decided(adjusted.on, {
    weighting: plan.weighting,
    components: plan.components.map((one) => stretched(one, adjusted)),
    note: 'Điều chỉnh tiến độ thi công theo mặt bằng được bàn giao.',
    random,
  });
  return [plan.chapter, again, ...reports].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Paid for the works by a day, VND billion: what is paid for the whole project is not less. */
export function paidBy(chapters: readonly WorksChapter[], day: Day): number {
  let figures: Figures = {};
  for (const { day: on, event } of chapters) {
    if (on <= day && event.type === 'works.reported') figures = { ...figures, ...event.figures };
  }
  const components = BUILT_COMPONENTS.map((component) => ({
    component,
    weight: null,
    approvedVndBn: null,
    points: [],
  }));
  return Math.max(figures.disbursed ?? 0, disbursedByComponent({ components }, figures).vndBn);
}

/** How the capital of a cluster's infrastructure usually goes. */
const USUAL: Record<BuiltComponent, number> = {
  levelling: 22,
  roads: 20,
  storm_drainage: 10,
  wastewater_collection: 7,
  wastewater_treatment: 12,
  water: 5,
  power: 8,
  lighting: 3,
  telecom: 2,
  fire: 4,
  greenery: 3,
  waste: 1,
  outside_connection: 5,
};
/** What some clusters do not have, or not as a component of their own. */
const SOMETIMES: Partial<Record<BuiltComponent, number>> = {
  telecom: 0.15,
  waste: 0.15,
  outside_connection: 0.3,
};

type Weighting = 'capital' | 'stated';

function planOf({ areaHa, investment }: Known, course: WorksCourse, random: Random) {
  const weighting: Weighting = random.chance(0.7) ? 'capital' : 'stated';
  const project = investment === null ? Number(areaHa ?? random.between(20, 50)) * 8 : Number(investment);
  const all = project * (0.5 + random.next() * 0.12);
  const chosen = BUILT_COMPONENTS.filter((component) => !random.chance(SOMETIMES[component] ?? 0));
  const parts = chosen.map((component) => USUAL[component] * (0.8 + random.next() * 0.4));
  const sum = parts.reduce((total, part) => total + part, 0);
  const weights = weighting === 'stated' ? halves(parts.map((part) => (100 * part) / sum)) : null;
  const span = { from: course.started, to: course.plannedEnd };
  const components = chosen.map(
    (component, i): SeedComponent => ({
      component,
      weight: weights?.[i] ?? null,
      approvedVndBn: Math.max(0.1, Math.round(((parts[i] ?? 0) / sum) * all * 10) / 10),
      points: pointsOf(component, span, random),
    }),
  );
  const chapter = decided(course.plannedOn, { weighting, components, note: null, random });
  return { weighting, components, chapter };
}

/** To the half of a per cent, the first taking what is left over. */
function halves(weights: readonly number[]): number[] {
  const rounded = weights.map((weight) => Math.max(0.5, Math.round(weight * 2) / 2));
  const over = rounded.reduce((sum, weight) => sum + weight, 0) - 100;
  return rounded.map((weight, i) => (i === 0 ? weight - over : weight));
}

const within = ({ from, to }: { from: Day; to: Day }, share: number): Day =>
  addDays(from, Math.round(daysBetween(from, to) * share));

/** From nothing to all within its window; the larger ones with a turn on the way. */
function pointsOf(component: BuiltComponent, span: { from: Day; to: Day }, random: Random): PlanPoint[] {
  const [begin, end] = WINDOWS[component];
  const turn =
    USUAL[component] >= 7
      ? [{ on: within(span, begin + (end - begin) * 0.45), percent: random.between(7, 11) * 5 }]
      : [];
  return [{ on: within(span, begin), percent: 0 }, ...turn, { on: within(span, end), percent: 100 }];
}

/** What was planned for after the day of the new plan comes later, in proportion; what lies before it stays. */
function stretched(one: PlannedComponent, { on, end }: { on: Day; end: Day }): PlannedComponent {
  const last = one.points.at(-1)?.on ?? end;
  const later = (day: Day) => {
    const extra = daysBetween(last, end) * 0.8;
    return day <= on
      ? day
      : addDays(
          day,
          Math.max(0, Math.round((extra * daysBetween(on, day)) / Math.max(1, daysBetween(on, last)))),
        );
  };
  return { ...one, points: one.points.map(({ on: day, percent }) => ({ on: later(day), percent })) };
}

function decided(
  day: Day,
  {
    weighting,
    components,
    note,
    random,
  }: { weighting: Weighting; components: PlannedComponent[]; note: string | null; random: Random },
): WorksChapter {
  return {
    day: workday(addDays(day, random.between(1, 4))),
    by: 'department',
    event: {
      type: 'works.planned',
      weighting,
      components,
      // Said to be made up in the number itself: nobody may take it for a real decision.
      decision: {
        number: `Minh họa ${random.between(100, 990)}`,
        day,
        issuer: 'Chủ đầu tư hạ tầng (minh họa)',
      },
      ...(note === null ? {} : { note }),
      ...illustrative,
    },
  };
}

const REMEASURED = 'Đo đạc lại khối lượng tại hiện trường.';

/** Nobody plans a component of the installation’s own before there is one. */
type SeedComponent = PlannedComponent & { component: BuiltComponent };

/** What a component is like: how fast it goes, what of its money is paid when it is done. */
interface Part {
  component: Component;
  approved: number;
  /** As shares of the time from start to end. */
  begin: number;
  end: number;
  bend: number;
  paid: number;
}

function partsOf(components: readonly SeedComponent[], random: Random): Part[] {
  const last = Math.max(...components.map(({ component }) => WINDOWS[component][1]));
  return components.map(({ component, approvedVndBn }) => {
    const [begin, end] = WINDOWS[component];
    return {
      component,
      approved: approvedVndBn ?? 0,
      begin: Math.max(0, begin + (random.next() - 0.3) * 0.06),
      // The last one is ready when all is, and not before.
      end: end === last ? 1 : Math.min(0.98, end + (random.next() - 0.4) * 0.08),
      bend: 0.85 + random.next() * 0.5,
      paid: random.chance(0.04) ? 1.06 : 0.8 + random.next() * 0.15,
    };
  });
}

/** What of a component is done, in whole per cent, at a share of the time: all of it only when its time has come. */
function doneAt({ begin, end, bend }: Part, share: number): number {
  if (share >= end) return 100;
  if (share <= begin) return 0;
  return Math.min(99, Math.round(100 * ((share - begin) / (end - begin)) ** bend));
}

/** On each day what has changed, and that the rest has not; here and there something is measured anew and is less. */
function reportsOf(
  components: readonly SeedComponent[],
  course: WorksCourse,
  random: Random,
): WorksChapter[] {
  const parts = partsOf(components, random);
  // Money is told by component, or of all together.
  const byComponent = random.chance(0.75);
  // What the State builds outside the fence is told late.
  const silentUntil = random.chance(0.4) ? 0.8 : 0;
  let known: Figures = {};
  return course.days.flatMap((day, i): WorksChapter[] => {
    const isAll = course.done && day === course.end;
    const told = parts.filter(
      ({ component }) => component !== 'outside_connection' || course.at(day) >= silentUntil || isAll,
    );
    const progress = told.map(
      (part) => [`${part.component}.progress`, isAll ? 100 : doneAt(part, course.at(day))] as const,
    );
    const money = moneyOf(told, Object.fromEntries(progress), {
      byComponent,
      isTold: isAll || random.chance(0.8),
    });
    const now: Figures = { ...Object.fromEntries(progress), ...money };
    const changed = Object.fromEntries(
      Object.entries(now).filter(([figure, value]) => (known[figure as keyof Figures] ?? -1) < value),
    ) as Figures;
    const fallen = !isAll && i > 1 && random.chance(0.04) ? lessOf(changed, known) : null;
    const figures = { ...changed, ...fallen };
    const isFirst = i === 0;
    known = { ...known, ...figures };
    if (isFirst && Object.keys(figures).length === 0) return [];
    return [
      {
        day,
        by: 'investor',
        event: {
          type: 'works.reported',
          date: day,
          figures,
          ...(isFirst ? {} : { still: true as const }),
          ...(fallen === null ? {} : { note: REMEASURED }),
          ...illustrative,
        },
      },
    ];
  });
}

function moneyOf(
  parts: readonly Part[],
  progress: Record<string, number>,
  { byComponent, isTold }: { byComponent: boolean; isTold: boolean },
): Figures {
  if (!isTold) return {};
  const paid = parts.map((part) => {
    const share = (progress[`${part.component}.progress`] ?? 0) / 100;
    return [part.component, Math.round(part.approved * part.paid * share * 10) / 10] as const;
  });
  if (byComponent) return Object.fromEntries(paid.map(([component, bn]) => [`${component}.disbursed`, bn]));
  return { disbursed: Math.round(paid.reduce((sum, [, bn]) => sum + bn, 0) * 10) / 10 };
}

/** One component that was told to be further than it is. */
function lessOf(changed: Figures, known: Figures): Figures | null {
  const found = BUILT_COMPONENTS.map((component) => `${component}.progress` as const).find((figure) => {
    const before = known[figure] ?? 0;
    return changed[figure] !== undefined && before > 20 && before < 95;
  });
  return found === undefined ? null : { [found]: (known[found] ?? 0) - 2 };
}
