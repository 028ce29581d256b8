import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { getTableName } from 'drizzle-orm';
import { z } from 'zod';
import { assertEmpty, MOVED } from '../db/move.ts';
import type { Db } from '../db/open.ts';
import { columnsOf, insertPage, pagesOf } from '../db/pages.ts';
import { BadBackup, type Manifest, type Part, tableFile } from './manifest.ts';
import { writePart } from './parts.ts';

export type Progress = (said: string) => void;

/** Every table of a moment; `db` is a transaction that sees one. */
export async function writeTables(
  db: Db,
  folder: string,
  progress: Progress,
): Promise<{ tables: Manifest['tables']; parts: Part[] }> {
  const [tables, parts]: [Manifest['tables'], Part[]] = [[], []];
  for (const table of MOVED) {
    const name = getTableName(table);
    let rows = 0;
    async function* lines() {
      yield `${JSON.stringify(columnsOf(table))}\n`;
      for await (const page of pagesOf(db, table)) {
        rows += page.rows;
        // The database sets rows apart with a line end; one within a text is written as \n.
        yield `${page.body.replaceAll('\n', ' ')}\n`;
        if (rows > page.rows) progress(`${name}: ${rows} rows`);
      }
    }
    parts.push(await writePart(folder, tableFile(name), Readable.from(lines()), createGzip()));
    tables.push({ name, rows });
  }
  return { tables, parts };
}

const columnNames = z.array(z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)).min(1);

/** Into an empty database of the version that was backed up; fails when another number of rows arrives. */
export async function loadTables(
  db: Db,
  folder: string,
  { tables, progress }: { tables: Manifest['tables']; progress: Progress },
): Promise<void> {
  for (const { name, rows } of tables) {
    await assertEmpty(db, name);
    let [columns, arrived]: [string[] | null, number] = [null, 0];
    const lines = createInterface({
      input: createReadStream(join(folder, tableFile(name))).pipe(createGunzip()),
    });
    for await (const line of lines) {
      if (!columns) {
        columns = columnNames.parse(JSON.parse(line));
        continue;
      }
      arrived += await insertPage(db, { name, columns }, line);
      if (arrived < rows) progress(`${name}: ${arrived} of ${rows} rows`);
    }
    if (arrived !== rows) throw new BadBackup(`${name}: ${rows} rows were backed up, ${arrived} arrived.`);
  }
}
