import { isLate, type Lateness } from './delay.ts';
import type { Stage } from './lifecycle.ts';

/**
 * What has changed in a cluster's lateness since an earlier day, as it was known on that day. A cluster of which nothing
 * was on record then (null) is neither: nobody can say that it was in time.
 */
export const isNewlyLate = (before: Lateness | null, after: Lateness): boolean =>
  before !== null && !isLate(before) && isLate(after);

/** By a new schedule, a step taken or a better forecast; not because it has ended. */
export const hasRecovered = (before: Lateness | null, after: { lateness: Lateness; stage: Stage }): boolean =>
  before !== null && isLate(before) && !isLate(after.lateness) && after.stage !== 'ended';
