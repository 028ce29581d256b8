import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { originalName } from '../files/store.ts';
import { BadBackup, type Manifest, ORIGINALS, readManifest, tableFile } from './manifest.ts';
import { originalsOf } from './originals.ts';
import { measureFile } from './parts.ts';
import type { Progress } from './tables.ts';

/** Holds everything in a backup against its manifest, before anything is restored; throws BadBackup with the reason. */
export async function checkBackup(folder: string, progress: Progress): Promise<Manifest> {
  const manifest = readManifest(folder);
  const named = new Set(manifest.parts.map(({ path }) => path));
  for (const path of [ORIGINALS, ...manifest.tables.map(({ name }) => tableFile(name))]) {
    if (!named.has(path)) throw new BadBackup(`The manifest of ${folder} does not name ${path}.`);
  }
  for (const part of manifest.parts) await hold(folder, part);
  const held = { count: 0, bytes: 0 };
  for await (const { sha256, bytes } of originalsOf(folder)) {
    await hold(folder, { path: originalName(sha256), sha256, bytes });
    held.count += 1;
    held.bytes += bytes;
    if (held.count % 500 === 0) progress(`files checked: ${held.count} of ${manifest.files.count}`);
  }
  if (held.count !== manifest.files.count || held.bytes !== manifest.files.bytes) {
    throw new BadBackup(`${manifest.files.count} files were backed up, ${held.count} are listed.`);
  }
  return manifest;
}

async function hold(
  folder: string,
  { path, bytes, sha256 }: { path: string; bytes: number; sha256: string },
): Promise<void> {
  const file = join(folder, path);
  if (!existsSync(file)) throw new BadBackup(`${path} is missing from the backup.`);
  const { size } = statSync(file);
  if (size !== bytes)
    throw new BadBackup(`${path} was cut or added to: ${bytes} bytes were written, ${size} are there.`);
  const found = await measureFile(file);
  if (found.sha256 !== sha256) throw new BadBackup(`${path} is not what was backed up: its hash is another.`);
}
