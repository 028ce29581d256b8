import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll } from 'vitest';
import { drawnNames } from '../../seeds/drawn-photos.ts';
import { type Made, type Making, makeBackup, type Source } from '../../server/backup/make.ts';
import { MANIFEST, type Manifest, tableFile } from '../../server/backup/manifest.ts';
import { type Restored, restoreBackup } from '../../server/backup/restore.ts';
import { type Database, rowsOf } from '../../server/db/open.ts';
import { event } from '../../server/db/schema.ts';
import { diskStore } from '../../server/files/disk.ts';
import { createFiles, FILES_MAX_MB, type Files, limitsFor } from '../../server/files/files.ts';
import { journalAt } from '../../server/log/journal.ts';
import { PROVINCE } from '../../server/province.ts';
import { TODAY } from './services.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ccn-backup-'));
  folders.push(folder);
  return folder;
}

/** Files in a folder of their own, without the pictures that are drawn. */
export function filesIn(folder = temporaryFolder()): Files {
  return createFiles({ folder, limits: limitsFor(FILES_MAX_MB), store: diskStore(folder) });
}

const isDrawn = drawnNames();

/** A backup of a demonstration, as the command makes it; `second` of the minute sets them apart. */
export function backUp(
  source: Pick<Source, 'database' | 'store' | 'journal'>,
  { second = 0, to = temporaryFolder(), keep = null }: Partial<Making> & { second?: number } = {},
): Promise<Made> {
  const two = String(second).padStart(2, '0');
  return makeBackup(
    {
      ...source,
      provinceId: PROVINCE,
      program: '0.0.0-test',
      installation: 'demonstration',
      isDrawn,
      settings: 'PORT="3000"\n',
    },
    {
      to,
      keep,
      at: { iso: `2025-04-01T03:15:${two}Z`, stamp: `20250401T0315${two}Z` },
      progress: () => undefined,
    },
  );
}

/** Restored into a database, which stays open when this is through. */
export function restoreInto(
  database: Database,
  folder: string,
  { files = filesIn(), journal = journalAt(join(temporaryFolder(), 'roots.jsonl')), today = TODAY } = {},
): Promise<Restored> {
  return restoreBackup(folder, {
    open: () => Promise.resolve({ ...database, close: () => Promise.resolve() }),
    provinceId: PROVINCE,
    files,
    journal,
    today: () => Promise.resolve(today),
    progress: () => undefined,
  });
}

/** A table of a backup written in another way, with the manifest that fits: as another version would have made it. */
export function rewriteTable(
  folder: string,
  table: string,
  change: (lines: string[]) => string[] | null,
): void {
  const manifest = manifestOf(folder);
  const file = join(folder, tableFile(table));
  const lines = change(gunzipSync(readFileSync(file)).toString().trimEnd().split('\n'));
  const others = manifest.parts.filter(({ path }) => path !== tableFile(table));
  if (!lines) {
    const tables = manifest.tables.filter(({ name }) => name !== table);
    return writeManifest(folder, { ...manifest, tables, parts: others });
  }
  const packed = gzipSync(`${lines.join('\n')}\n`);
  writeFileSync(file, packed);
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const rows = lines.slice(1).reduce((sum, page) => sum + (JSON.parse(page) as unknown[]).length, 0);
  writeManifest(folder, {
    ...manifest,
    tables: manifest.tables.map((one) => (one.name === table ? { ...one, rows } : one)),
    parts: [...others, { path: tableFile(table), bytes: packed.length, sha256 }],
  });
}

export const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
export const writeManifest = (folder: string, manifest: Manifest): void =>
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest));

/** Every event of a database, as text, without the numbers that are of a database server. */
export const eventsIn = async ({ db }: Pick<Database, 'db'>): Promise<string[]> =>
  (
    await rowsOf<{ row: string }>(
      db,
      sql`select (to_jsonb(t) - 'xid')::text as row from ${event} t order by stream, seq`,
    )
  ).map(({ row }) => row);

/** A backup as the version before the last migration would have made it; `target` is brought up to that version. */
export async function asEarlier(folder: string, target: Database): Promise<void> {
  const manifest = manifestOf(folder);
  const earlier = manifest.migrations.slice(0, -1);
  await target.migrateFirst(earlier.length);
  const columns = await rowsOf<{ table: string; names: string[] }>(
    target.db,
    sql`select table_name as table, array_agg(column_name::text) as names from information_schema.columns
      where table_schema = 'public' group by 1`,
  );
  const known = new Map(columns.map(({ table, names }) => [table, names]));
  const isNewFacet = manifest.tables.some(({ name }) => name.endsWith('_day') && !known.has(name));
  const refold = JSON.stringify([{ province_id: PROVINCE, why: 'a rule has changed' }]);
  for (const { name } of manifest.tables) {
    rewriteTable(folder, name, ([head = '[]', ...pages]) => {
      const had = known.get(name);
      const names = (JSON.parse(head) as string[]).filter((column) => had?.includes(column));
      // A facet that came with the last version has its rows made anew, as that version's migration would ask for.
      const rows = name === 'refold' && isNewFacet ? [refold] : pages;
      return had ? [JSON.stringify(names), ...rows] : null;
    });
  }
  writeManifest(folder, { ...manifestOf(folder), migrations: earlier });
}
