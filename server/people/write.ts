import { eq } from 'drizzle-orm';
import { isoInstant } from '../../shared/day.ts';
import { hashPassword } from '../auth.ts';
import type { Db } from '../db/open.ts';
import { authAccount, authSession, authUser } from '../db/schema.ts';

/** Let a person sign in. The e-mail is a stand-in: better-auth asks for one, nothing is ever sent to it. */
export async function createAccount(
  tx: Db,
  account: { personId: string; name: string; username: string; password: string },
  now: number,
): Promise<void> {
  const stamp = { createdAt: new Date(isoInstant(now)), updatedAt: new Date(isoInstant(now)) };
  const { personId: id, name } = account;
  // The sign-in library looks names up in lower case.
  const username = account.username.toLowerCase();
  await tx.insert(authUser).values({
    id,
    name,
    username,
    displayUsername: username,
    email: `${username}@accounts.invalid`,
    emailVerified: false,
    ...stamp,
  });
  await tx.insert(authAccount).values({
    id: `${id}:password`,
    userId: id,
    accountId: id,
    providerId: 'credential',
    password: await hashPassword(account.password),
    ...stamp,
  });
}

/** Another password for an account, and the end of all its sessions: whoever knew the old one is out. */
export async function replacePassword(
  tx: Db,
  personId: string,
  password: string,
  now: number,
): Promise<void> {
  const moment = new Date(isoInstant(now));
  await deleteAccess(tx, personId);
  await tx.insert(authAccount).values({
    id: `${personId}:password`,
    userId: personId,
    accountId: personId,
    providerId: 'credential',
    password: await hashPassword(password),
    createdAt: moment,
    updatedAt: moment,
  });
}

/** Takes away the password and every session of a person. */
export async function deleteAccess(tx: Db, personId: string): Promise<void> {
  await tx.delete(authAccount).where(eq(authAccount.userId, personId));
  await tx.delete(authSession).where(eq(authSession.userId, personId));
}

/** End a session for good. */
export async function deleteSession(db: Db, token: string): Promise<void> {
  await db.delete(authSession).where(eq(authSession.token, token));
}
