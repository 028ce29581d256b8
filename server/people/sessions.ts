import type { Day } from '../../shared/day.ts';
import type { Services } from '../context.ts';
import { inTransaction } from '../db/open.ts';
import { type Found, findActorOfSession } from './read.ts';
import { deleteSession, deleteSessions } from './write.ts';

/** For this long an answer about a session is good for further requests, in ms. */
export const FRESH_MS = 2_000;
const KEPT = 10_000;

interface Held {
  found: Promise<Found | null>;
  /** When it was asked, in epoch ms, and for which day. */
  at: number;
  day: Day;
}

/**
 * Who is behind a session token, asked of the database at most once in FRESH_MS: a screen asks several things at once,
 * and a project manager at work sends many. Signing out here ends at once; a right taken away by another process ends
 * FRESH_MS later.
 */
export interface Sessions {
  find(token: string): Promise<Found | null>;
  /** From now on nobody is behind the token, here and in the database. */
  end(token: string): Promise<void>;
  /** The same of every session of a person but one, by its token. */
  endOthers(person: string, but: string): Promise<void>;
}

export function createSessions({ db, provinceId, clock }: Services): Sessions {
  const held = new Map<string, Held>();
  const keep = (token: string, entry: Held) => {
    // The latest stands last, so that the first are the ones to go.
    held.delete(token);
    held.set(token, entry);
    for (const [oldest] of held) {
      if (held.size <= KEPT) break;
      held.delete(oldest);
    }
  };
  const nobody = (token: string) =>
    keep(token, { found: Promise.resolve(null), at: clock.now(), day: clock.today() });
  return {
    find: (token) => {
      const [at, day] = [clock.now(), clock.today()];
      const known = held.get(token);
      if (known && known.day === day && at - known.at < FRESH_MS) return known.found;
      const entry = { found: findActorOfSession(db, provinceId, token, day), at, day };
      keep(token, entry);
      const drop = () => held.get(token) === entry && held.delete(token);
      // Nobody, or a failure, is not an answer to keep.
      entry.found.then((person) => person ?? drop(), drop);
      return entry.found;
    },
    end: async (token) => {
      nobody(token);
      await deleteSession(db, token);
      nobody(token);
    },
    endOthers: async (person, but) => {
      const ended = await inTransaction(db, (tx) => deleteSessions(tx, person, but));
      for (const token of ended) nobody(token);
    },
  };
}
