import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SHA256 } from '../../shared/evidence/file.ts';

/**
 * A backup is a folder. Its manifest is written last and names everything in it with hash and length, and the folder gets
 * its final name only then: what has another name is half written, and what does not fit its manifest was altered or cut.
 *
 *   manifest.json       what is in it
 *   database/*.jsonl.gz a table each: a line of column names, then lines of up to 5,000 rows as a JSON array
 *   originals.jsonl     photographs and documents, a line each: { sha256, bytes }
 *   originals/ab/ab…    the files themselves, named by their hash
 *   roots.jsonl         the journal of daily roots, where there is one
 *   settings.env        the settings without anything secret
 */
export const MANIFEST = 'manifest.json';
export const ORIGINALS = 'originals.jsonl';
export const JOURNAL = 'roots.jsonl';
export const SETTINGS = 'settings.env';
export const tableFile = (table: string): string => `database/${table}.jsonl.gz`;

const FORMAT = 1;
const hash = z.string().regex(SHA256);
/** Only what stands beneath the backup, written by this program. */
const path = z.string().regex(/^[a-z][a-z0-9_]*([./][a-z][a-z0-9_]*)*$/);
const part = z.object({ path, bytes: z.int().min(0), sha256: hash });
const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** When it was begun, by the clock of the machine that made it, ISO 8601. */
  madeAt: z.iso.datetime(),
  program: z.string(),
  kind: z.enum(['embedded', 'postgres']),
  installation: z.enum(['real', 'demonstration']),
  /** Hashes of the migrations that the database had, the first one first. */
  migrations: z.array(hash).min(1),
  events: z.int().min(0),
  newestRoot: z.object({ day: z.string(), root: hash }).nullable(),
  tables: z.array(z.object({ name, rows: z.int().min(0) })).min(1),
  files: z.object({ count: z.int().min(0), bytes: z.int().min(0) }),
  /** Files that the log names and that the store did not have, or had with other bytes. */
  missing: z.array(hash),
  parts: z.array(part),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type Part = z.infer<typeof part>;
export const FORMAT_OF_BACKUP = FORMAT;

/** What is wrong with a backup, in a sentence for whoever wants to restore it. */
export class BadBackup extends Error {
  constructor(message: string) {
    super(`${message} Nothing was restored.`);
    this.name = 'BadBackup';
  }
}

export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) {
    throw new BadBackup(
      `There is no whole backup in ${folder}: it has no ${MANIFEST}, which is written when all else is there.`,
    );
  }
  const parsed = manifestSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadBackup(
    `${MANIFEST} of ${folder} is damaged or of another program (${issue?.path.join('.') || 'not readable'}).`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const WHOLE = /^ccn-\d{8}T\d{6}Z$/;
/** '20261126T031500Z' names the backup. */
export const nameOf = (stamp: string): string => `ccn-${stamp}`;
export const HALF = '.partial';

/** Whole backups in a folder, the oldest first. */
export const backupsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => WHOLE.test(name) && existsSync(join(folder, name, MANIFEST)))
        .sort()
    : [];

/** What broken or killed backups have left behind. */
export const halvesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(HALF) && WHOLE.test(name.slice(0, -HALF.length)))
    : [];

/** The backup that a folder is, or the newest one in it. */
export function backupAt(folder: string): string {
  if (existsSync(join(folder, MANIFEST))) return folder;
  const newest = backupsIn(folder).at(-1);
  if (newest !== undefined) return join(folder, newest);
  const half = halvesIn(folder).length > 0 || folder.endsWith(HALF);
  throw new BadBackup(
    half
      ? `${folder} holds only a backup that was broken off before it was whole.`
      : `There is no whole backup in ${folder}: it has no ${MANIFEST}, which is written when all else is there.`,
  );
}
