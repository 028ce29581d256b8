import { and, eq, gt, lte, type Placeholder, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { idOf } from '../../shared/log/stream.ts';
import { clustersHeld, type Duty, isWithin, type PersonDay } from '../../shared/people/person.ts';
import type { Actor, Role } from '../../shared/roles.ts';
import { SESSION_SECONDS } from '../auth.ts';
import type { Reading } from '../context.ts';
import type { Db } from '../db/open.ts';
import { preparedOnce, slot } from '../db/prepared.ts';
import { authSession, authUser, personDay } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { loadDays } from '../snapshot/days.ts';

export interface Found {
  actor: Actor;
  name: string;
  /** How they came in, of whoever has a session: with a second factor to their account, vouched for by a provider. */
  entered?: { hasFactor: boolean; byProvider: boolean };
}

interface PersonRow {
  stream: string;
  name: string;
  role: Role;
  unit: string | null;
  duties: Duty[];
  openFrom: Day | null;
  openUntil: Day | null;
}

/** A person with role, area, and for a project manager the clusters assigned to them on a day. */
const toFound = (
  { stream, name, role, unit, duties }: Omit<PersonRow, 'openFrom' | 'openUntil'>,
  today: Day,
): Found => ({
  name,
  actor: { id: idOf(stream), role, unit, clusters: clustersHeld(duties, today) },
});

/** Whether a day is one of those on which the account may be used: asked at every request. */
const isInTerm = (
  { openFrom: from, openUntil: until }: Pick<PersonRow, 'openFrom' | 'openUntil'>,
  today: Day,
) => isWithin({ from, until }, today);

/** Somebody who can sign in, and what they are for today. */
export interface Account extends Found {
  duties: readonly Duty[];
}

/** Everybody who can sign in today, by id. */
export async function findAccounts({ db, clock, provinceId }: Reading): Promise<Map<string, Account>> {
  const today = clock.today();
  const people = await loadDays<PersonDay>(db, facetNamed('person'), { provinceId, day: today });
  return new Map(
    people
      .filter(({ says }) => says.open && isInTerm(says, today))
      .map(({ stream, says: { name, role, unitCode: unit, duties } }) => [
        idOf(stream),
        { ...toFound({ stream, name, role, unit, duties }, today), duties },
      ]),
  );
}

/** The last row of a person on or before a day. */
const personOn = (
  db: Db,
  stream: ReturnType<typeof sql>,
  provinceId: string | Placeholder,
  today: Day | Placeholder,
) =>
  db
    .select({
      stream: personDay.stream,
      name: personDay.name,
      role: personDay.role,
      unit: personDay.unitCode,
      duties: personDay.duties,
      openFrom: personDay.openFrom,
      openUntil: personDay.openUntil,
    })
    .from(personDay)
    .where(
      and(
        eq(personDay.provinceId, provinceId),
        sql`${personDay.stream} = ${stream}`,
        lte(personDay.fromDay, today),
      ),
    )
    .orderBy(sql`${personDay.fromDay} desc`)
    .limit(1);

export async function findActor(
  db: Db,
  provinceId: string,
  personId: string,
  today: Day,
): Promise<Found | null> {
  const [row] = await personOn(db, sql`${`person:${personId}`}`, provinceId, today);
  return row && isInTerm(row, today) ? toFound(row, today) : null;
}

/**
 * The person behind a session token, in one query: every request of somebody signed in asks this. The database's own
 * clock decides whether the session has ended.
 */
export async function findActorOfSession(
  db: Db,
  provinceId: string,
  token: string,
  today: Day,
): Promise<Found | null> {
  const [row] = await actorOfSession(db).execute({ provinceId, token, today });
  if (!row || !isInTerm(row, today)) return null;
  const { hasFactor, provider, ...person } = row;
  return { ...toFound(person, today), entered: { hasFactor, byProvider: provider !== null } };
}

const OLDEST_SESSION = sql`now() - make_interval(secs => ${sql.raw(String(SESSION_SECONDS))})`;

const actorOfSession = preparedOnce((db) => {
  const person = personOn(db, sql`'person:' || ${authSession.userId}`, slot('provinceId'), slot('today')).as(
    'person',
  );
  return db
    .select({
      stream: person.stream,
      name: person.name,
      role: person.role,
      unit: person.unit,
      duties: person.duties,
      hasFactor: authUser.twoFactorEnabled,
      provider: authSession.provider,
      openFrom: person.openFrom,
      openUntil: person.openUntil,
    })
    .from(authSession)
    .innerJoin(authUser, eq(authUser.id, authSession.userId))
    .innerJoinLateral(person, sql`true`)
    .where(
      and(
        eq(authSession.token, slot('token')),
        gt(authSession.expiresAt, sql`now()`),
        gt(authSession.createdAt, OLDEST_SESSION),
      ),
    )
    .prepare('actor_of_session');
});
