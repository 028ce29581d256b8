import { AppError, invalid } from '../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { Days } from '../context.ts';
import type { Asker, SnapshotCache } from './cache.ts';
import type { TimelineCache } from './timeline.ts';

/** Past days that somebody without an account may have loaded: so many at once, and then one in so many seconds. */
const BURST = 10;
const REFILL_MS = 3_000;
/** Addresses remembered; beyond that the ones not heard of for longest are forgotten. */
const KEPT = 10_000;

/** A budget for each address. */
export interface Budget {
  take(address: string): void;
}

export function createBudget(now: () => number = () => performance.now()): Budget {
  const accounts = new Map<string, { left: number; at: number }>();
  return {
    take(address) {
      const at = now();
      const known = accounts.get(address) ?? { left: BURST, at };
      const left = Math.min(BURST, known.left + (at - known.at) / REFILL_MS);
      if (left < 1) throw new AppError('TOO_MANY');
      accounts.delete(address);
      accounts.set(address, { left: left - 1, at });
      for (const oldest of accounts.keys()) {
        if (accounts.size <= KEPT) break;
        accounts.delete(oldest);
      }
    },
  };
}

interface Asking {
  clock: Clock;
  snapshots: SnapshotCache;
  timelines: TimelineCache;
  budget: Budget;
  /** Null: somebody signed in, whom the duty to report costs enough. */
  anonymousAt: string | null;
}

/** One request looks at one day besides today: a page has one as-of control, and each further day costs as much again. */
export function requestDays({ clock, snapshots, timelines, budget, anonymousAt }: Asking): Days {
  let past: string | null = null;
  const asker: Asker = {
    lane: anonymousAt === null ? 'signed_in' : 'public',
    mayLoad: () => {
      if (anonymousAt !== null) budget.take(anonymousAt);
    },
  };
  const only = (wanted: string) => {
    if (past !== null && past !== wanted) throw invalid('asOf', 'not_a_choice');
    past = wanted;
  };
  return {
    at: async (asOf) => {
      if (asOf < clock.today()) only(asOf);
      return snapshots.at(asOf, asker);
    },
    between: async (from, to) => {
      only(`${from}/${to}`);
      return timelines.between(from, to, asker);
    },
  };
}
