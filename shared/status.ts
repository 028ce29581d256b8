import { type SaidCause, type ToldCause, toldCause } from './cause.ts';
import type { ClusterRow } from './cluster-row.ts';
import type { Day } from './day.ts';
import { isLapsed } from './delay.ts';
import type { Edtf } from './edtf.ts';
import type { Gate, Stage } from './lifecycle.ts';
import type { Reason } from './milestone.ts';
import type { ForecastMove } from './milestones/moves.ts';
import type { Ending } from './register/ending.ts';

/**
 * How a cluster stands, in parts that make one sentence: what is, what is next and how late, why. Whose move it is and
 * when it was last reported stand beside it. The words are in i18n/status-words.ts.
 */
export interface Status {
  stage: Stage;
  /** Percent, of clusters that operate; null where no source says. */
  occupancy: number | null;
  finding: Finding | null;
  why: Why | null;
}

export type Finding =
  /** Nothing to be late against. */
  | { is: 'unscheduled'; gate: Gate; forecast: Edtf | null }
  /** By so many days behind (positive) or before its schedule. `lapsed`: the day forecast has passed without it. */
  | { is: 'against'; gate: Gate; days: number; schedule: Edtf; forecast: Edtf | null; lapsed: boolean }
  /** For those who may not see forecasts: by how many days the schedule has passed. */
  | { is: 'overdue'; gate: Gate; days: number; schedule: Edtf }
  /** A schedule that has not passed, and no forecast that stands or that one may see; the day forecast that has passed. */
  | { is: 'due'; gate: Gate; schedule: Edtf; lateness: ClusterRow['lateness']; lapsed: Edtf | null }
  /** The infrastructure stands; the date it was completed. */
  | { is: 'completed'; date: Edtf }
  /** It is over: by which act, and since when. */
  | { is: 'ended'; how: Ending; date: Edtf };

export type Why =
  | { by: 'obstacle'; cause: ToldCause; what: string; due: Day; overdue: boolean; others: number }
  | { by: 'move'; reason: Reason; move: ForecastMove }
  /** It is late, and nobody who may has said why. */
  | { by: 'nobody' };

/** An open obstacle, as far as it counts here. */
export interface Standing extends SaidCause {
  what: string;
  due: Day;
  overdue: boolean;
}

export interface StatusFacts {
  row: Pick<ClusterRow, 'stage' | 'lateness' | 'gate' | 'overdue' | 'slip'>;
  /** Of the gate that is next: the schedule in force, and the forecast where it may be seen. */
  schedule: Edtf | null;
  forecast: Edtf | null;
  completed: Edtf | null;
  ended: { how: Ending; date: Edtf } | null;
  /** Percent, as a source writes it. */
  occupancy: string | null;
  /** Null for those who may not know why; else the open obstacles, the one due first before the others. */
  obstacles: readonly Standing[] | null;
  /** The last move of the gate's forecast that was later, with its cause (milestones/moves.ts). */
  putOff: ForecastMove | null;
  /** The day by which lateness is judged. */
  judgedOn: Day;
}

export function statusOf(facts: StatusFacts): Status {
  const { stage } = facts.row;
  return {
    stage,
    occupancy: stage === 'operating' && facts.occupancy !== null ? Number(facts.occupancy) : null,
    finding: findingOf(facts),
    why: whyOf(facts),
  };
}

function findingOf({ row, schedule, forecast, completed, ended, judgedOn }: StatusFacts): Finding | null {
  const { gate, slip, overdue, lateness } = row;
  if (ended !== null) return { is: 'ended', ...ended };
  if (gate === null) {
    return row.stage === 'completed' && completed !== null ? { is: 'completed', date: completed } : null;
  }
  if (schedule === null) return { is: 'unscheduled', gate, forecast };
  const lapsed = isLapsed({ forecast, actual: null }, judgedOn);
  if (slip !== null) return { is: 'against', gate, days: slip, schedule, forecast, lapsed };
  if (overdue !== null) return { is: 'overdue', gate, days: overdue, schedule };
  return { is: 'due', gate, schedule, lateness, lapsed: lapsed ? forecast : null };
}

/** What stands in the way first; else why the date was last put off, while it is behind its schedule. */
function whyOf({ row, obstacles, putOff }: StatusFacts): Why | null {
  if (obstacles === null || row.gate === null) return null;
  const [first, ...others] = obstacles;
  if (first) {
    const { what, due, overdue } = first;
    return { by: 'obstacle', cause: toldCause(first), what, due, overdue, others: others.length };
  }
  const behind = row.slip !== null && row.slip > 0;
  if (!behind) return null;
  const reason = putOff?.reason ?? null;
  if (putOff === null || reason === null) return { by: 'nobody' };
  return { by: 'move', reason, move: putOff };
}
