import { createHash } from 'node:crypto';
import { canonical, type SealedEvent } from '../../shared/events.ts';

/** The hash before the first event of a cluster. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the hash before and the canonical JSON of the event, in hex. */
export function sealOf(previous: string, event: SealedEvent): string {
  return createHash('sha256').update(previous).update('\n').update(canonical(event)).digest('hex');
}

/** One hash over the heads of all chains, in order of their cluster. */
export function rootOf(heads: readonly { clusterId: string; seq: number; hash: string }[]): string {
  const sorted = [...heads].sort((a, b) => (a.clusterId < b.clusterId ? -1 : 1));
  const hash = createHash('sha256');
  for (const head of sorted) hash.update(`${head.clusterId} ${head.seq} ${head.hash}\n`);
  return hash.digest('hex');
}
