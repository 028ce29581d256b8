import { pgTable, text } from 'drizzle-orm/pg-core';
import { CAUSES, type Cause } from '../../../shared/cause.ts';
import type { Edtf } from '../../../shared/edtf.ts';
import {
  GATES,
  type Gate,
  MILESTONE_CODES,
  type MilestoneCode,
  STAGES,
  type Stage,
} from '../../../shared/lifecycle.ts';
import { PROVENANCES, type Provenance } from '../../../shared/register.ts';
import type { Counted } from '../../../shared/state.ts';
import { byDay, day, dayColumns, json, oneOf } from '../columns.ts';

/** Where a cluster stood at the end of a day (shared/state.ts). Lateness is not in it: it changes with the day. */
export const milestonesDay = pgTable(
  'milestones_day',
  {
    ...dayColumns(),
    stage: text('stage').$type<Stage>().notNull(),
    next: text('next').$type<MilestoneCode>(),
    ahead: json<MilestoneCode[]>('ahead').notNull(),
    nextBaseline: text('next_baseline'),
    nextForecast: text('next_forecast'),
    gate: text('gate').$type<Gate>(),
    gateBaseline0: text('gate_baseline0'),
    gateBaseline: text('gate_baseline'),
    gateForecast: text('gate_forecast'),
    gateForecastBefore: text('gate_forecast_before'),
    gateCause: text('gate_cause').$type<Cause>(),
    gateAs: text('gate_as'),
    established: text('established'),
    started: text('started'),
    completed: text('completed'),
    operating: text('operating'),
    expanded: text('expanded'),
    expandedBefore: json<Edtf[]>('expanded_before').notNull(),
    unconfirmed: json<MilestoneCode[]>('unconfirmed').notNull(),
    lastReport: day('last_report'),
    grounds: json<Partial<Record<Counted, Provenance>>>('grounds').notNull(),
    stageGround: text('stage_ground').$type<Provenance>(),
    gateGround: text('gate_ground').$type<Provenance>(),
  },
  (t) => [
    byDay(t),
    oneOf('milestones_day_stage', t.stage, STAGES),
    oneOf('milestones_day_next', t.next, MILESTONE_CODES),
    oneOf('milestones_day_gate', t.gate, GATES),
    oneOf('milestones_day_gate_cause', t.gateCause, CAUSES),
    oneOf('milestones_day_stage_ground', t.stageGround, PROVENANCES),
    oneOf('milestones_day_gate_ground', t.gateGround, PROVENANCES),
  ],
);
