import { type Day, dayInHanoi } from '../shared/day.ts';

/** The one clock. No other code asks the system for the time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The day in Hà Nội. */
  today(): Day;
}

const clockOf = (now: () => number): Clock => ({ now, today: () => dayInHanoi(now()) });

export const systemClock = clockOf(() => Date.now());

/** The system's clock moved by a constant number of days: the demonstration's. */
export const shiftedClock = (days: number): Clock => clockOf(() => Date.now() + days * 86_400_000);

/** A clock that stands where it is set: seeds and tests. */
export function handClock(epochMs: number): Clock & { set(epochMs: number): void } {
  let at = epochMs;
  return { ...clockOf(() => at), set: (next) => (at = next) };
}
