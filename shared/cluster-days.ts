import { clearance } from './clearance/facet.ts';
import { milestones } from './milestones/facet.ts';
import { obstacles } from './obstacles/facet.ts';
import { register } from './register.ts';
import { reports } from './reports/facet.ts';

/** What is known of a cluster on a day, by facet. A capability that speaks of clusters is one line here. */
export const CLUSTER_FACETS = { register, milestones, obstacles, clearance, reports } as const;

export type ClusterFacetName = keyof typeof CLUSTER_FACETS;
export type ClusterDays = {
  [F in ClusterFacetName]: ReturnType<(typeof CLUSTER_FACETS)[F]['day']>;
};
