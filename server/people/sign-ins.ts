import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { isoInstant } from '../../shared/day.ts';
import { networkOf, type SignInOutcome } from '../../shared/people/signing-in.ts';
import type { Services } from '../context.ts';
import type { Db } from '../db/open.ts';
import { authUser, signIn } from '../db/schema.ts';
import { withoutValues } from '../log.ts';

type Keeping = Pick<Services, 'db' | 'clock' | 'provinceId' | 'log'>;

/** For this long it is remembered who signed in. */
const KEPT_MS = 400 * 24 * 3_600_000;

interface Try {
  /** By what was typed, where it is the name of an account; or by the person. */
  who: { username: string } | { person: string };
  outcome: SignInOutcome;
  address: string | undefined;
}

/** Remembers how a try to sign in ended. Nobody is kept out, or in, because it could not be written. */
export async function rememberSignIn(
  { db, clock, provinceId, log }: Keeping,
  { who, outcome, address }: Try,
): Promise<void> {
  try {
    const person = 'person' in who ? who.person : await personNamed(db, who.username);
    await db.insert(signIn).values({
      provinceId,
      id: uuidv7(),
      at: isoInstant(clock.now()),
      person,
      outcome,
      network: networkOf(address),
    });
  } catch (error) {
    log.error({ err: withoutValues(error) }, 'a sign-in could not be remembered');
  }
}

/** Who has an account by this name; null: nobody, and what was typed is not kept. */
export async function personNamed(db: Db, username: string): Promise<string | null> {
  const [found] = await db
    .select({ id: authUser.id })
    .from(authUser)
    .where(eq(authUser.username, username.toLowerCase()));
  return found?.id ?? null;
}

/** When each person signed in last, as an instant. */
export async function lastSignIns(db: Db, provinceId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectDistinctOn([signIn.person], { person: signIn.person, at: signIn.at })
    .from(signIn)
    .where(and(eq(signIn.provinceId, provinceId), inArray(signIn.outcome, ['signed_in', 'link', 'factor'])))
    .orderBy(signIn.person, desc(signIn.at));
  return new Map(rows.flatMap(({ person, at }) => (person === null ? [] : [[person, isoInstant(at)]])));
}

/** What is older than is kept goes. */
export async function purgeSignIns({ db, clock, provinceId }: Omit<Keeping, 'log'>): Promise<void> {
  const before = isoInstant(clock.now() - KEPT_MS);
  await db.delete(signIn).where(and(eq(signIn.provinceId, provinceId), lt(signIn.at, before)));
}
