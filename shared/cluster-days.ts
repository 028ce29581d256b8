import { clearance } from './clearance/facet.ts';
import { discipline } from './discipline/facet.ts';
import { milestones } from './milestones/facet.ts';
import { obstacles } from './obstacles/facet.ts';
import { register } from './register.ts';
import { reports } from './reports/facet.ts';
import { works } from './works/facet.ts';

/** What is known of a cluster on a day, by facet. A capability that speaks of clusters is one line here. */
export const CLUSTER_FACETS = {
  register,
  milestones,
  obstacles,
  clearance,
  works,
  reports,
  discipline,
} as const;

export type ClusterFacetName = keyof typeof CLUSTER_FACETS;
export type ClusterDays = {
  [F in ClusterFacetName]: ReturnType<(typeof CLUSTER_FACETS)[F]['day']>;
};
