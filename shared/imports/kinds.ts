import type { ImportKind } from '../tables/fields.ts';
import { planRows } from './cluster-plan.ts';
import { milestoneRule } from './milestone-plan.ts';
import { plansOfClusters } from './of-clusters.ts';
import type { Around, RowPlan } from './plan.ts';
import type { SheetRecord } from './records.ts';
import { clearanceRule, worksRule } from './report-plans.ts';

/** Tables of clusters; people have another act (people-plan.ts). */
export type ClusterKind = Exclude<ImportKind, 'people'>;

/** Row by row, so that whoever has it done can do something else in between; in the end all of them. */
type Plans = (records: readonly SheetRecord[], around: Around) => Generator<undefined, RowPlan[]>;

/** What a sheet of each kind would change, by the rules of what its rows speak of. */
const PLANS: Record<ClusterKind, Plans> = {
  clusters: planRows,
  milestones: (records, around) => plansOfClusters(records, around, milestoneRule),
  clearance: (records, around) => plansOfClusters(records, around, clearanceRule),
  works: (records, around) => plansOfClusters(records, around, worksRule),
};

export const planned = (kind: ClusterKind, ...of: Parameters<Plans>): ReturnType<Plans> => PLANS[kind](...of);
