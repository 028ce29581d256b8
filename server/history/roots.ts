import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { addDays, type Day, dayInHanoi } from '../../shared/day.ts';
import type { Services } from '../context.ts';
import type { Db } from '../db/open.ts';
import { event, logRoot } from '../db/schema.ts';
import { rootOf } from './chain.ts';

/** The end of each chain as it stood at the end of a day. */
export function headsOn(db: Db, provinceId: string, day: Day) {
  return db
    .selectDistinctOn([event.clusterId], { clusterId: event.clusterId, seq: event.seq, hash: event.hash })
    .from(event)
    .where(and(eq(event.provinceId, provinceId), lte(event.recordedOn, day)))
    .orderBy(event.clusterId, desc(event.seq));
}

/** Write the root of every finished day that has none yet, from the last one on (yesterday when there is none). */
export async function writeRoots(db: Db, provinceId: string, today: Day): Promise<Day[]> {
  const [last] = await db
    .select({ day: sql<Day>`max(${logRoot.day})::text` })
    .from(logRoot)
    .where(eq(logRoot.provinceId, provinceId));
  const written: Day[] = [];
  for (let day = last?.day ? addDays(last.day, 1) : addDays(today, -1); day < today; day = addDays(day, 1)) {
    const heads = await headsOn(db, provinceId, day);
    await db
      .insert(logRoot)
      .values({ provinceId, day, heads: heads.length, root: rootOf(heads) })
      .onConflictDoNothing();
    written.push(day);
  }
  return written;
}

const HOUR_MS = 3_600_000;
/** A day's root waits until a commit begun before midnight must be visible. */
const GRACE_MS = 5 * 60_000;

/** Keeps the daily roots: at start and every hour, whichever instance comes first. */
export function keepRoots({ db, clock, provinceId, log }: Services): { stop(): void } {
  const run = () =>
    writeRoots(db, provinceId, dayInHanoi(clock.now() - GRACE_MS)).catch((error: unknown) =>
      log.error({ err: error }, 'daily root failed'),
    );
  void run();
  const timer = setInterval(() => void run(), HOUR_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
