import type { Day } from './day.ts';
import type { Edtf } from './edtf.ts';
import {
  type Gate,
  MILESTONE_CODES,
  type MilestoneCode,
  nextGate,
  nextMilestone,
  type Stage,
  stageOf,
} from './lifecycle.ts';
import { happenedIn, type Standing } from './milestone.ts';

/**
 * What follows from a Standing and does not depend on the day one looks: one row of the `cluster_state` projection.
 * What does depend on the day (lateness, overdue, age of the report) is computed from it by delay.ts.
 */
export interface ClusterState {
  stage: Stage;
  next: MilestoneCode | null;
  nextBaseline: Edtf | null;
  nextForecast: Edtf | null;
  gate: Gate | null;
  gateBaseline0: Edtf | null;
  gateBaseline: Edtf | null;
  gateForecast: Edtf | null;
  gateForecastBefore: Edtf | null;
  established: Edtf | null;
  started: Edtf | null;
  completed: Edtf | null;
  operating: Edtf | null;
  /** Counted milestones whose actual is reported but not yet confirmed. */
  unconfirmed: MilestoneCode[];
  lastReport: Day | null;
}

export function deriveState(standing: Standing): ClusterState {
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  const next = nextMilestone(stage, happened);
  const gate = nextGate(stage, happened);
  const of = (code: MilestoneCode | null) => (code === null ? undefined : standing.milestones[code]);
  return {
    stage,
    next,
    nextBaseline: of(next)?.baseline ?? null,
    nextForecast: of(next)?.forecast ?? null,
    gate,
    gateBaseline0: of(gate)?.baseline0 ?? null,
    gateBaseline: of(gate)?.baseline ?? null,
    gateForecast: of(gate)?.forecast ?? null,
    gateForecastBefore: of(gate)?.forecastBefore ?? null,
    established: of('established')?.actual ?? null,
    started: of('construction_started')?.actual ?? null,
    completed: of('infrastructure_completed')?.actual ?? null,
    operating: of('first_tenant')?.actual ?? null,
    unconfirmed: MILESTONE_CODES.filter((code) => standing.milestones[code]?.actualState === 'reported'),
    lastReport: standing.lastReport,
  };
}
