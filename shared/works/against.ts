import type { Edtf } from '../edtf.ts';

/**
 * Works and milestones are reported apart, and neither makes the other: all components done is no milestone reached. Where
 * they do not go together both are shown, for somebody to say which holds.
 */
export const CONTRADICTIONS = ['reached_not_done', 'done_not_reached', 'begun_not_started'] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

interface Known {
  /** Something is reported on; how much of what is reported on is done; and whether that is all of everything. */
  actual: number | null;
  allDone: boolean;
  /** When the component works were reached, and when construction started: reported or confirmed, else null. */
  worksReached: Edtf | null;
  started: Edtf | null;
}

export function contradictionOf({ actual, allDone, worksReached, started }: Known): Contradiction | null {
  if (actual === null) return null;
  if (worksReached !== null) return allDone ? null : 'reached_not_done';
  if (allDone) return 'done_not_reached';
  return actual > 0 && started === null ? 'begun_not_started' : null;
}
