import type { Db } from '../../server/db/open.ts';
import * as schema from '../../server/db/schema.ts';
import { PROVINCE } from '../../server/province.ts';
import { PERSONS } from './services.ts';

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

/** A digest with a letter that is still to be sent, and how its person wants it. */
export async function remindedOf(db: Db): Promise<void> {
  const [at, day] = ['2025-03-31T00:00:00.000Z', '2025-03-31'];
  const mine = { provinceId: PROVINCE, person: PERSONS.manager };
  const choice = { address: 'an@example.vn', lang: 'vi' } as const;
  const said = {
    notices: [],
    waits: { returned: 1, overdue: 0, waiting: 0, asked: 0, requests: 0, missed: 0, pauses: 0 },
  };
  await db.insert(schema.reminderRun).values({ provinceId: PROVINCE, day, at });
  await db.insert(schema.reminderNotice).values({ ...mine, kind: 'overdue', about: 'HN-058', day });
  await db.insert(schema.reminderDigest).values({ ...mine, day, said });
  const stands = { state: 'waiting', since: at, next: at, attempts: 0 } as const;
  await db.insert(schema.reminderLetter).values({ ...mine, day, ...choice, ...stands });
  await db.insert(schema.reminderChoice).values({ ...mine, mail: true, ...choice });
}
