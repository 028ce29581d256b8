import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { type ForecastMove, forecastMoves, lastPutOff } from '../../../shared/milestones/moves.ts';
import type { Ending } from '../../../shared/register/ending.ts';
import { type Status, statusOf } from '../../../shared/status.ts';
import type { Mover } from '../../ui/whose-move.tsx';

/** How a cluster stands, from what its page is told. */
export function statusOfDetail(detail: ClusterDetail): Status {
  const { row, internal, milestones, facts } = detail;
  const of = (code: MilestoneCode | null) => milestones.find(({ milestone }) => milestone === code);
  const gate = of(row.gate);
  return statusOf({
    row,
    schedule: gate?.baseline ?? null,
    forecast: gate?.forecast ?? null,
    completed: of('infrastructure_completed')?.actual ?? null,
    ended: row.stage === 'ended' ? endOf(of) : null,
    occupancy: facts.find(({ field }) => field === 'occupancy_pct')?.value ?? null,
    obstacles: internal ? openOnes(detail) : null,
    putOff: internal ? putOffOf(detail) : null,
    judgedOn: detail.judgedOn,
  });
}

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

const openOnes = ({ obstacles }: ClusterDetail) => obstacles.filter(({ state }) => state !== 'resolved');

function putOffOf({ row, history }: ClusterDetail): ForecastMove | null {
  return row.gate === null ? null : lastPutOff(forecastMoves(history), row.gate);
}

/** Whose move it is: of the obstacle that is due first, else of the next step. Of what is done, nobody's. */
export function moverOf(detail: ClusterDetail): Mover | null | undefined {
  const { stage } = detail.row;
  if (stage === 'operating' || stage === 'ended') return undefined;
  const [first] = openOnes(detail);
  if (!first) return detail.row.next === null ? undefined : detail.responsible;
  const { organisationVi, organisationEn, personName, provenance } = first;
  return {
    organisationVi,
    organisationEn,
    person: personName,
    titleVi: '',
    titleEn: '',
    illustrative: provenance === 'illustrative',
  };
}
