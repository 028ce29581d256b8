import { lt, sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { authSession } from '../db/schema.ts';

/** Sessions that have ended go, with the address and the browser they name. By the database's clock, which judges them. */
export async function purgeSessions(db: Db): Promise<void> {
  await db.delete(authSession).where(lt(authSession.expiresAt, sql`now()`));
}
