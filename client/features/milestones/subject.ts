import type { MilestoneCode } from '../../../shared/lifecycle.ts';

/** The milestone a form is about, as the person saw it. */
export interface MilestoneSubject {
  cluster: string;
  milestone: MilestoneCode;
  version: number;
  baseline: string | null;
  forecast: string | null;
}
