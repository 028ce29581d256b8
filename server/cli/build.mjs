import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ROOT, run } from './install.mjs';

const STAMP = join(ROOT, 'dist/client/.sources');

/** Builds the client when a source of it is newer than the last build. */
export function buildClient() {
  const sources = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;
  console.log('Building the client …');
  run(bin('vite'), ['build', '--logLevel', 'warn']);
  writeFileSync(STAMP, sources);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'vite.config.ts', ...filesOf('client'), ...filesOf('shared')]) {
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => join(folder, file.toString()))
    .filter((file) => statSync(join(ROOT, file)).isFile())
    .sort();
}
