import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { streamOf } from '../../shared/log/stream.ts';
import type { Db } from '../db/open.ts';
import { authAccount, authUser, facetHead } from '../db/schema.ts';
import { PROVINCE } from '../province.ts';

/** The name under which the city's provider is known to the sign-in library. */
export const PROVIDER = 'oidc';
/** Under this one it keeps a password. */
export const CREDENTIAL = 'credential';

/** Whether somebody has set a password, and it was not taken away. */
export const hasPassword = async (db: Db, personId: string): Promise<boolean> =>
  (await db.$count(
    authAccount,
    and(eq(authAccount.userId, personId), eq(authAccount.providerId, CREDENTIAL)),
  )) > 0;

/** Whether somebody's account is open: asked whenever a session begins, whoever vouched for them. */
export async function mayEnter(db: Db, personId: string): Promise<boolean> {
  const [found] = await db
    .select({ open: sql<boolean>`coalesce((${facetHead.state} ->> 'open')::boolean, false)` })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, PROVINCE),
        eq(facetHead.facet, 'person'),
        eq(facetHead.stream, streamOf('person', personId)),
      ),
    );
  return found?.open ?? false;
}

export interface Vouched {
  issuer: string;
  /** The provider's own name for the person, which never becomes another's: of this issuer. */
  subject: string;
  claims: Readonly<Record<string, unknown>>;
}

/** The sign-in library asks for an e-mail where ours has none: this ending stands for "none". */
const NO_MAIL = '@accounts.invalid';

/**
 * Whom the provider has vouched for: who has come by it before under this subject; the first time, the account that the
 * administrator made, found by one claim. Null: nobody, an account that is closed, or one that another subject has. The
 * answer is the e-mail by which the sign-in library finds the account.
 */
export async function findVouched(db: Db, claim: string, vouched: Vouched): Promise<string | null> {
  await adoptOlder(db, vouched.issuer);
  await forgetOtherIssuers(db, vouched.issuer);
  const [known] = await db
    .select({ id: authUser.id, email: authUser.email })
    .from(authAccount)
    .innerJoin(authUser, eq(authUser.id, authAccount.userId))
    .where(and(eq(authAccount.providerId, PROVIDER), eq(authAccount.accountId, vouched.subject)));
  const found = known ?? (await findByClaim(db, claim, vouched));
  return found && (await mayEnter(db, found.id)) ? found.email : null;
}

/** Links from before issuers were written down are of the one that is set when somebody first comes by it. */
async function adoptOlder(db: Db, issuer: string): Promise<void> {
  await db
    .update(authAccount)
    .set({ issuer })
    .where(and(eq(authAccount.providerId, PROVIDER), isNull(authAccount.issuer)));
}

/**
 * A subject names somebody for its issuer alone, and the library looks for the subject. What another issuer has vouched
 * for, before the setting was changed, opens nothing: its people are found by name again, as at first.
 */
async function forgetOtherIssuers(db: Db, issuer: string): Promise<void> {
  await db
    .delete(authAccount)
    .where(and(eq(authAccount.providerId, PROVIDER), ne(authAccount.issuer, issuer)));
}

async function findByClaim(db: Db, claim: string, { claims }: Vouched) {
  const value = claims[claim];
  if (typeof value !== 'string' || value === '') return null;
  const said = value.toLowerCase();
  const byMail = claim === 'email';
  // An address counts only where the provider has verified it, and the administrator has written it to the account.
  if (byMail && (claims['email_verified'] !== true || said.endsWith(NO_MAIL))) return null;
  const [found] = await db
    .select({ id: authUser.id, email: authUser.email })
    .from(authUser)
    .where(eq(byMail ? authUser.email : authUser.username, said));
  if (!found) return null;
  const others = and(eq(authAccount.userId, found.id), eq(authAccount.providerId, PROVIDER));
  return (await db.$count(authAccount, others)) === 0 ? found : null;
}
