import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { ROOT } from '../root.ts';
import type { Db } from './open.ts';

export const MIGRATIONS = { migrationsFolder: join(ROOT, 'server/db/migrations') };

/** The database does not fit the program; the message says what to do. */
export class WrongVersion extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongVersion';
  }
}

/**
 * How a database stands to this program's migrations: none was ever applied, some are due, all are there, or it
 * holds some that this program does not know.
 */
export type Version = 'empty' | 'behind' | 'current' | 'first_release' | 'unknown';

/** The one migration of the release before the streams, whose log knew clusters only: nothing leads on from it. */
const FIRST_RELEASE = '84b4c35e7a93494f802023c78a4e995b760fceff6dfbbe83bd42210882d3bd38';

export async function versionOf(db: Db, program = ofThisProgram()): Promise<Version> {
  const applied = await appliedTo(db);
  const known = new Set(program);
  if (applied.length === 1 && applied[0] === FIRST_RELEASE) return 'first_release';
  if (applied.some((hash) => !known.has(hash))) return 'unknown';
  if (applied.length === 0) return 'empty';
  return applied.length < known.size ? 'behind' : 'current';
}

/** Hashes of this program's migrations, the first one first. */
export const ofThisProgram = (): string[] => readMigrationFiles(MIGRATIONS).map(({ hash }) => hash);

/** Hashes of the migrations that were applied, as drizzle's migrator keeps them. */
async function appliedTo(db: Db): Promise<string[]> {
  const rows = async <T>(statement: ReturnType<typeof sql>) =>
    ((await db.execute(statement)) as { rows: T[] }).rows;
  const [table] = await rows<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!table?.there) return [];
  const found = await rows<{ hash: string }>(sql`select hash from drizzle.__drizzle_migrations`);
  return found.map(({ hash }) => hash);
}

/** Bring a database up to this program. One that is ahead of it is left alone: an older program would break it. */
export async function migrateWith(db: Db, migrate: () => Promise<void>): Promise<void> {
  refuseUnknown(await versionOf(db));
  await migrate();
  // drizzle compares times only and would pass over a migration that is older than the last one applied.
  const reached = await versionOf(db);
  if (reached !== 'current') throw new WrongVersion(`The migrations did not all apply (${reached}).`);
}

/** Bring an empty database up to this program's first migrations only: to what a backup of an older version held. */
export async function migrateFirst(
  count: number,
  migrate: (from: typeof MIGRATIONS) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ccn-migrations-'));
  try {
    cpSync(MIGRATIONS.migrationsFolder, folder, { recursive: true });
    const path = join(folder, 'meta/_journal.json');
    const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: unknown[] };
    writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
    await migrate({ migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuseUnknown(version: Version): void {
  if (version === 'first_release') {
    throw new WrongVersion(
      'This database is of the first release, whose log cannot be carried over; nothing but the demonstration can be ' +
        'in it. Start with another DATA_DIR or an empty database, or remove this one. Nothing was changed.',
    );
  }
  if (version !== 'unknown') return;
  throw new WrongVersion(
    'This database was prepared by a newer (or another) version of this program. Start that version, or restore a ' +
      'backup that was made before it. Nothing was changed.',
  );
}

/** For what must not change a database: it has to be at this program's version already. */
export async function assertCurrent(db: Db): Promise<void> {
  const version = await versionOf(db);
  refuseUnknown(version);
  if (version === 'empty') throw new WrongVersion('This database is empty: run `npm start` once.');
  if (version === 'behind') {
    throw new WrongVersion(
      'This database is of an older version of this program. Make a backup, then run `npm start` once, which brings it up.',
    );
  }
}
