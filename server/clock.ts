import { type Day, dayInHanoi } from '../shared/day.ts';

/** The one clock. No other code asks the system for the time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The day in Hà Nội. */
  today(): Day;
  /** Told what the database's clock shows now, in epoch ms. Only the clock of a server listens. */
  set?(databaseMs: number): void;
}

const clockOf = (now: () => number): Clock => ({ now, today: () => dayInHanoi(now()) });

/**
 * The database's clock, moved by a constant number of days (the demonstration's; else 0). All processes of one database
 * have one clock, whatever their machines' show: it is set at every look at the log, and in between runs with a counter
 * that nobody can put forward or back.
 */
export function databaseClock(databaseMs: number, shiftDays = 0): Clock & Required<Pick<Clock, 'set'>> {
  let zero = databaseMs - performance.now();
  return {
    ...clockOf(() => Math.floor(zero + performance.now()) + shiftDays * 86_400_000),
    set: (ms) => {
      zero = ms - performance.now();
    },
  };
}

/** An instant as the tables of the sign-in library hold it. */
export const momentOf = (epochMs: number): Date => new Date(epochMs);

/** This machine's own time as stores of files and file systems mean it: no record rests on it. */
export const machineMs = (): number => Date.now();
/** The same as S3 writes it: '20130524T000000Z'. */
export const machineStamp = (): string => new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');

/** A clock that stands where it is put: seeds and tests. */
export function handClock(epochMs: number): Clock & { put(epochMs: number): void } {
  let at = epochMs;
  return { ...clockOf(() => at), put: (next) => (at = next) };
}
