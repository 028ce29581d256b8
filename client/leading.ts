import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { leadingOf } from '../shared/programme.ts';
import { trpc } from './api.ts';
import { useAsOf } from './session.ts';

/** The targets of the day that first screens speak of: of starting construction, and of completing the infrastructure. */
export function useLeading() {
  const { param } = useAsOf();
  // While another day's are on their way, those of the day before stand: a finding does not come and go.
  const { data: targets = [] } = useQuery(
    trpc.programmes.list.queryOptions(param, { placeholderData: keepPreviousData }),
  );
  return {
    targets,
    start: leadingOf(targets, 'construction_started'),
    completion: leadingOf(targets, 'infrastructure_completed'),
  };
}
