import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ofThisProgram } from '../db/migrate.ts';
import type { Database, Db } from '../db/open.ts';
import { backupMade, event } from '../db/schema.ts';
import type { FileStore } from '../files/store.ts';
import type { Journal } from '../log/journal.ts';
import { readRoots } from '../log/roots.ts';
import {
  backupsIn,
  FORMAT_OF_BACKUP,
  HALF,
  halvesIn,
  JOURNAL,
  MANIFEST,
  type Manifest,
  nameOf,
  type Part,
  SETTINGS,
} from './manifest.ts';
import { namedFiles, writeOriginals } from './originals.ts';
import { writePart } from './parts.ts';
import { type Progress, writeTables } from './tables.ts';

export interface Source {
  database: Pick<Database, 'db' | 'kind'>;
  provinceId: string;
  program: string;
  installation: Manifest['installation'];
  store: FileStore;
  isDrawn: (name: string) => boolean;
  journal: Journal | null;
  /** As a file that can be read by anybody. */
  settings: string;
}

export interface Making {
  /** The folder of backups. */
  to: string;
  /** Now, by this machine: epoch as ISO 8601, and as '20261126T031500Z'. */
  at: { iso: string; stamp: string };
  /** How many are kept, this one among them; null: all. */
  keep: number | null;
  progress: Progress;
}

export interface Made {
  folder: string;
  manifest: Manifest;
  removed: string[];
}

/**
 * A whole backup, or none: it is written under another name and gets its own when everything is on disk. The database
 * is read in one transaction, so what is recorded meanwhile is in it wholly or not at all; files are never changed once
 * the log names them.
 */
export async function makeBackup(source: Source, { to, at, keep, progress }: Making): Promise<Made> {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const before = backupsIn(to).at(-1);
  const folder = join(to, nameOf(at.stamp));
  const half = folder + HALF;
  mkdirSync(half, { mode: 0o700 });
  let manifest: Manifest;
  try {
    manifest = await write(source, half, {
      madeAt: at.iso,
      before: before === undefined ? null : join(to, before),
      progress,
    });
    renameSync(half, folder);
    await flushFolder(to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  }
  const { events, files, newestRoot } = manifest;
  await source.database.db
    .insert(backupMade)
    .values({
      provinceId: source.provinceId,
      madeAt: at.iso,
      events,
      files: files.count,
      newestRoot: newestRoot?.day ?? null,
    })
    .onConflictDoNothing();
  return { folder, manifest, removed: keep === null ? [] : removeOld(to, keep, before ?? '') };
}

async function write(
  source: Source,
  folder: string,
  { madeAt, before, progress }: { madeAt: string; before: string | null; progress: Progress },
): Promise<Manifest> {
  const { database, program, installation, store, isDrawn } = source;
  // The journal first: a root that is sealed meanwhile is then in the database and not in it, which is no contradiction.
  const parts: Part[] = await writeTexts(folder, source);
  const { named, dumped, events, newestRoot } = await database.db.transaction(
    async (tx) => {
      const moment = tx as unknown as Db;
      const roots = await readRoots(moment, source.provinceId);
      const newest = roots.at(-1);
      return {
        events: await moment.$count(event),
        newestRoot: newest ? { day: newest.day, root: newest.root } : null,
        dumped: await writeTables(moment, folder, progress),
        named: await namedFiles(moment),
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const originals = await writeOriginals(folder, named, { store, isDrawn, before, progress });
  const manifest: Manifest = {
    format: FORMAT_OF_BACKUP,
    madeAt,
    program,
    kind: database.kind,
    installation,
    migrations: ofThisProgram(),
    events,
    newestRoot,
    tables: dumped.tables,
    files: {
      count: originals.kept.length,
      bytes: originals.kept.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    missing: originals.missing,
    parts: [...parts, ...dumped.parts, originals.part],
  };
  await writePart(folder, MANIFEST, Readable.from([`${JSON.stringify(manifest, null, 1)}\n`]));
  await flushFolder(folder);
  return manifest;
}

async function writeTexts(folder: string, { journal, settings }: Source): Promise<Part[]> {
  const parts = [await writePart(folder, SETTINGS, Readable.from([settings]))];
  const roots = journal?.read() ?? [];
  if (roots.length === 0) return parts;
  const lines = roots.map(({ day, streams, root }) => `${JSON.stringify({ day, streams, root })}\n`);
  return [...parts, await writePart(folder, JOURNAL, Readable.from(lines))];
}

/** That a folder has what was put into it is on disk, too. Windows flushes no folders. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** All but the newest, and what was broken off before the backup before: another one may be under way. */
function removeOld(to: string, keep: number, before: string): string[] {
  const old = backupsIn(to).slice(0, -keep);
  const broken = halvesIn(to).filter((name) => name < before);
  for (const name of [...old, ...broken]) rmSync(join(to, name), { recursive: true, force: true });
  return [...old, ...broken];
}
