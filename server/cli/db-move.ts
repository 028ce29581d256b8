// npm run db:move -- --from data --to postgres://user@host/db   (or the other way round)

import { copyDatabase } from '../db/move.ts';
import { type Database, openDatabase } from '../db/open.ts';
import { command, option } from './open-here.ts';

const USAGE = 'Usage: npm run db:move -- --from <folder or postgres://…> --to <folder or postgres://…>';

const open = (place: string): Promise<Database> =>
  openDatabase(/^postgres(ql)?:/.test(place) ? { databaseUrl: place } : { dataDir: place });

command(async () => {
  const [from, to] = [option('from'), option('to')];
  if (!from || !to || from === to) throw new Error(USAGE);
  const source = await open(from);
  const target = await open(to);
  await target.migrate();
  const copied = await copyDatabase(source.db, target.db);
  for (const [table, rows] of Object.entries(copied))
    process.stdout.write(`${String(rows).padStart(9)}  ${table}\n`);
  await source.close();
  await target.close();
});
