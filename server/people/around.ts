import { and, asc, eq, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import type { Around, Named } from '../../shared/people/account.ts';
import { type Organisation, organisations } from '../../shared/people/organisation.ts';
import { isWithin, type PersonState } from '../../shared/people/person.ts';
import type { Db } from '../db/open.ts';
import { authAccount, facetHead } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { readStates } from '../log/read.ts';
import { readHead } from '../log/record.ts';
import { livingOf } from './living.ts';

/** What the rules of accounts ask about others, read in the transaction in which they decide. */

/** The agency and the unit that an account names. */
export async function namedBy(
  db: Db,
  provinceId: string,
  { organisation, unit }: { organisation: string; unit: string | null },
): Promise<Named> {
  return {
    agency: await findOrganisation(db, provinceId, organisation),
    unitIsThere: unit !== null && (await isUnit(db, provinceId, unit)),
  };
}

export async function findOrganisation(db: Db, provinceId: string, id: string): Promise<Organisation | null> {
  const stream = streamOf('organisation', id);
  const states = await readStates(db, organisations, { provinceId, streams: [stream] });
  return states.get(stream)?.said ?? null;
}

async function isUnit(db: Db, provinceId: string, code: string): Promise<boolean> {
  return (await readHead(db, { provinceId, stream: streamOf('unit', code) }, facetNamed('unit'))) !== null;
}

/**
 * Administrators are taken in the order of their names until the transaction ends: of two who would close each other
 * one waits, and finds that the other is the last.
 */
export async function aroundPerson(
  tx: Db,
  provinceId: string,
  { id, today }: { id: string; today: Day },
): Promise<Around> {
  const rows = await tx
    .select({
      stream: facetHead.stream,
      state: facetHead.state,
      hasPassword: sql<boolean>`exists (select 1 from ${authAccount} where 'person:' || ${authAccount.userId} = ${facetHead.stream})`,
    })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, provinceId),
        eq(facetHead.facet, 'person'),
        sql`${facetHead.state} -> 'person' ->> 'role' = 'administrator'`,
      ),
    )
    .orderBy(asc(facetHead.stream))
    .for('update');
  const others = rows.filter(({ stream, state, hasPassword }) => {
    const { open, term } = state as PersonState;
    return idOf(stream) !== id && hasPassword && open && isWithin(term, today) && term?.until == null;
  });
  return { today, otherAdministrators: others.length, living: await livingOf(tx, provinceId, id) };
}
