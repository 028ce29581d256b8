import type { MilestoneCode } from './lifecycle.ts';
import { type ForecastMove, forecastMoves, lastPutOff } from './milestones/moves.ts';
import type { Ending } from './register/ending.ts';
import { type Standing, type Status, type StatusFacts, statusOf } from './status.ts';

interface Line {
  milestone: MilestoneCode;
  baseline?: string;
  forecast?: string;
  actual?: string;
}

/** What the page of a cluster is told, as far as it counts for how the cluster stands. */
export interface Told extends Pick<StatusFacts, 'judgedOn'> {
  row: StatusFacts['row'];
  /** Obstacles and history are told. */
  internal: boolean;
  milestones: readonly Line[];
  facts: readonly { field: string; value: string | null }[];
  obstacles: readonly (Standing & { state: string })[];
  history: Parameters<typeof forecastMoves>[0];
}

/** How a cluster stands, from what its page is told. */
export function statusTold(told: Told): Status {
  const { row, internal, milestones, facts } = told;
  const of = (code: MilestoneCode | null) => milestones.find(({ milestone }) => milestone === code);
  const gate = of(row.gate);
  return statusOf({
    row,
    schedule: gate?.baseline ?? null,
    forecast: gate?.forecast ?? null,
    completed: of('infrastructure_completed')?.actual ?? null,
    ended: row.stage === 'ended' ? endOf(of) : null,
    occupancy: facts.find(({ field }) => field === 'occupancy_pct')?.value ?? null,
    obstacles: internal ? told.obstacles.filter(isOpen) : null,
    putOff: internal ? putOffOf(told) : null,
    judgedOn: told.judgedOn,
  });
}

export const isOpen = ({ state }: { state: string }): boolean => state !== 'resolved';

/** The last act is the one that holds: what was withdrawn from the plan may be revoked after it. */
function endOf(
  of: (code: MilestoneCode) => { actual?: string } | undefined,
): { how: Ending; date: string } | null {
  const acts = (['withdrawn', 'revoked'] as const).flatMap((how) => {
    const date = of(how)?.actual;
    return date === undefined ? [] : [{ how, date }];
  });
  return acts.at(-1) ?? null;
}

function putOffOf({ row, history }: Told): ForecastMove | null {
  return row.gate === null ? null : lastPutOff(forecastMoves(history), row.gate);
}
