import { type Action, type Actor, can } from '../roles.ts';
import { IMPORT_KINDS, type ImportKind } from '../tables/fields.ts';
import { planRows } from './cluster-plan.ts';
import { milestoneRule } from './milestone-plan.ts';
import { planOfClusters } from './of-clusters.ts';
import type { Around, RowPlan } from './plan.ts';
import type { SheetRecord } from './records.ts';
import { clearanceRule, worksRule } from './report-plans.ts';

/** Who may enter a table of a kind: whoever may enter its rows by their form. */
export const RIGHT_OF: Record<ImportKind, Action> = {
  clusters: 'import.write',
  milestones: 'import.write',
  clearance: 'import.write',
  works: 'import.write',
  people: 'account.manage',
};
export const kindsFor = (actor: Actor): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => can(actor, RIGHT_OF[kind]).yes);
/** Kinds that the same people may enter: among them a sheet is looked at by the names of its columns. */
export const kindsBeside = (kind: ImportKind): ImportKind[] =>
  IMPORT_KINDS.filter((one) => RIGHT_OF[one] === RIGHT_OF[kind]);

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
