import type { z } from 'zod';
import type { FacetEvent, Stamp } from './event.ts';
import type { StreamKind } from './stream.ts';

/**
 * What a domain is to the log: the events it owns, what they add up to, and what of that stands at the end of a day.
 * Pure; server/log writes, reads back, verifies and moves every facet by this and by nothing else.
 */
export interface Facet<E extends FacetEvent, S, D extends object> {
  /** The prefix of its event types ('milestones.recorded'), and of its table (`milestones_day`). */
  name: string;
  /** The streams whose events it folds. */
  stream: StreamKind;
  /** What is read back from the log is parsed by this, never cast. */
  event: z.ZodType<E>;
  empty: S;
  evolve(state: S, event: E, stamp: Stamp): S;
  /** The columns of its day table: what stood at the end of a day on which something was recorded. */
  day(state: S): D;
  /** The number of the event that last touched a key; 0: nothing is on record for it. */
  version(state: S, key: string): number;
}
