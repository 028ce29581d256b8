import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Duplex, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Part } from './manifest.ts';

/** Bytes on their way, counted and hashed. */
export function measure() {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** Write a part of a backup, readable by its owner only; it is on disk when this resolves. */
export async function writePart(
  folder: string,
  path: string,
  from: Readable,
  ...through: Duplex[]
): Promise<Part> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const measured = measure();
  const file = createWriteStream(target, { mode: 0o600, flush: true, flags: 'wx' });
  await pipeline([from, ...through, measured.through, file]);
  return { path, ...measured.result() };
}

/** What a file of this machine holds. */
export async function measureFile(path: string): Promise<Omit<Part, 'path'>> {
  const measured = measure();
  await pipeline(createReadStream(path), measured.through.resume());
  return measured.result();
}
