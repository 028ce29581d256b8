// npm run db:move -- --from data --to postgres://user@host/db   (or the other way round)
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertCurrent } from '../db/migrate.ts';
import { copyDatabase } from '../db/move.ts';
import { type Database, openDatabase } from '../db/open.ts';
import { command, options } from './open-here.ts';

const USAGE = 'Usage: npm run db:move -- --from <folder or postgres://…> --to <folder or postgres://…>';

const isUrl = (place: string): boolean => /^postgres(ql)?:/.test(place);

const open = (place: string): Promise<Database> =>
  openDatabase(isUrl(place) ? { databaseUrl: place } : { dataDir: place });

command(async () => {
  const { from, to } = options({ from: 'string', to: 'string' });
  if (!from || !to || from === to) throw new Error(USAGE);
  // A slip of the pen must not make an empty database where it points.
  if (!isUrl(from) && !existsSync(join(from, 'db'))) throw new Error(`There is no database in ${from}.`);
  const source = await open(from);
  try {
    await assertCurrent(source.db);
    const target = await open(to);
    try {
      await target.migrate();
      const copied = await copyDatabase(source.db, target.db);
      for (const [table, rows] of Object.entries(copied)) {
        process.stdout.write(`${String(rows).padStart(9)}  ${table}\n`);
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
});
