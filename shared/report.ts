import { addDays, type Day } from './day.ts';
import { owesReports } from './delay.ts';
import type { Stage } from './lifecycle.ts';
import type { Thresholds } from './settings/thresholds.ts';

/**
 * The last day by which the rhythm of its stage asks for the next report of a cluster; null where nobody owes one. A
 * cluster that nobody has ever reported on owes it today.
 */
export function reportDueOn(
  { stage, lastReport }: { stage: Stage; lastReport: Day | null },
  { report }: Thresholds,
  today: Day,
): Day | null {
  if (!owesReports(stage)) return null;
  return lastReport === null ? today : addDays(lastReport, report[stage]);
}
