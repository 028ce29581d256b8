import { isLate, type Lateness } from './delay.ts';

/**
 * What has changed in a cluster's lateness since an earlier day, as it was known on that day. A cluster of which nothing
 * was on record then (null) is neither: nobody can say that it was in time.
 */
export const isNewlyLate = (before: Lateness | null, after: Lateness): boolean =>
  before !== null && !isLate(before) && isLate(after);

export const hasRecovered = (before: Lateness | null, after: Lateness): boolean =>
  before !== null && isLate(before) && !isLate(after);
