import { and, asc, eq, sql } from 'drizzle-orm';
import { addDays, type Day, dayInHanoi } from '../../shared/day.ts';
import type { Services } from '../context.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { event, facetHead, logRoot } from '../db/schema.ts';
import { withoutValues } from '../log.ts';
import type { Journal } from './journal.ts';
import { takenBack } from './mends.ts';
import { rootOf, type StreamEnd } from './seal.ts';

/** The end of each chain as it stood at the end of a day. */
export const endsOn = (db: Db, provinceId: string, day: Day): Promise<StreamEnd[]> =>
  rowsOf<StreamEnd>(
    db,
    sql`select s.stream, e.seq, e.hash
      from (select distinct ${facetHead.stream} as stream from ${facetHead}
        where ${facetHead.provinceId} = ${provinceId}) s
      cross join lateral (select ${event.seq} as seq, ${event.hash} as hash from ${event}
        where ${event.provinceId} = ${provinceId} and ${event.stream} = s.stream and ${event.recordedOn} <= ${day}
        order by ${event.seq} desc limit 1) e
      order by s.stream`,
  );

export interface Root {
  day: Day;
  streams: number;
  root: string;
}

export const readRoots = (db: Db, provinceId: string): Promise<Root[]> =>
  db
    .select({ day: logRoot.day, streams: logRoot.streams, root: logRoot.root })
    .from(logRoot)
    .where(eq(logRoot.provinceId, provinceId))
    .orderBy(asc(logRoot.day));

export async function rootOn(db: Db, provinceId: string, day: Day): Promise<Root> {
  const ends = await endsOn(db, provinceId, day);
  return { day, streams: ends.length, root: rootOf(ends) };
}

/** What the journal outside the database knows better: somebody has rewritten the past, or taken a root away. */
export class JournalDisagrees extends Error {
  constructor(day: Day) {
    super(`the root of ${day} is not the one in the journal: run npm run log:verify`);
    this.name = 'JournalDisagrees';
  }
}

/** The day on which this installation was filled: before it nothing was sealed. */
export async function installedOn(db: Db, provinceId: string): Promise<Day | null> {
  const [found] = await db
    .select({ on: sql<Day | null>`min(${event.recordedOn})::text` })
    .from(event)
    .where(and(eq(event.provinceId, provinceId), eq(event.facet, 'settings')));
  return found?.on ?? null;
}

/** Write the root of every finished day that has none yet, from the last one on. */
export async function writeRoots(
  db: Db,
  { provinceId, today, journal }: { provinceId: string; today: Day; journal: Journal | null },
): Promise<Day[]> {
  const known = await readRoots(db, provinceId);
  const last = known.at(-1);
  const excused = await takenBack(db, provinceId);
  const lines = journal?.read().filter((line) => !excused.has(`${line.day} ${line.root}`)) ?? [];
  const kept = new Map(lines.map((line) => [line.day, line.root]));
  for (const { day, root } of known) {
    // Sealing the next day over it would make it look whole.
    if (kept.has(day) && kept.get(day) !== root) throw new JournalDisagrees(day);
  }
  const written: Day[] = [];
  const first = last ? addDays(last.day, 1) : ((await installedOn(db, provinceId)) ?? addDays(today, -1));
  for (let day = first; day < today; day = addDays(day, 1)) {
    const root = await rootOn(db, provinceId, day);
    // Sealing a rewritten past anew would make it look whole.
    if (kept.has(day) && kept.get(day) !== root.root) throw new JournalDisagrees(day);
    await db
      .insert(logRoot)
      .values({ provinceId, ...root })
      .onConflictDoNothing();
    written.push(day);
  }
  // Another process may have written one, or this one was stopped before it could: what is missing is added.
  if (journal) {
    for (const root of await readRoots(db, provinceId)) {
      if (!kept.has(root.day)) journal.append(root);
    }
  }
  return written;
}

/** Days that have not happened cannot be sealed: roots that a wrong clock has left, to be taken away by log:mend. */
export const removeEarlyRoots = (db: Db, provinceId: string, today: Day) =>
  db
    .delete(logRoot)
    .where(and(eq(logRoot.provinceId, provinceId), sql`${logRoot.day} >= ${today}`))
    .returning({ day: logRoot.day, root: logRoot.root });

const MINUTE_MS = 60_000;
/** A day's root waits until whoever stamped something before midnight has surely begun to write it. */
const GRACE_MS = 5 * MINUTE_MS;

/**
 * Seals days once nothing can come into them any more: five minutes past midnight, and after every transaction has
 * ended that was open then, however long it takes.
 */
export function createSealer({
  db,
  clock,
  provinceId,
  journal,
}: Pick<Services, 'db' | 'clock' | 'provinceId' | 'journal'>) {
  let waitingFor: { today: Day; transaction: bigint } | null = null;
  let done: Day | null = null;
  return async (): Promise<Day[]> => {
    const today = dayInHanoi(clock.now() - GRACE_MS);
    if (done === today) return [];
    const [open] = await rowsOf<{ first: string; next: string }>(
      db,
      // A number of its own: every transaction that is open now has a lower one. (The snapshot's xmax is one past the
      // last that has ended, and those open may lie beyond it.)
      sql`select pg_snapshot_xmin(pg_current_snapshot())::text as first, pg_current_xact_id()::text as next`,
    );
    if (!open) return [];
    if (waitingFor?.today !== today) waitingFor = { today, transaction: BigInt(open.next) };
    if (BigInt(open.first) < waitingFor.transaction) return [];
    const written = await writeRoots(db, { provinceId, today, journal });
    done = today;
    return written;
  };
}

/** Keeps the daily roots: at start and every minute, whichever process comes first. */
export function keepRoots(services: Services): { stop(): void } {
  const seal = createSealer(services);
  const run = () =>
    seal().catch((error: unknown) => services.log.error({ err: withoutValues(error) }, 'daily root failed'));
  void run();
  const timer = setInterval(() => void run(), MINUTE_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
