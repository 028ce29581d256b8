import type { Day } from '../day.ts';

/** When, by whom and as which number of its stream something was recorded. */
export interface Stamp {
  seq: number;
  /** Instant of recording, ISO 8601 UTC with milliseconds. */
  at: string;
  /** The day of that instant in Hà Nội. */
  on: Day;
  by: string | null;
}

/** What happened. The type begins with the name of the facet that owns it: 'milestones.recorded'. */
export interface FacetEvent {
  type: string;
  readonly [more: string]: unknown;
}

/** What the hash of an event covers, beside the hash before it. */
export interface SealedEvent {
  province: string;
  stream: string;
  seq: number;
  at: string;
  by: string | null;
  /** The id that the sender made for this intention. */
  request: string | null;
  event: FacetEvent;
}

/** 'milestones.recorded' → 'milestones' */
export const facetOfType = (type: string): string => type.slice(0, type.indexOf('.'));

/** JSON with sorted keys: the same value always gives the same bytes, whatever stored it in between. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What a browser is told: something of this kind changed; it asks again for what it shows. Persons are not named. */
export interface LiveHint {
  kind: string;
  cluster?: string;
}
