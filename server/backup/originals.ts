import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { link, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { SHA256 } from '../../shared/evidence/file.ts';
import { imports } from '../../shared/imports/facet.ts';
import { codeOf } from '../causes.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { event } from '../db/schema.ts';
import type { Files } from '../files/files.ts';
import { type FileStore, originalName } from '../files/store.ts';
import { ORIGINALS, type Part } from './manifest.ts';
import { measure, measureFile, writePart } from './parts.ts';
import type { Progress } from './tables.ts';

export interface Original {
  sha256: string;
  bytes: number;
}

/**
 * Every file that the log names, whichever facet it is of: whatever an event calls sha256 is the name of a file. A table
 * that was brought in is not: it was read and never kept. Files that nobody has made evidence are not among them, nor what
 * can be made again.
 */
export async function namedFiles(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ sha256: string }>(
    db,
    sql`select distinct named #>> '{}' as sha256
      from ${event}, jsonb_path_query(${event.body}, '$.**.sha256') as named
      where ${event.facet} <> ${imports.name} order by 1`,
  );
  return rows.map(({ sha256 }) => sha256).filter((sha256) => SHA256.test(sha256));
}

/** How often is told how far it is. */
const TOLD_EVERY = 500;

export interface Around {
  store: FileStore;
  /** A picture of the demonstration, which is drawn and never kept. */
  isDrawn: (name: string) => boolean;
  /** The backup before, on the same disk: what it has is not written again. */
  before: string | null;
  progress: Progress;
}

interface Written {
  kept: Original[];
  missing: string[];
  part: Part;
}

/** Copies files into a backup, each held against its hash; tells those that cannot be had as they should be. */
export async function writeOriginals(
  folder: string,
  named: readonly string[],
  around: Around,
): Promise<Written> {
  const [kept, missing]: [Original[], string[]] = [[], []];
  for (const [i, sha256] of named.entries()) {
    if (i > 0 && i % TOLD_EVERY === 0) around.progress(`files: ${i} of ${named.length}`);
    const found = (await linked(folder, sha256, around.before)) ?? (await copied(folder, sha256, around));
    if (found === 'drawn') continue;
    if (found?.sha256 === sha256) kept.push(found);
    else missing.push(sha256);
  }
  const lines = kept.map((one) => `${JSON.stringify(one)}\n`);
  return { kept, missing, part: await writePart(folder, ORIGINALS, Readable.from(lines)) };
}

/** A second name for the same bytes on the disk: a backup every day takes the room of what is new. */
async function linked(folder: string, sha256: string, before: string | null): Promise<Original | null> {
  if (before === null) return null;
  const [old, target] = [join(before, originalName(sha256)), join(folder, originalName(sha256))];
  if (!existsSync(old)) return null;
  // It may have been damaged since.
  const found = await measureFile(old);
  if (found.sha256 !== sha256) return null;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    await link(old, target);
    return found;
  } catch (error) {
    // Some file systems know no second name.
    if (['EPERM', 'EXDEV', 'ENOTSUP', 'EMLINK'].includes(codeOf(error) ?? '')) return null;
    throw error;
  }
}

async function copied(
  folder: string,
  sha256: string,
  { store, isDrawn }: Around,
): Promise<Original | 'drawn' | null> {
  const name = originalName(sha256);
  const stored = await store.open(name);
  if (!stored) return isDrawn(name) ? 'drawn' : null;
  return writePart(folder, name, stored.stream);
}

const originalLine = z.object({ sha256: z.string().regex(SHA256), bytes: z.int().min(0) });

export async function* originalsOf(folder: string): AsyncGenerator<Original> {
  const lines = createInterface({ input: createReadStream(join(folder, ORIGINALS)) });
  for await (const line of lines) yield originalLine.parse(JSON.parse(line));
}

/** Puts a backup's files into a store and reads each back; answers those that did not arrive as they were. */
export async function loadOriginals(
  folder: string,
  files: Files,
  { count, progress }: { count: number; progress: Progress },
): Promise<string[]> {
  const wrong: string[] = [];
  let done = 0;
  for await (const { sha256 } of originalsOf(folder)) {
    const name = originalName(sha256);
    await files.withTemporary(async (path) => {
      await pipeline(createReadStream(join(folder, name)), createWriteStream(path, { mode: 0o600 }));
      await files.store.put(name, path);
    });
    const back = await files.store.open(name);
    const measured = measure();
    if (back) await pipeline(back.stream, measured.through.resume());
    if (measured.result().sha256 !== sha256) wrong.push(sha256);
    done += 1;
    if (done % TOLD_EVERY === 0) progress(`files: ${done} of ${count}`);
  }
  return wrong;
}
