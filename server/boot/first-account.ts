import type { Services } from '../context.ts';
import { authUser } from '../db/schema.ts';
import { makeFirstLink } from '../people/links.ts';
import type { Identity } from '../setup.ts';

/** Whether anybody can sign in to a real installation: `link`: nobody, and this is its first start. */
export type FirstAccount = { what: 'there' } | { what: 'link'; token: string } | { what: 'shown_before' };

export async function firstAccountOf(
  { db, clock, provinceId }: Services,
  { kind }: Identity,
): Promise<FirstAccount> {
  if (kind !== 'real' || (await db.$count(authUser)) > 0) return { what: 'there' };
  const token = await makeFirstLink(db, { provinceId, now: clock.now() });
  return token === null ? { what: 'shown_before' } : { what: 'link', token };
}
