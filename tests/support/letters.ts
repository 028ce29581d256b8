import { asc } from 'drizzle-orm';
import type { Db } from '../../server/db/open.ts';
import { reminderDigest, reminderLetter } from '../../server/db/schema.ts';
import { PROVINCE } from '../../server/province.ts';
import { type Day, instantInHanoi, isoInstant } from '../../shared/day.ts';
import type { Digest, LetterState } from '../../shared/reminders/digest.ts';
import { OWN, PERSONS, TODAY } from './services.ts';

/** Eight in the morning of the demonstration's first day: letters are due. */
export const EIGHT = instantInHanoi(TODAY, 8);
export const PEOPLE = [PERSONS.manager, PERSONS.committee, PERSONS.department];
export const addressOf = (person: string) => `${person}@example.vn`;

const SAID: Digest = {
  notices: [
    {
      kind: 'overdue',
      about: `${OWN} infrastructure_completed 2025-03`,
      code: OWN,
      name: 'Cụm công nghiệp <Liên Hà> 2',
      milestone: 'infrastructure_completed',
      on: '2025-03',
      period: null,
      cause: null,
    },
  ],
  waits: { returned: 0, overdue: 2, waiting: 0, asked: 0, requests: 0, missed: 0, pauses: 0 },
};

/** Digests of a day that are to go out to some people. */
export async function written(db: Db, people: readonly string[] = PEOPLE, day: Day = TODAY): Promise<void> {
  const at = isoInstant(EIGHT);
  for (const person of people) {
    await db.insert(reminderDigest).values({ provinceId: PROVINCE, person, day, said: SAID });
    await db.insert(reminderLetter).values({
      provinceId: PROVINCE,
      person,
      day,
      address: addressOf(person),
      lang: 'vi',
      state: 'waiting',
      since: at,
      next: at,
      attempts: 0,
    });
  }
}

export const statesOf = async (db: Db): Promise<Record<string, LetterState>> => {
  const rows = await db.select().from(reminderLetter).orderBy(asc(reminderLetter.person));
  return Object.fromEntries(rows.map(({ person, state }) => [person, state]));
};
