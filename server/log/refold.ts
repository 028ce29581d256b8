import { asc, eq } from 'drizzle-orm';
import { type Db, inTransaction } from '../db/open.ts';
import { event, refold } from '../db/schema.ts';
import { rebuildStream } from './mend.ts';

/** How many streams between two words about how far it is. */
const TOLD_EVERY = 100;

/**
 * Make everything that follows from the log anew, where a migration says that a rule has changed. All of it or nothing: a
 * start that is killed halfway leaves the old rows, and the next one begins again.
 */
export async function refoldIfDue(
  db: Db,
  provinceId: string,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const mine = eq(refold.provinceId, provinceId);
  if ((await db.$count(refold, mine)) === 0) return;
  await inTransaction(db, async (tx) => {
    const streams = await tx
      .selectDistinct({ stream: event.stream })
      .from(event)
      .where(eq(event.provinceId, provinceId))
      .orderBy(asc(event.stream));
    for (const [i, { stream }] of streams.entries()) {
      if (i % TOLD_EVERY === 0) progress(i, streams.length);
      await rebuildStream(tx, { provinceId, stream });
    }
    await tx.delete(refold).where(mine);
  });
}
