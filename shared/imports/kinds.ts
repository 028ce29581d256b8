import type { ImportKind } from '../tables/fields.ts';
import { planRows } from './cluster-plan.ts';
import { milestoneRule } from './milestone-plan.ts';
import { planOfClusters } from './of-clusters.ts';
import type { Around, RowPlan } from './plan.ts';
import type { SheetRecord } from './records.ts';
import { clearanceRule, worksRule } from './report-plans.ts';

/** Tables of clusters; people have another act (people-plan.ts). */
export type ClusterKind = Exclude<ImportKind, 'people'>;

/** What a sheet of each kind would change, by the rules of what its rows speak of. */
const PLANS: Record<ClusterKind, (records: readonly SheetRecord[], around: Around) => RowPlan[]> = {
  clusters: planRows,
  milestones: (records, around) => planOfClusters(records, around, milestoneRule),
  clearance: (records, around) => planOfClusters(records, around, clearanceRule),
  works: (records, around) => planOfClusters(records, around, worksRule),
};

export const planned = (kind: ClusterKind, records: readonly SheetRecord[], around: Around): RowPlan[] =>
  PLANS[kind](records, around);
