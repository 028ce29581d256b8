import { NO_CLEARANCE } from './clearance/facet.ts';
import type { ClusterDays } from './cluster-days.ts';
import { type ClusterRow, publicRowOf } from './cluster-row.ts';
import { followed } from './codes/known.ts';
import { addDays, addMonths, type Day } from './day.ts';
import {
  type Assessment,
  assess,
  isStale,
  type Judged,
  type Lateness,
  overdueDays,
  reportAgeOf,
} from './delay.ts';
import type { DisciplineDay } from './discipline/facet.ts';
import { lastDay } from './edtf.ts';
import type { MilestoneCode } from './lifecycle.ts';
import type { ObstaclesDay } from './obstacles/facet.ts';
import { countTarget, type Target } from './programme.ts';
import { type Identity, isUnentered, type RegisterDay, type UnitSpan, unitOn } from './register.ts';
import type { ReportsDay } from './reports/facet.ts';
import { lastReportOf } from './reports/last.ts';
import type { Thresholds } from './settings/thresholds.ts';
import type { ClusterState } from './state.ts';
import { NO_WORKS } from './works/facet.ts';

/**
 * The record between two days, as everybody may see it: what stood from which day on. The browser makes any day of it
 * by the same rules as the server, so that a slider plays without asking again. Forecasts stay behind: in their place
 * comes the class that follows from them, with the days on which it changes.
 */
export interface From<T> {
  from: Day;
  says: T;
}

type Withheld = 'nextForecast' | 'gateForecast' | 'gateForecastBefore' | 'gateCause' | 'gateAs' | 'ahead';
/** What is published of where a cluster stood. */
export type PublicState = Omit<ClusterState, Withheld>;
/** Who builds it and what sources say is in it where a target asks that (shared/programmes/about.ts). */
export type PublicIdentity = Omit<Identity, 'mountain'> & { units: UnitSpan[] } & Partial<
    Pick<RegisterDay, 'parties' | 'facts'>
  >;

export interface TimelineCluster {
  code: string;
  register: From<PublicIdentity>[];
  states: From<PublicState>[];
  /** Null from the day on which it left the map: it is another cluster's second entry. */
  classes: From<Lateness | null>[];
}

export interface Timeline {
  from: Day;
  to: Day;
  clusters: TimelineCluster[];
  thresholds: From<Thresholds>[];
  /** By target. One announced later counts on earlier days as it was first announced. */
  targets: From<Target & { position: number; closed: boolean }>[][];
}

/** What stood on a day: the last that began on or before it. */
export function standing<T>(spans: readonly From<T>[], day: Day): T | null {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1]?.says ?? null;
}

/** All clusters on a day of the timeline, by code: the rows that the map of that day shows to everybody. */
export function timelineRows(timeline: Timeline, day: Day): ClusterRow[] {
  const thresholds = standing(timeline.thresholds, day);
  if (!thresholds) return [];
  const known = timeline.clusters.flatMap((cluster) => {
    const identity = standing(cluster.register, day);
    const state = standing(cluster.states, day) ?? NOTHING_HAPPENED;
    const lateness = standing(cluster.classes, day);
    return identity && !isUnentered(identity) && lateness
      ? [{ code: cluster.code, identity, state, lateness, days: daysOf(identity, state) }]
      : [];
  });
  const targets = targetsOn(timeline, day).map((target) => ({
    code: target.code,
    ...countTarget(target, known),
  }));
  return known.map(({ code, identity, state, lateness, days }) => {
    const unit = unitOn(identity.units, day);
    const targetsWith = (set: 'cohort' | 'achieved' | 'unconfirmed') =>
      targets.filter((target) => target[set].includes(code)).map((target) => target.code);
    const facts = {
      code,
      unit,
      days,
      assessment: assessmentOf(state, lateness, day, thresholds),
      mover: null,
      cohorts: targetsWith('cohort'),
      achieved: targetsWith('achieved'),
      reported: targetsWith('unconfirmed'),
    };
    return publicRowOf(facts);
  });
}

/** The targets that count on a day, in their order. */
export const targetsOn = ({ targets }: Pick<Timeline, 'targets'>, day: Day): Target[] =>
  targets
    .flatMap((versions) => standing(versions, day) ?? versions[0]?.says ?? [])
    .filter(({ closed }) => !closed)
    .sort((a, b) => a.position - b.position);

const NO_OBSTACLES: ObstaclesDay = { open: [] };
/** When it was last reported on is part of the published state. */
const NO_REPORTS: ReportsDay = { lastReport: null, filed: [], disbursed: null };
const NO_DISCIPLINE: DisciplineDay = { decided: [], explained: [], pauses: [] };
const NO_FORECAST = {
  nextForecast: null,
  gateForecast: null,
  gateForecastBefore: null,
  gateCause: null,
  gateAs: null,
  ahead: [] satisfies MilestoneCode[],
};

/** Of the register what no map shows. What is another cluster's second entry is not on it. */
const NOT_TOLD = { parties: [], facts: [], phases: [], mergedInto: null };

/** Where a cluster stands of which only the register speaks. */
export const NOTHING_HAPPENED: PublicState = {
  stage: 'plan',
  next: 'in_plan',
  nextBaseline: null,
  gate: 'established',
  gateBaseline0: null,
  gateBaseline: null,
  established: null,
  started: null,
  completed: null,
  operating: null,
  expanded: null,
  expandedBefore: [],
  unconfirmed: [],
  lastReport: null,
  grounds: {},
  stageGround: null,
  gateGround: null,
};

export const daysOf = (identity: PublicIdentity, state: PublicState): ClusterDays => ({
  register: { ...NOT_TOLD, mountain: false, ...identity },
  milestones: { ...state, ...NO_FORECAST },
  obstacles: NO_OBSTACLES,
  clearance: NO_CLEARANCE,
  works: NO_WORKS,
  reports: NO_REPORTS,
  discipline: NO_DISCIPLINE,
});

/** What follows for a day from a published state and its class: all that counts days. */
export function assessmentOf(
  state: PublicState,
  lateness: Lateness,
  day: Day,
  thresholds: Thresholds,
): Assessment {
  const reportAge = reportAgeOf(state.lastReport, day);
  const schedule = { baseline: state.gateBaseline, actual: null };
  return {
    lateness,
    overdue: state.gate === null ? null : overdueDays(schedule, day),
    lapsed: false,
    obstaclesOverdue: 0,
    slip: null,
    slipOriginal: null,
    slipSinceReport: null,
    reportAge,
    stale: isStale(state.stage, reportAge, thresholds),
  };
}

/** What of a cluster was on record, by facet, in the order of days. */
export interface JudgedOver {
  milestones: readonly From<ClusterState>[];
  obstacles: readonly From<ObstaclesDay>[];
}

/** The days on which the class of a cluster changes between two days, with the class from each on. */
export function classesOver(
  record: JudgedOver,
  thresholds: readonly From<Thresholds>[],
  { from, to }: { from: Day; to: Day },
): From<Lateness>[] {
  const days = new Set<Day>([from]);
  const add = (day: Day) => day > from && day <= to && days.add(day);
  for (const span of [...record.milestones, ...record.obstacles, ...thresholds]) add(span.from);
  for (const { says } of record.milestones) {
    for (const rules of thresholds) for (const day of turnsOf(says, rules.says)) add(day);
  }
  for (const { says } of record.obstacles) for (const { due } of says.open) add(addDays(due, 1));
  const classes: From<Lateness>[] = [];
  for (const day of [...days].sort()) {
    const milestones = standing(record.milestones, day);
    const rules = standing(thresholds, day);
    if (!milestones || !rules) continue;
    const judged: Judged = {
      milestones,
      obstacles: standing(record.obstacles, day) ?? NO_OBSTACLES,
      reports: NO_REPORTS,
    };
    const { lateness } = assess(judged, day, rules);
    if (classes.at(-1)?.says !== lateness) classes.push({ from: day, says: lateness });
  }
  return classes;
}

/** Days on which the class may turn while nothing is recorded: the schedule or the forecast passes, or a threshold. */
function turnsOf({ gateBaseline, gateForecast }: ClusterState, thresholds: Thresholds): Day[] {
  const turns = gateForecast === null ? [] : [addDays(lastDay(gateForecast), 1)];
  if (gateBaseline === null) return turns;
  const due = lastDay(gateBaseline);
  return [
    ...turns,
    addDays(due, 1),
    addDays(due, thresholds.atRisk.days + 1),
    addMonths(due, thresholds.critical.months),
  ];
}

/** States with the day of the last report of either kind: another state begins where a report was given. */
export function withReports(
  states: readonly From<ClusterState>[],
  reports: readonly From<{ lastReport: Day | null }>[],
): readonly From<ClusterState>[] {
  if (reports.length === 0) return states;
  const days = new Set([...states, ...reports].map(({ from }) => from));
  return [...days].sort().flatMap((from) => {
    const milestones = standing(states, from);
    if (!milestones) return [];
    const lastReport = lastReportOf({ milestones, reports: standing(reports, from) ?? NO_REPORTS });
    return [{ from, says: { ...milestones, lastReport } }];
  });
}

/** States as the department follows the milestones (shared/codes): another one begins where that changes. */
export function withFollowed(
  states: readonly From<ClusterState>[],
  unfollowed: readonly From<readonly MilestoneCode[]>[],
): readonly From<ClusterState>[] {
  if (unfollowed.length === 0) return states;
  const days = new Set([...states, ...unfollowed].map(({ from }) => from));
  return [...days].sort().flatMap((from) => {
    const state = standing(states, from);
    return state ? [{ from, says: followed(state, standing(unfollowed, from) ?? []) }] : [];
  });
}

/** What everybody may see of a state. */
export function publicState(state: ClusterState): PublicState {
  const {
    nextForecast: _n,
    gateForecast: _g,
    gateForecastBefore: _b,
    gateCause: _c,
    gateAs: _a,
    ahead: _p,
    ...known
  } = state;
  return known;
}
