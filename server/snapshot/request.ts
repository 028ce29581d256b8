import { setTimeout as later } from 'node:timers/promises';
import { AppError, invalid } from '../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { Days } from '../context.ts';
import type { Asker, SnapshotCache } from './cache.ts';
import type { TimelineCache } from './timeline.ts';

/** Other days than today that somebody without an account may have made: so many at once, and then one in so many seconds. */
const BURST = 10;
const REFILL_MS = 3_000;
/** Addresses remembered; beyond that the ones not heard of for longest are forgotten. */
const KEPT = 10_000;

/** How long a refusal is held back: who asks again at once would else keep the server busy with refusing. */
const HELD_BACK_MS = 400;
/** Refusals held back at once; beyond that they are told at once. */
const HELD_BACK = 500;

/** A budget for each address: throws TOO_MANY where it is used up. */
export interface Budget {
  take(address: string): Promise<void>;
}

export function createBudget(
  now: () => number = () => performance.now(),
  wait: (ms: number) => Promise<unknown> = later,
): Budget {
  const accounts = new Map<string, { left: number; at: number }>();
  let heldBack = 0;
  const refuse = async (): Promise<never> => {
    if (heldBack < HELD_BACK) {
      heldBack += 1;
      await wait(HELD_BACK_MS).finally(() => (heldBack -= 1));
    }
    throw new AppError('TOO_MANY');
  };
  return {
    async take(address) {
      const at = now();
      const known = accounts.get(address) ?? { left: BURST, at };
      const left = Math.min(BURST, known.left + (at - known.at) / REFILL_MS);
      if (left < 1) return refuse();
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

/** Other days than today that one request looks at: a page has one as-of control, and each further day costs as much again. */
const DAYS = 1;
/** Whoever is signed in may compare the day with an earlier one. */
const DAYS_COMPARED = 2;

export function requestDays({ clock, snapshots, timelines, budget, anonymousAt }: Asking): Days {
  const past = new Set<string>();
  const most = anonymousAt === null ? DAYS_COMPARED : DAYS;
  const asker: Asker = {
    lane: anonymousAt === null ? 'signed_in' : 'public',
    mayLoad: async () => {
      if (anonymousAt !== null) await budget.take(anonymousAt);
    },
  };
  const only = (wanted: string) => {
    if (past.add(wanted).size > most) throw invalid('asOf', 'not_a_choice');
  };
  return {
    at: async (asOf) => {
      if (asOf !== clock.today()) only(asOf);
      return snapshots.at(asOf, asker);
    },
    between: async (from, to) => {
      only(`${from}/${to}`);
      return timelines.between(from, to, asker);
    },
  };
}
