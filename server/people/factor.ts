import { and, eq } from 'drizzle-orm';
import { invalid } from '../../shared/errors.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { type Db, inTransaction } from '../db/open.ts';
import { authAccount, authTwoFactor, authUser, authVerification } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { readHead, record } from '../log/record.ts';
import { PROVIDER } from './entry.ts';
import { deleteSessions } from './write.ts';

interface Here {
  provinceId: string;
  now: number;
}

/**
 * Takes away somebody's second factor, whose telephone is lost, and ends their sessions. Where their role needs one they
 * set up another when they next sign in. Leaves a trace in the log.
 */
export async function resetFactor(db: Db, { provinceId, now }: Here, username: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { id, name } = await accountNamed(tx, username);
    const key = { provinceId, stream: streamOf('person', id) };
    const head = await readHead(tx, key, facetNamed('person'));
    const event = { type: 'person.account', username: name, change: 'factor_reset' };
    await record(tx, key, head, [{ at: now, by: null, event }]);
    await tx.delete(authTwoFactor).where(eq(authTwoFactor.userId, id));
    await tx.update(authUser).set({ twoFactorEnabled: false }).where(eq(authUser.id, id));
    await deleteSessions(tx, id);
  });
}

const MAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

/**
 * The address by which the city's provider knows somebody (OIDC_CLAIM=email). Whoever came by it before under another is
 * let in by this one only.
 */
export async function setProviderMail(db: Db, username: string, mail: string): Promise<void> {
  if (!MAIL.test(mail)) throw invalid('provider-email', 'malformed');
  await inTransaction(db, async (tx) => {
    const { id } = await accountNamed(tx, username);
    await tx.update(authUser).set({ email: mail.toLowerCase() }).where(eq(authUser.id, id));
    await tx.delete(authAccount).where(and(eq(authAccount.userId, id), eq(authAccount.providerId, PROVIDER)));
  });
}

/** Who has given their password and not yet the code, by the name under which the sign-in waits; null: nobody. */
export async function personWaiting(db: Db, challenge: string): Promise<string | null> {
  const [found] = await db
    .select({ person: authVerification.value })
    .from(authVerification)
    .where(eq(authVerification.identifier, challenge));
  return found?.person ?? null;
}

async function accountNamed(tx: Db, username: string): Promise<{ id: string; name: string }> {
  const name = username.toLowerCase();
  const [found] = await tx.select({ id: authUser.id }).from(authUser).where(eq(authUser.username, name));
  if (!found) throw invalid('username', 'not_a_choice', username);
  return { id: found.id, name };
}
