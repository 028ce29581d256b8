import { addDays, type Day, daysBetween } from '../day.ts';
import { lastDay } from '../edtf.ts';
import type { Pause } from './facet.ts';

/** How a pause stands on a day. It moves no schedule: what is late stays so; that it stood still is told beside it. */
export interface PauseStanding extends Pause {
  /** Days since its expected end has passed without work going on; null while it has not. */
  over: number | null;
}

export function pauseOn(pause: Pause, today: Day): PauseStanding {
  const passed = pause.resumedOn === null && lastDay(pause.until) < today;
  return { ...pause, over: passed ? daysBetween(lastDay(pause.until), today) : null };
}

/**
 * Of the days after `due` up to and with `until`, those on which the cluster was paused: so many of a delay are not the
 * project manager's. Pauses do not overlap.
 */
export function pausedDays(
  pauses: readonly Pick<Pause, 'from' | 'resumedOn'>[],
  due: Day,
  until: Day,
): number {
  const begin = addDays(due, 1);
  const end = addDays(until, 1);
  return pauses.reduce((sum, { from, resumedOn }) => {
    const first = from > begin ? from : begin;
    const after = resumedOn !== null && resumedOn < end ? resumedOn : end;
    return after > first ? sum + daysBetween(first, after) : sum;
  }, 0);
}
