import type { Cause } from './cause.ts';
import type { Day } from './day.ts';
import type { Edtf } from './edtf.ts';
import { weakest } from './ground.ts';
import {
  type Gate,
  gatesAhead,
  MILESTONE_CODES,
  type MilestoneCode,
  nextOf,
  pathAhead,
  type Stage,
  stageOf,
} from './lifecycle.ts';
import { happenedIn, type MilestoneStanding, type Standing } from './milestone.ts';
import type { Provenance } from './register.ts';

/**
 * What follows from a Standing and does not depend on the day one looks: one row of the `cluster_state` projection.
 * What does depend on the day (lateness, overdue, age of the report) is computed from it by delay.ts.
 */
export interface ClusterState {
  stage: Stage;
  next: MilestoneCode | null;
  /** The path ahead, from which the next step follows where the department leaves milestones out (shared/codes). */
  ahead: MilestoneCode[];
  nextBaseline: Edtf | null;
  nextForecast: Edtf | null;
  gate: Gate | null;
  gateBaseline0: Edtf | null;
  gateBaseline: Edtf | null;
  gateForecast: Edtf | null;
  gateForecastBefore: Edtf | null;
  /** Why its forecast was last put off. */
  gateCause: Cause | null;
  /** The installation's own cause that it was (shared/codes). */
  gateAs: string | null;
  established: Edtf | null;
  started: Edtf | null;
  completed: Edtf | null;
  operating: Edtf | null;
  /** Decision of the last expansion. */
  expanded: Edtf | null;
  /** Decisions of the expansions before it that were confirmed, the first one first. */
  expandedBefore: Edtf[];
  /** Counted milestones whose actual is reported but not yet confirmed. */
  unconfirmed: MilestoneCode[];
  lastReport: Day | null;
  /** On what the actuals rest that programmes count. */
  grounds: Partial<Record<Counted, Provenance>>;
  /** On what the stage rests; null where nothing is on record. */
  stageGround: Provenance | null;
  /** On what the lateness rests: the weaker of the gate's schedule and forecast; null without a schedule. */
  gateGround: Provenance | null;
}

/** Milestones that programmes count. */
export const COUNTED = [
  'established',
  'construction_started',
  'infrastructure_completed',
  'first_tenant',
  'expansion_decided',
] as const;
export type Counted = (typeof COUNTED)[number];

/** The milestones that make a stage what it is, the one that says most first. */
const MADE_BY: Record<Stage, readonly MilestoneCode[]> = {
  plan: ['in_plan'],
  establishment: ['appraised', 'dossier_submitted', 'public_notice'],
  preparation: ['established'],
  construction: ['construction_started'],
  completed: ['infrastructure_completed'],
  operating: ['first_tenant'],
  ended: ['revoked', 'withdrawn'],
};

export function deriveState(standing: Standing): ClusterState {
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  const ahead = pathAhead(stage, happened);
  const next = nextOf(ahead);
  const gate = scheduledGate(standing, gatesAhead(stage, happened));
  const of = (code: MilestoneCode | null) => (code === null ? undefined : standing.milestones[code]);
  return {
    stage,
    next,
    ahead,
    nextBaseline: of(next)?.baseline ?? null,
    nextForecast: of(next)?.forecast ?? null,
    gate,
    gateBaseline0: of(gate)?.baseline0 ?? null,
    gateBaseline: of(gate)?.baseline ?? null,
    gateForecast: of(gate)?.forecast ?? null,
    gateForecastBefore: of(gate)?.forecastBefore ?? null,
    gateCause: of(gate)?.cause ?? null,
    gateAs: of(gate)?.as ?? null,
    established: of('established')?.actual ?? null,
    started: of('construction_started')?.actual ?? null,
    completed: of('infrastructure_completed')?.actual ?? null,
    operating: of('first_tenant')?.actual ?? null,
    expanded: of('expansion_decided')?.actual ?? null,
    expandedBefore: earlierIn(standing).flatMap(({ actual, actualState }) =>
      actual !== undefined && actualState === 'confirmed' ? [actual] : [],
    ),
    unconfirmed: MILESTONE_CODES.filter((code) => standing.milestones[code]?.actualState === 'reported'),
    lastReport: standing.lastReport,
    grounds: groundsOf(standing),
    stageGround: of(MADE_BY[stage].find(happened) ?? null)?.provenance.actual ?? null,
    gateGround: gateGroundOf(of(gate)),
  };
}

/** How the expansions before the last one stood when the next was decided. */
const earlierIn = ({ milestones }: Standing) =>
  (milestones.expansion_decided?.earlier ?? []).flatMap(({ expansion_decided }) => expansion_decided ?? []);

/**
 * The gate by which a cluster is judged: the next one. Where the decision dates only a later one (the completion), that
 * is its schedule.
 */
function scheduledGate({ milestones }: Standing, ahead: readonly Gate[]): Gate | null {
  const [next] = ahead;
  return ahead.find((code) => milestones[code]?.baseline !== undefined) ?? next ?? null;
}

function groundsOf(standing: Standing): ClusterState['grounds'] {
  const { milestones } = standing;
  const grounds: ClusterState['grounds'] = {};
  for (const code of COUNTED) {
    const { actual, provenance } = milestones[code] ?? {};
    if (actual !== undefined && provenance?.actual) grounds[code] = provenance.actual;
  }
  // Any of several expansions may be the one that counts: no more is claimed than for each of them.
  const expansions = earlierIn(standing).map(({ provenance }) => provenance.actual);
  const ground = grounds.expansion_decided && weakest([grounds.expansion_decided, ...expansions]);
  return ground ? { ...grounds, expansion_decided: ground } : grounds;
}

function gateGroundOf(gate: MilestoneStanding | undefined): Provenance | null {
  if (gate?.baseline === undefined) return null;
  return weakest([gate.provenance.baseline, gate.provenance.forecast]);
}
