import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import { isOpen } from '../../../shared/status-told.ts';
import type { Mover } from '../../ui/whose-move.tsx';

/** Whose move it is: of the obstacle that is due first, else of the next step. Of what is done, nobody's. */
export function moverOf(detail: ClusterDetail): Mover | null | undefined {
  const { stage } = detail.row;
  if (stage === 'operating' || stage === 'ended') return undefined;
  const first = detail.obstacles.find(isOpen);
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
