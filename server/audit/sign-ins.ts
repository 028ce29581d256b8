import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { AUDIT_PAGE, type SignInsInput } from '../../shared/audit/ask.ts';
import { instantInHanoi, isoInstant } from '../../shared/day.ts';
import type { SignInOutcome } from '../../shared/people/signing-in.ts';
import type { Context } from '../context.ts';
import { facetHead, signIn } from '../db/schema.ts';

/** When somebody signed in or tried to, how it ended, from which network. */
export interface SignInLine {
  id: string;
  at: string;
  /** Null: of no account there is. */
  person: string | null;
  name: string | null;
  outcome: SignInOutcome;
  network: string;
}

export interface SignInPage {
  lines: SignInLine[];
  /** There are older ones. */
  more: boolean;
}

/** Sign-ins of the days asked for, the latest first. */
export async function auditedSignIns(
  { db, provinceId }: Context,
  { by, from, to, after }: SignInsInput,
): Promise<SignInPage> {
  const rows = await db
    .select({
      id: signIn.id,
      at: signIn.at,
      person: signIn.person,
      name: sql<string | null>`${facetHead.state} -> 'person' ->> 'name'`,
      outcome: signIn.outcome,
      network: signIn.network,
    })
    .from(signIn)
    .leftJoin(
      facetHead,
      and(
        eq(facetHead.provinceId, signIn.provinceId),
        eq(facetHead.facet, 'person'),
        eq(facetHead.stream, sql`'person:' || ${signIn.person}`),
      ),
    )
    .where(
      and(
        eq(signIn.provinceId, provinceId),
        by === undefined ? undefined : eq(signIn.person, by),
        from === undefined ? undefined : gte(signIn.at, isoInstant(instantInHanoi(from, 0))),
        to === undefined ? undefined : lt(signIn.at, isoInstant(instantInHanoi(to, 24))),
        after === undefined
          ? undefined
          : sql`(${signIn.at}, ${signIn.id}) < (${after.at}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(signIn.at), desc(signIn.id))
    .limit(AUDIT_PAGE + 1);
  const lines = rows.slice(0, AUDIT_PAGE).map((row) => ({ ...row, at: isoInstant(row.at) }));
  return { lines, more: rows.length > AUDIT_PAGE };
}
