import type { Db } from '../../server/db/open.ts';
import * as schema from '../../server/db/schema.ts';
import { PROVINCE } from '../../server/province.ts';
import { PERSONS } from './services.ts';

/** A link that waits and a sign-in, of which the demonstration has none. */
export async function accountsOf(db: Db): Promise<void> {
  const at = '2025-03-31T00:00:00.000Z';
  await db.insert(schema.accountLink).values({
    provinceId: PROVINCE,
    about: PERSONS.manager,
    kind: 'password',
    hash: 'x'.repeat(64),
    madeAt: at,
    expiresAt: at,
  });
  await db.insert(schema.signIn).values({
    provinceId: PROVINCE,
    id: '0197c6d2-0000-7000-8000-000000000001',
    at,
    person: PERSONS.manager,
    outcome: 'signed_in',
    network: '203.0.113.0/24',
  });
}
