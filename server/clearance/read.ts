import type { Report, Tranche } from '../../shared/clearance/events.ts';
import type { ClearanceState } from '../../shared/clearance/facet.ts';
import { clusterHaOf } from '../../shared/clearance/figures.ts';
import type { SnapshotCluster } from '../snapshot/snapshot.ts';

/** Site clearance of the cluster page: all that was said, from which every number follows by the rules of shared/clearance. */
export interface ClearanceShown {
  reports: Report[];
  tranches: Tranche[];
  version: number;
  /** The largest area that the register knows of the cluster. */
  clusterHa: number | null;
}

export const clearanceShown = (state: ClearanceState, { days }: SnapshotCluster): ClearanceShown => ({
  ...state,
  clusterHa: clusterHaOf(days.register.facts),
});
