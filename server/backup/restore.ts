import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { ofThisProgram, versionOf } from '../db/migrate.ts';
import { assertEmpty, MOVED } from '../db/move.ts';
import { type Database, inTransaction } from '../db/open.ts';
import type { Files } from '../files/files.ts';
import { type Journal, journalAt } from '../log/journal.ts';
import { refoldIfDue } from '../log/refold.ts';
import { type Verification, verifyLog } from '../log/verify.ts';
import { checkBackup } from './check.ts';
import { BadBackup, JOURNAL, type Manifest } from './manifest.ts';
import { loadOriginals } from './originals.ts';
import { loadTables, type Progress } from './tables.ts';

export interface Target {
  /** Opened only when the backup was found to be whole: the embedded one comes into being then. */
  open: () => Promise<Database>;
  provinceId: string;
  files: Files;
  journal: Journal;
  /** The day of the restored installation, by its clock. */
  today: (database: Database) => Promise<string>;
  progress: Progress;
}

export interface Restored {
  manifest: Manifest;
  verification: Verification;
  /** Files that did not arrive as they were. */
  wrongFiles: string[];
  /** What stands against the backup, in sentences; none: the copy equals it. */
  doubts: string[];
}

/**
 * A backup into an empty place: checked before anything is written, and verified when everything is there. Files come
 * before rows, and rows in one transaction: what fails half way leaves a database that is still empty.
 */
export async function restoreBackup(folder: string, target: Target): Promise<Restored> {
  const { progress, journal } = target;
  const manifest = await checkBackup(folder, progress);
  const earlier = versionFor(manifest);
  if (existsSync(journal.path) && statSync(journal.path).size > 0) {
    throw new BadBackup(
      `${journal.path} is the journal of another installation: a restore goes into an empty place. Move it away first.`,
    );
  }
  const database = await target.open();
  try {
    await makeReady(database, manifest, earlier);
    const wrongFiles = await loadOriginals(folder, target.files, { count: manifest.files.count, progress });
    await inTransaction(database.db, (tx) => loadTables(tx, folder, { tables: manifest.tables, progress }));
    if (earlier) {
      progress('bringing the database up to this version');
      await database.migrate();
      await refoldIfDue(database.db, target.provinceId);
    }
    for (const root of rootsOf(folder, manifest)) journal.append(root);
    progress('verifying');
    const verification = await verifyLog(database.db, target.provinceId, {
      today: await target.today(database),
      roots: journal.read(),
    });
    return { manifest, verification, wrongFiles, doubts: doubtsOf(manifest, verification, wrongFiles) };
  } finally {
    await database.close();
  }
}

/** Whether the backup is of an earlier version of this program; refuses one of a later or another. */
function versionFor({ migrations, program }: Manifest): boolean {
  const ours = ofThisProgram();
  if (migrations.length > ours.length || migrations.some((hash, i) => hash !== ours[i])) {
    throw new BadBackup(
      `The backup was made by version ${program}, whose database this program does not know: restore it with that version.`,
    );
  }
  return migrations.length < ours.length;
}

async function makeReady(database: Database, { migrations }: Manifest, earlier: boolean): Promise<void> {
  const version = await versionOf(database.db);
  if (earlier && (version === 'empty' || version === 'behind'))
    return database.migrateFirst(migrations.length);
  await database.migrate();
  for (const table of MOVED) await assertEmpty(database.db, getTableName(table));
  if (earlier) {
    throw new BadBackup(
      'The target was prepared by this version and the backup by an earlier one: take a database in which nothing was ever made.',
    );
  }
}

/** The journal that was backed up: a file of its name that the manifest does not name was held against nothing. */
const rootsOf = (folder: string, { parts }: Manifest) =>
  parts.some(({ path }) => path === JOURNAL) ? journalAt(join(folder, JOURNAL)).read() : [];

function doubtsOf(manifest: Manifest, verified: Verification, wrongFiles: string[]): string[] {
  const { events, newestRoot, missing } = manifest;
  const root = verified.newestRoot;
  return [
    ...(verified.events === events ? [] : [`${events} events were backed up, ${verified.events} are there.`]),
    ...(newestRoot?.root === root?.root ? [] : ['The newest daily root is not the one that was backed up.']),
    ...(verified.faults.length === 0
      ? []
      : [`The log is not whole: ${verified.faults.length} faults (npm run log:verify).`]),
    ...(wrongFiles.length === 0 ? [] : [`${wrongFiles.length} files did not arrive as they were.`]),
    ...(missing.length === 0
      ? []
      : [`${missing.length} files were missing already when the backup was made.`]),
  ];
}
