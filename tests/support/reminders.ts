import type { Db } from '../../server/db/open.ts';
import * as schema from '../../server/db/schema.ts';

/** As before the first digest. */
export async function forgetAll(db: Db): Promise<void> {
  for (const table of [
    schema.reminderRun,
    schema.reminderNotice,
    schema.reminderDigest,
    schema.reminderLetter,
    schema.reminderChoice,
  ])
    await db.delete(table);
}
