import { asc, eq } from 'drizzle-orm';
import type { Services } from '../../server/context.ts';
import type { Db } from '../../server/db/open.ts';
import { event } from '../../server/db/schema.ts';
import { facetOf } from '../../server/log/facets.ts';
import type { Fault } from '../../server/log/fault.ts';
import { readHead, record } from '../../server/log/record.ts';
import type { Root } from '../../server/log/roots.ts';
import { verifyLog } from '../../server/log/verify.ts';
import { PROVINCE } from '../../server/province.ts';
import type { Day } from '../../shared/day.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { StreamId } from '../../shared/log/stream.ts';
import { TODAY } from './services.ts';

/** Record something as another process would: by its clock, and without telling anybody here. */
export async function say(
  { db, clock, provinceId }: Pick<Services, 'db' | 'clock' | 'provinceId'>,
  stream: StreamId,
  ...events: FacetEvent[]
): Promise<void> {
  for (const said of events) {
    const key = { provinceId, stream };
    const head = await readHead(db, key, facetOf(said));
    await record(db, key, head, [{ at: clock.now(), by: null, event: said }]);
  }
}

export const eventsOf = (db: Db, stream: string) =>
  db.select().from(event).where(eq(event.stream, stream)).orderBy(asc(event.seq));

interface Known {
  today?: Day;
  roots?: readonly Pick<Root, 'day' | 'root'>[];
}

export const verified = (db: Db, { today = TODAY, roots = [] }: Known = {}) =>
  verifyLog(db, PROVINCE, { today, roots });

/** What log:verify finds wrong; nothing when all is whole. */
export const faultsOf = async (db: Db, known: Known = {}): Promise<Fault[]> =>
  (await verified(db, known)).faults;
