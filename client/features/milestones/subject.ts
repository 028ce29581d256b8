import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import type { Expectation } from '../../../shared/milestone.ts';

/** The milestone a form is about, as the person saw it. */
export interface MilestoneSubject {
  cluster: string;
  milestone: MilestoneCode;
  version: number;
  baseline: string | null;
  forecast: string | null;
  /** What is expected of the milestones that wait for it. */
  expected: readonly Expectation[];
}
