import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from './open.ts';

/** What the database's clock shows, in epoch milliseconds. */
export async function databaseNow(db: Db): Promise<number> {
  const [row] = await rowsOf<{ now: number }>(
    db,
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  );
  if (!row) throw new Error('the database does not tell the time');
  return row.now;
}
