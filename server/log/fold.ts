import type { Day } from '../../shared/day.ts';
import type { FacetEvent, Stamp } from '../../shared/log/event.ts';
import { facetOf } from './facets.ts';

/** Which stream rows are about. */
export interface StreamKey {
  provinceId: string;
  stream: string;
}

/** What a facet of a stream adds up to, after event number `seq`. */
export interface FacetHead {
  seq: number;
  state: unknown;
}

/** All that follows from the events of one stream: by facet what stands, and what stood at the end of each day. */
export interface Folded {
  heads: Map<string, FacetHead>;
  days: Map<string, Map<Day, object>>;
}

export const nothingFolded = (): Folded => ({ heads: new Map(), days: new Map() });

/** Add one event. The writer, the verifier and whoever rebuilds fold by this and by nothing else. */
export function foldInto(folded: Folded, key: StreamKey, event: FacetEvent, stamp: Stamp): void {
  const facet = facetOf(event);
  const before = folded.heads.get(facet.name)?.state ?? facet.empty;
  const state = facet.evolve(before, event, stamp);
  folded.heads.set(facet.name, { seq: stamp.seq, state });
  const days = folded.days.get(facet.name) ?? new Map<Day, object>();
  days.set(stamp.on, { ...key, fromDay: stamp.on, seq: stamp.seq, ...facet.day(state) });
  folded.days.set(facet.name, days);
}
