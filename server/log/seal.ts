import { createHash } from 'node:crypto';
import { canonical, type SealedEvent } from '../../shared/log/event.ts';

/** The hash before the first event of a stream. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the hash before and the canonical JSON of the event, in hex. */
export function sealOf(previous: string, event: SealedEvent): string {
  return createHash('sha256').update(previous).update('\n').update(canonical(event)).digest('hex');
}

/** What a command says, in few letters: a request id that comes again with other words is not the same request. */
export const digestOf = (said: unknown): string =>
  createHash('sha256').update(canonical(said)).digest('base64url').slice(0, 22);

export interface StreamEnd {
  stream: string;
  seq: number;
  hash: string;
}

/** One hash over the ends of all chains, in order of their stream. */
export function rootOf(ends: readonly StreamEnd[]): string {
  const sorted = [...ends].sort((a, b) => (a.stream < b.stream ? -1 : 1));
  const hash = createHash('sha256');
  for (const end of sorted) hash.update(`${end.stream} ${end.seq} ${end.hash}\n`);
  return hash.digest('hex');
}
