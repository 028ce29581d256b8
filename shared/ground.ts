import { PROVENANCES, type Provenance } from './register.ts';

/**
 * On what a number rests: each of its members on the weakest of the statements that make it one. What people here have
 * reported is the firmest, then what a source states, what follows from sourced facts by a named rule, and last what the
 * demonstration has made up so that official counts hold.
 */
export type GroundCount = Record<Provenance, number>;

/** The weakest of some grounds; null where there is none. */
export function weakest(grounds: Iterable<Provenance | null | undefined>): Provenance | null {
  let found: Provenance | null = null;
  for (const ground of grounds) {
    if (ground == null) continue;
    if (found === null || PROVENANCES.indexOf(ground) > PROVENANCES.indexOf(found)) found = ground;
  }
  return found;
}

export const NO_GROUNDS: GroundCount = { reported: 0, sourced: 0, derived: 0, illustrative: 0 };

/** How many rest on which; what rests on nothing is in none. */
export function countGrounds(grounds: Iterable<Provenance | null>): GroundCount {
  const count = { ...NO_GROUNDS };
  for (const ground of grounds) if (ground !== null) count[ground] += 1;
  return count;
}
