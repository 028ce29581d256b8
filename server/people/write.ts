import { and, eq, ne } from 'drizzle-orm';
import { isoInstant } from '../../shared/day.ts';
import { hashPassword } from '../auth.ts';
import type { Db } from '../db/open.ts';
import { authAccount, authSession, authUser, authVerification } from '../db/schema.ts';
import { CREDENTIAL } from './entry.ts';

interface User {
  personId: string;
  name: string;
  username: string;
}

/** An account without a password. The e-mail is a stand-in: better-auth asks for one, nothing is ever sent to it. */
export async function createUser(tx: Db, { personId: id, name, ...user }: User, now: number): Promise<void> {
  // The sign-in library looks names up in lower case.
  const username = user.username.toLowerCase();
  await tx.insert(authUser).values({
    id,
    name,
    username,
    displayUsername: username,
    email: `${username}@accounts.invalid`,
    emailVerified: false,
    createdAt: new Date(isoInstant(now)),
    updatedAt: new Date(isoInstant(now)),
  });
}

/** Let a person sign in. */
export async function createAccount(
  tx: Db,
  { password, ...user }: User & { password: string },
  now: number,
): Promise<void> {
  await createUser(tx, user, now);
  await replacePassword(tx, user.personId, password, now);
}

/** Another password for an account, and the end of all its sessions: whoever knew the old one is out. */
export async function replacePassword(
  tx: Db,
  personId: string,
  password: string,
  now: number,
): Promise<void> {
  await deleteSessions(tx, personId);
  await keepPassword(tx, personId, password, now);
}

/** In place of the password there was; sessions go on, and so does what the city's provider vouches for. */
export async function keepPassword(tx: Db, personId: string, password: string, now: number): Promise<void> {
  const moment = new Date(isoInstant(now));
  await dropPassword(tx, personId);
  await tx.insert(authAccount).values({
    id: `${personId}:password`,
    userId: personId,
    accountId: personId,
    providerId: CREDENTIAL,
    password: await hashPassword(password),
    createdAt: moment,
    updatedAt: moment,
  });
}

async function dropPassword(tx: Db, personId: string): Promise<void> {
  await tx
    .delete(authAccount)
    .where(and(eq(authAccount.userId, personId), eq(authAccount.providerId, CREDENTIAL)));
}

/** Takes away the password and every session of a person. Whom the city's provider knows it vouches for as before. */
export async function deletePassword(tx: Db, personId: string): Promise<void> {
  await dropPassword(tx, personId);
  await deleteSessions(tx, personId);
}

/** Takes away every way in: the password, the provider's word and every session of a person. */
export async function deleteAccess(tx: Db, personId: string): Promise<void> {
  await tx.delete(authAccount).where(eq(authAccount.userId, personId));
  await deleteSessions(tx, personId);
}

/**
 * Ends every session of a person, and every sign-in that waits for the code of a second factor; `but`: the session that
 * goes on, by its token. Answers the tokens of those that ended.
 */
export async function deleteSessions(tx: Db, personId: string, but?: string): Promise<string[]> {
  // The sign-in library keeps such a sign-in under a name by chance; its value is the person.
  await tx.delete(authVerification).where(eq(authVerification.value, personId));
  const others = but === undefined ? undefined : ne(authSession.token, but);
  const ended = await tx
    .delete(authSession)
    .where(and(eq(authSession.userId, personId), others))
    .returning({ token: authSession.token });
  return ended.map(({ token }) => token);
}

/** End a session for good. */
export async function deleteSession(db: Db, token: string): Promise<void> {
  await db.delete(authSession).where(eq(authSession.token, token));
}
