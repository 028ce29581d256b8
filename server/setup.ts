import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { loadDemonstration } from '../seeds/demonstration.ts';
import { DEMO_START } from '../seeds/reports.ts';
import { daysBetween } from '../shared/day.ts';
import { type Clock, shiftedClock, systemClock } from './clock.ts';
import { type Db, inTransaction } from './db/open.ts';
import { setting } from './db/schema.ts';

/** What a database is, decided once when it is filled and kept in it. */
const identity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('real') }),
  z.object({ kind: z.literal('demonstration'), shiftDays: z.int() }),
]);
export type Identity = z.infer<typeof identity>;

const KEY = 'identity';

export async function readIdentity(db: Db): Promise<Identity | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(sql`${setting.key} = ${KEY}`);
  return row ? identity.parse(row.value) : null;
}

/** Give an empty database its content and its identity; a filled one keeps what it has. */
export async function setUp(
  db: Db,
  wanted: Identity['kind'],
  progress?: (done: number, of: number) => void,
): Promise<Identity> {
  const known = await readIdentity(db);
  if (known) return known;
  const fresh: Identity =
    wanted === 'real'
      ? { kind: 'real' }
      : { kind: 'demonstration', shiftDays: daysBetween(systemClock.today(), DEMO_START) };
  // One transaction: a start that is killed halfway leaves the database empty, and the next one fills it.
  await inTransaction(db, async (tx) => {
    if (fresh.kind === 'demonstration') await loadDemonstration(tx, progress);
    await tx.insert(setting).values({ key: KEY, value: fresh });
  });
  return fresh;
}

/** The demonstration's clock is the real one moved by a constant, so that its days pass normally. */
export const clockOf = (known: Identity): Clock =>
  known.kind === 'demonstration' ? shiftedClock(known.shiftDays) : systemClock;
