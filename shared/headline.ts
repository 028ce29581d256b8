import type { ClusterRow } from './cluster-row.ts';

type Row = Pick<ClusterRow, 'cohorts' | 'achieved'>;

/**
 * The numbers of the finding on top of the map, of the rows that it shows unfiltered: of the target that speaks of starting
 * construction its members, those that have, and of those the ones completed; of the one that speaks of completing, those
 * that have. In one go: while a slider is drawn ten thousand rows are counted anew for every frame.
 */
export function headlineOf(rows: readonly Row[], start: string | null, completion: string | null) {
  const counts = { cohort: 0, started: 0, completed: 0, completedOfStarted: 0, isCompletionCounted: false };
  for (const { cohorts, achieved } of rows) {
    const isCompleted = completion !== null && achieved.includes(completion);
    if (isCompleted) counts.completed += 1;
    if (completion !== null && cohorts.includes(completion)) counts.isCompletionCounted = true;
    if (start === null || !cohorts.includes(start)) continue;
    counts.cohort += 1;
    if (!achieved.includes(start)) continue;
    counts.started += 1;
    if (isCompleted) counts.completedOfStarted += 1;
  }
  return counts;
}
