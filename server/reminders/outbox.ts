import { and, eq, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { addDays, type Day, isoInstant } from '../../shared/day.ts';
import type { Lang } from '../../shared/i18n/format.ts';
import { persons } from '../../shared/people/person.ts';
import type { Digest, LetterState } from '../../shared/reminders/digest.ts';
import type { Reading } from '../context.ts';
import { reminderDigest, reminderLetter } from '../db/schema.ts';
import { readStates } from '../log/read.ts';

/**
 * The letters that are to be sent (docs/decisions/017). Every step is one conditional statement on one row, so that of
 * several processes one makes it, and each is on disk before what it announces happens.
 */
export interface Claimed {
  person: string;
  day: Day;
  address: string;
  lang: Lang;
  said: Digest;
  attempts: number;
  /** By which this process shows that the letter is still its own. */
  claim: string;
}

/** A claim ends by itself: its process may have been killed. */
export const CLAIM_MS = 10 * 60_000;
/** A letter is tried for this many days after its own. */
const TRIED_DAYS = 1;
/** No letter waits longer for its next try. */
const LONGEST_MS = 30 * 60_000;
const SHORTEST_MS = 60_000;

const here = ({ provinceId }: Pick<Reading, 'provinceId'>): SQL => eq(reminderLetter.provinceId, provinceId);

/**
 * What processes that are no more have left: a claimed letter had not left, so it waits again; one that was being handed
 * over may have arrived, so it is not sent again. And what has been tried for too long is given up.
 */
export async function tidyOutbox(reading: Reading): Promise<void> {
  const { db, clock } = reading;
  const [now, since] = [isoInstant(clock.now()), isoInstant(clock.now())];
  const over = lte(reminderLetter.next, now);
  await db
    .update(reminderLetter)
    .set({ state: 'waiting', since, claim: null, answer: 'its process ended before it left' })
    .where(and(here(reading), eq(reminderLetter.state, 'claimed'), over));
  await db
    .update(reminderLetter)
    .set({ state: 'unknown', since, claim: null, answer: 'its process ended while it was handed over' })
    .where(and(here(reading), eq(reminderLetter.state, 'handing_over'), over));
  await db
    .update(reminderLetter)
    .set({ state: 'given_up', since })
    .where(
      and(
        here(reading),
        eq(reminderLetter.state, 'waiting'),
        lt(reminderLetter.day, addDays(clock.today(), -TRIED_DAYS)),
      ),
    );
}

/** Takes up to `most` letters that are due; nobody waits for another process, which takes others. */
export async function claimLetters(reading: Reading, claim: string, most: number): Promise<Claimed[]> {
  const { db, clock, provinceId } = reading;
  const now = clock.now();
  const due = db
    .select({ person: reminderLetter.person, day: reminderLetter.day })
    .from(reminderLetter)
    .where(
      and(
        here(reading),
        eq(reminderLetter.state, 'waiting'),
        lte(reminderLetter.day, clock.today()),
        // Further ahead than anybody puts it: a clock that ran ahead has.
        or(
          lte(reminderLetter.next, isoInstant(now)),
          sql`${reminderLetter.next} > ${isoInstant(now + 2 * LONGEST_MS)}`,
        ),
      ),
    )
    .orderBy(reminderLetter.next, reminderLetter.person)
    .limit(most)
    .for('update', { skipLocked: true });
  const taken = await db
    .update(reminderLetter)
    .set({
      state: 'claimed',
      claim,
      since: isoInstant(now),
      next: isoInstant(now + CLAIM_MS),
      attempts: sql`${reminderLetter.attempts} + 1`,
    })
    .where(
      and(
        here(reading),
        eq(reminderLetter.state, 'waiting'),
        sql`(${reminderLetter.person}, ${reminderLetter.day}) in (${due})`,
      ),
    )
    .returning({ person: reminderLetter.person });
  if (taken.length === 0) return [];
  const letters = await readClaimed(reading, claim);
  return withoutClosed(reading, letters, provinceId);
}

const readClaimed = ({ db, provinceId }: Reading, claim: string): Promise<Claimed[]> =>
  db
    .select({
      person: reminderLetter.person,
      day: reminderLetter.day,
      address: reminderLetter.address,
      lang: reminderLetter.lang,
      said: reminderDigest.said,
      attempts: reminderLetter.attempts,
      claim: sql<string>`${reminderLetter.claim}`,
    })
    .from(reminderLetter)
    .innerJoin(
      reminderDigest,
      and(
        eq(reminderDigest.provinceId, reminderLetter.provinceId),
        eq(reminderDigest.person, reminderLetter.person),
        eq(reminderDigest.day, reminderLetter.day),
      ),
    )
    .where(and(eq(reminderLetter.provinceId, provinceId), eq(reminderLetter.claim, claim)))
    .orderBy(reminderLetter.person);

/** Whose account was closed meanwhile is told nothing any more. */
async function withoutClosed(reading: Reading, letters: Claimed[], provinceId: string): Promise<Claimed[]> {
  const streams = letters.map(({ person }) => `person:${person}`);
  const known = await readStates(reading.db, persons, { provinceId, streams });
  const closed = letters.filter(({ person }) => known.get(`person:${person}`)?.open !== true);
  for (const letter of closed) await settle(reading, letter, { state: 'given_up', answer: 'account closed' });
  return letters.filter((letter) => !closed.includes(letter));
}

const own = (reading: Reading, { person, day, claim }: Claimed, ...states: LetterState[]) =>
  and(
    here(reading),
    eq(reminderLetter.person, person),
    eq(reminderLetter.day, day),
    eq(reminderLetter.claim, claim),
    inArray(reminderLetter.state, states),
  );

/** From here on the letter may have arrived. False: it is not this process's any more. */
export async function beginHandingOver(reading: Reading, letter: Claimed): Promise<boolean> {
  const { db, clock } = reading;
  const now = clock.now();
  const mine = await db
    .update(reminderLetter)
    .set({ state: 'handing_over', since: isoInstant(now), next: isoInstant(now + CLAIM_MS) })
    .where(own(reading, letter, 'claimed'))
    .returning({ person: reminderLetter.person });
  return mine.length > 0;
}

interface End {
  state: Extract<LetterState, 'sent' | 'unknown' | 'refused' | 'given_up'>;
  answer: string;
}

/** That is how it stands for good. */
export async function settle(reading: Reading, letter: Claimed, { state, answer }: End): Promise<void> {
  await reading.db
    .update(reminderLetter)
    .set({ state, answer, claim: null, since: isoInstant(reading.clock.now()) })
    .where(own(reading, letter, 'claimed', 'handing_over'));
}

/** It has surely not arrived: it waits for another try, each time longer. `spent`: this one counts as a try. */
export async function putBack(
  reading: Reading,
  letter: Claimed,
  { answer, spent }: { answer: string | null; spent: boolean },
): Promise<void> {
  const now = reading.clock.now();
  const attempts = spent ? letter.attempts : letter.attempts - 1;
  const pause = spent ? Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (attempts - 1)) : 0;
  await reading.db
    .update(reminderLetter)
    .set({
      state: 'waiting',
      claim: null,
      attempts,
      since: isoInstant(now),
      next: isoInstant(now + pause),
      ...(answer === null ? {} : { answer }),
    })
    .where(own(reading, letter, 'claimed', 'handing_over'));
}
