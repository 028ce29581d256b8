import { useSyncExternalStore } from 'react';
import type { Day } from '../shared/day.ts';
import { useAsOf } from './session.ts';

let held: Day | null = null;
const listeners = new Set<() => void>();

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/**
 * The day that a slider holds on its way, many of them a second: outside the address, which tells only where one has
 * come to rest. Null: none is held.
 */
export function holdDay(day: Day | null): void {
  if (held === day) return;
  held = day;
  for (const tell of listeners) tell();
}

export const heldDay = (): Day | null => held;

export const useHeldDay = (): Day | null => useSyncExternalStore(subscribe, heldDay);

/** The day that is to be seen just now: the one held, else the one in the address. */
export function useShownDay(): { day: Day; today: Day; isToday: boolean } {
  const { day: atRest, today } = useAsOf();
  const day = useHeldDay() ?? atRest;
  return { day, today, isToday: day === today };
}

/** As `isToday` above, for what need not be drawn again for every day in between. */
export function useIsTodayShown(): boolean {
  const { today, isToday } = useAsOf();
  return useSyncExternalStore(subscribe, () => (held === null ? isToday : held === today));
}
