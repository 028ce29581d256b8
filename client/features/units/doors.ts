import type { AreaStanding } from '../../../shared/area.ts';
import { hasSchedule, LATENESS } from '../../../shared/delay.ts';
import { mapOf } from '../../paths.ts';

/** The counts of an area that open to their clusters. */
export type Counted = 'clusters' | 'scheduled' | 'late' | 'noPlan' | 'stale';

/** What the map is filtered by to show what was counted (shared/area.ts). */
const FILTERS: Record<Counted, Record<string, string>> = {
  clusters: {},
  scheduled: { lateness: LATENESS.filter(hasSchedule).join(',') },
  late: { lateness: 'critical,late' },
  noPlan: { lateness: 'no_plan' },
  stale: { only: 'stale' },
};

/** `unit`: an area, NO_AREA, or null for the whole city. */
export const doorTo = (counted: Counted, unit: string | null): string =>
  mapOf({ ...FILTERS[counted], ...(unit === null ? {} : { unit }) });

export const isNothing = (standing: AreaStanding, counted: Counted): boolean => standing[counted] === 0;
