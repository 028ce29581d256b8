import { and, eq } from 'drizzle-orm';
import { AgencyIndex } from '../../shared/imports/agencies.ts';
import type { ReadingAsked } from '../../shared/imports/asked.ts';
import { investorKey } from '../../shared/imports/investors.ts';
import type { AroundPeople } from '../../shared/imports/people-plan.ts';
import type { NamedUnit } from '../../shared/imports/words.ts';
import { idOf } from '../../shared/log/stream.ts';
import { type Organisation, organisations } from '../../shared/people/organisation.ts';
import { type PersonState, persons } from '../../shared/people/person.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { facetHead } from '../db/schema.ts';
import { aroundPerson } from '../people/around.ts';

/** What rows of people are held against: everybody on record, and the agencies that are there. */
export async function peopleAround(
  { provinceId, clock }: Context,
  db: Db,
  { asked, units }: { asked: ReadingAsked; units: readonly NamedUnit[] },
): Promise<AroundPeople> {
  const statesOf = (facet: string) =>
    db
      .select({ stream: facetHead.stream, state: facetHead.state })
      .from(facetHead)
      .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, facet)));
  const today = clock.today();
  // Nobody's id: all administrators are others.
  const { otherAdministrators } = await aroundPerson(db, provinceId, { id: '', today });
  const agencies = await statesOf(organisations.name);
  const people = await statesOf(persons.name);
  return {
    today,
    otherAdministrators,
    agencies: new AgencyIndex(
      agencies.flatMap(({ stream, state }) => {
        const { said } = state as { said: Organisation | null };
        return said ? [{ id: idOf(stream), says: said }] : [];
      }),
    ),
    units: new Map(units.map(({ code, nameVi }) => [code, nameVi])),
    people: people.map(({ stream, state }) => ({ id: idOf(stream), state: state as PersonState })),
    choices: new Map(asked.investors.map(({ name, is }) => [investorKey(name), is])),
  };
}
