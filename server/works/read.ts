import type { Plan, Report } from '../../shared/works/events.ts';
import type { WorksState } from '../../shared/works/facet.ts';

/** The works of the cluster page: all that was planned and said, from which every number follows by shared/works. */
export interface WorksShown {
  /** By the day of their decision; the last one is in force. */
  plans: Plan[];
  /** By the day of which they speak. */
  reports: Report[];
  version: number;
  planVersion: number;
}

export const worksShown = (state: WorksState): WorksShown => state;
