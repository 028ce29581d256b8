// npm run db:move -- --from data --to postgres://user@host/db   (or the other way round)
import { assertCurrent } from '../db/migrate.ts';
import { copyDatabase } from '../db/move.ts';
import { type Database, openDatabase } from '../db/open.ts';
import { command, options } from './open-here.ts';
import { isUrl, wrongPlaces } from './places.ts';

const USAGE = 'Usage: npm run db:move -- --from <folder or postgres://…> --to <folder or postgres://…>';

const open = (place: string): Promise<Database> =>
  openDatabase(isUrl(place) ? { databaseUrl: place } : { dataDir: place });

command(async () => {
  const { from, to } = options({ from: 'string', to: 'string' });
  if (!from || !to || from === to) throw new Error(USAGE);
  const wrong = wrongPlaces(from, to);
  if (wrong !== null) throw new Error(wrong);
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
