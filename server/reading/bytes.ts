import type { Failure } from '../../shared/reading/reading.ts';
import { MOST_BYTES } from './limits.ts';

/** A document that is not read, with the reason that its sender is told. */
export class NotRead extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure);
    this.failure = failure;
  }
}

const SIGNATURES: readonly [string, (head: Buffer) => boolean][] = [
  // Some programs write something before it.
  ['pdf', (head) => head.subarray(0, 1024).includes('%PDF-')],
  ['image', (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff],
  ['image', (head) => head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image', (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'],
];

/** What bytes are, by what they begin with; a file's name says nothing. */
export function typeOf(bytes: Uint8Array): 'pdf' | 'image' {
  if (bytes.length > MOST_BYTES) throw new NotRead('too_large');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const [type] = SIGNATURES.find(([, fits]) => fits(head)) ?? [];
  if (type !== 'pdf' && type !== 'image') throw new NotRead('unreadable');
  return type;
}
