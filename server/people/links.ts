import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { isoInstant } from '../../shared/day.ts';
import { LINK_HOURS, type LinkKind } from '../../shared/people/signing-in.ts';
import { type Db, inTransaction } from '../db/open.ts';
import { accountLink, authUser } from '../db/schema.ts';

export interface Here {
  provinceId: string;
  /** Epoch ms of the installation's clock. */
  now: number;
}

/** In place of a person, in a link that makes one; no person's id is spelled like this. */
const NOBODY_YET = '(administrator)';

/** 256 bits of chance. */
const newToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const rowOf = ({ provinceId, now }: Here, kind: LinkKind, about: string, token: string) => ({
  provinceId,
  about,
  kind,
  hash: hashOf(token),
  madeAt: isoInstant(now),
  expiresAt: isoInstant(now + LINK_HOURS[kind] * 3_600_000),
});

/** A new link; the one before it about the same person opens nothing any more. Its token is nowhere but in the answer. */
export async function makeLink(
  tx: Db,
  here: Here,
  {
    kind,
    about = NOBODY_YET,
  }: { kind: 'administrator'; about?: never } | { kind: 'password'; about: string },
): Promise<string> {
  const token = newToken();
  const row = rowOf(here, kind, about, token);
  await tx
    .insert(accountLink)
    .values(row)
    .onConflictDoUpdate({ target: [accountLink.provinceId, accountLink.about], set: row });
  return token;
}

/** The link of an installation's first start; null where it was made before, or somebody has an account. */
export function makeFirstLink(db: Db, here: Here): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    if ((await tx.$count(authUser)) > 0) return null;
    const token = newToken();
    // Of several processes that start together one prints it.
    const made = await tx
      .insert(accountLink)
      .values(rowOf(here, 'first', NOBODY_YET, token))
      .onConflictDoNothing()
      .returning({ about: accountLink.about });
    return made.length > 0 ? token : null;
  });
}

/** What a token opens; null: nothing, whether it never did, was used, was replaced or is over. */
export async function findLink(
  db: Db,
  { provinceId, now }: Here,
  token: string,
): Promise<{ kind: 'administrator' } | { kind: 'password'; person: string } | null> {
  const [row] = await db
    .select({
      kind: accountLink.kind,
      about: accountLink.about,
      accounts: sql<number>`(select count(*)::int from ${authUser})`,
    })
    .from(accountLink)
    .where(opens(provinceId, token, now));
  if (!row) return null;
  if (row.kind === 'password') return { kind: 'password', person: row.about };
  return row.kind === 'first' && row.accounts > 0 ? null : { kind: 'administrator' };
}

/** Ends a link, in the transaction that does what it is for: of two who use it at once one does. */
export async function spendLink(tx: Db, { provinceId, now }: Here, token: string): Promise<boolean> {
  const spent = await tx
    .delete(accountLink)
    .where(opens(provinceId, token, now))
    .returning({ about: accountLink.about });
  return spent.length > 0;
}

/** Whoever is locked out, or may sign in again otherwise, has no link left. */
export async function dropLink(tx: Db, provinceId: string, person: string): Promise<void> {
  await tx
    .delete(accountLink)
    .where(and(eq(accountLink.provinceId, provinceId), eq(accountLink.about, person)));
}

const opens = (provinceId: string, token: string, now: number) =>
  and(
    eq(accountLink.provinceId, provinceId),
    eq(accountLink.hash, hashOf(token)),
    gt(accountLink.expiresAt, isoInstant(now)),
  );
