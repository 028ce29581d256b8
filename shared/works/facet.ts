import type { Day } from '../day.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import { weakest } from '../ground.ts';
import type { Facet } from '../log/facet.ts';
import type { Provenance } from '../register.ts';
import { type Plan, type Report, type WorksLogged, worksEvent } from './events.ts';
import { approvedOf, disbursedOf } from './plan.ts';
import { progressOn } from './progress.ts';
import { type Standing, standingOf } from './standing.ts';

export interface WorksState {
  /** By the day of their decision; the last one is in force. */
  plans: Plan[];
  /** By the day of which they speak; of one day as they were recorded. */
  reports: Report[];
  /** The numbers of the last report and of the last plan. */
  version: number;
  planVersion: number;
}

/**
 * What counts of it for its cluster on a day; null where nobody has said. Done and planned are per cent of the works
 * reported on, both of the day of which the last report speaks: what was planned since is not held against it.
 */
export interface WorksDay {
  progress: number | null;
  planned: number | null;
  /** The works reported on, in per cent of all. */
  covered: number | null;
  approvedVndBn: number | null;
  disbursedVndBn: number | null;
  reportedFor: Edtf | null;
  /** The weakest ground of the plan and of the progress of its components. */
  ground: Provenance | null;
}

/** The keys of a cluster's works: what is planned, and what is done. */
export const PLAN = 'plan';
export const PROGRESS = 'progress';

const byDay = (a: { on: Day; seq: number }, b: { on: Day; seq: number }): number =>
  a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1;
const onOf = ({ date, seq }: Report) => ({ on: lastDay(date), seq });
const decidedOf = ({ decision, seq }: Plan) => ({ on: decision.day, seq });

/** The reports with one more, each at its place in time. */
export function withReport(reports: readonly Report[], report: Report): Report[] {
  const last = reports.at(-1);
  const all = [...reports, report];
  // Mostly it speaks of a day after all others, and those stand in their order already.
  return last === undefined || byDay(onOf(last), onOf(report)) <= 0
    ? all
    : all.sort((a, b) => byDay(onOf(a), onOf(b)));
}

/** The plan in force; null where there is none. */
export const planOf = ({ plans }: Pick<WorksState, 'plans'>): Plan | null => plans.at(-1) ?? null;

export function groundOf(plan: Plan, { grounds }: Standing): Provenance | null {
  const told = plan.components.map(({ component }) => grounds[`${component}.progress`]);
  return weakest([plan.provenance, ...told]);
}

/** Where nobody has said anything. */
export const NO_WORKS: WorksDay = {
  progress: null,
  planned: null,
  covered: null,
  approvedVndBn: null,
  disbursedVndBn: null,
  reportedFor: null,
  ground: null,
};

export const works: Facet<WorksLogged, WorksState, WorksDay> = {
  name: 'works',
  stream: 'cluster',
  event: worksEvent,
  empty: { plans: [], reports: [], version: 0, planVersion: 0 },
  evolve(state, event, { seq, on: recordedOn }) {
    if (event.type === 'works.withdrawn') {
      const reports = state.reports.filter((report) => report.seq < event.from);
      return { ...state, reports, version: seq };
    }
    if (event.type === 'works.reported') {
      const { type: _t, ...said } = event;
      return { ...state, reports: withReport(state.reports, { ...said, seq, recordedOn }), version: seq };
    }
    const { type: _t, ...said } = event;
    const plans = [...state.plans, { ...said, seq, recordedOn }];
    return { ...state, plans: plans.sort((a, b) => byDay(decidedOf(a), decidedOf(b))), planVersion: seq };
  },
  day(state) {
    const [plan, standing] = [planOf(state), standingOf(state.reports)];
    const reportedFor = state.reports.at(-1)?.date ?? null;
    if (plan === null) return { ...NO_WORKS, reportedFor };
    const told = reportedFor === null ? null : progressOn(plan, standing.figures, lastDay(reportedFor));
    return {
      progress: told?.actual ?? null,
      planned: told?.planned ?? null,
      covered: told?.covered ?? null,
      approvedVndBn: approvedOf(plan),
      disbursedVndBn: disbursedOf(plan, standing.figures),
      reportedFor,
      ground: groundOf(plan, standing),
    };
  },
  version: ({ version, planVersion }, key) => (key === PROGRESS ? version : key === PLAN ? planVersion : 0),
};
