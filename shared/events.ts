import type { Day } from './day.ts';
import type { Entry } from './milestone.ts';
import type { Fact, Identity, Party, UnitSpan } from './register.ts';

/** Everything that can happen to a cluster. The log is append-only; each event carries the hash of the one before. */
export type ClusterEvent =
  | { type: 'cluster.registered'; cluster: Identity; units: UnitSpan[] }
  | { type: 'parties.recorded'; parties: Party[] }
  | { type: 'facts.recorded'; facts: Fact[] }
  | { type: 'milestones.recorded'; entries: Entry[] };

/** What the hash covers, beside the hash before. */
export interface SealedEvent {
  province: string;
  cluster: string;
  seq: number;
  /** Instant of recording, ISO 8601 UTC with milliseconds. */
  at: string;
  on: Day;
  by: string | null;
  event: ClusterEvent;
}

/** JSON with sorted keys: the same event always gives the same bytes, whatever stored it in between. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What a browser is told: something changed in this cluster; it asks again for what it shows. */
export interface LiveHint {
  cluster: string;
}
