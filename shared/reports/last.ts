import type { Day } from '../day.ts';

type Said = { lastReport: Day | null };

/** The day on which a cluster was last reported on: by a report of its own, or by a word on its milestones. */
export function lastReportOf({ milestones, reports }: { milestones: Said; reports: Said }): Day | null {
  const [word, own] = [milestones.lastReport, reports.lastReport];
  return word === null || (own !== null && own > word) ? own : word;
}
