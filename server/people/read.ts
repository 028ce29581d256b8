import { and, eq, gt, isNotNull, lte, or, type Placeholder, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { idOf } from '../../shared/log/stream.ts';
import { holdsOn, insteadOn, type StandIn } from '../../shared/people/leave.ts';
import { clustersHeld, type Duty, isOpenOn, type PersonDay } from '../../shared/people/person.ts';
import type { Actor, Role } from '../../shared/roles.ts';
import { SESSION_SECONDS } from '../auth.ts';
import type { Reading } from '../context.ts';
import type { Db } from '../db/open.ts';
import { preparedOnce, slot } from '../db/prepared.ts';
import { authAccount, authSession, authUser, personDay } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { loadDays } from '../snapshot/days.ts';
import { CREDENTIAL } from './entry.ts';

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
  open: boolean;
  openFrom: Day | null;
  openUntil: Day | null;
  standsIn: StandIn[];
}

type Who = Omit<PersonRow, 'open' | 'openFrom' | 'openUntil'>;
type DutiesOf = (person: string) => readonly Duty[];

/** A person with role, area, and for a project manager the clusters that are theirs on a day, or whose owner is away. */
function toFound({ stream, name, role, unit, duties, standsIn }: Who, today: Day, dutiesOf: DutiesOf): Found {
  const own = { id: idOf(stream), role, unit, clusters: clustersHeld(duties, today) };
  // The place of who is away is taken by who reports, as who they are: no right comes with it that they had not.
  const instead =
    role === 'project_manager' ? insteadOn(standsIn, (id) => clustersHeld(dutiesOf(id), today), today) : [];
  if (instead.length === 0) return { name, actor: own };
  const clusters = [...new Set([...own.clusters, ...instead.flatMap((one) => one.clusters)])];
  return { name, actor: { ...own, clusters, instead } };
}

/** The same, with the duties of those for whom they stand in; for everybody else that is no question more. */
async function foundOn(db: Db, provinceId: string, who: Who, today: Day): Promise<Found> {
  const absent = who.standsIn.filter((one) => holdsOn(one, today)).map((one) => `person:${one.absent.id}`);
  if (absent.length === 0) return toFound(who, today, () => []);
  const asked = { provinceId, day: today, streams: absent };
  const known = await loadDays<PersonDay>(db, facetNamed('person'), asked);
  const duties = new Map(known.map(({ stream, says }) => [idOf(stream), says.duties]));
  return toFound(who, today, (id) => duties.get(id) ?? []);
}

/** Whether the account is open, and a day one of those on which it may be used: asked at every request. */
const isOpen = (
  { open, openFrom: from, openUntil: until }: Pick<PersonRow, 'open' | 'openFrom' | 'openUntil'>,
  today: Day,
) => isOpenOn({ open, term: { from, until } }, today);

/** Somebody who can sign in, and what they are for today. */
export interface Account extends Found {
  duties: readonly Duty[];
}

/** Everybody who can sign in today, by id. */
export async function findAccounts({ db, clock, provinceId }: Reading): Promise<Map<string, Account>> {
  const today = clock.today();
  const people = await loadDays<PersonDay>(db, facetNamed('person'), { provinceId, day: today });
  const byId = new Map(people.map(({ stream, says }) => [idOf(stream), says.duties]));
  return new Map(
    people
      .filter(({ says }) => isOpen(says, today))
      .map(({ stream, says: { name, role, unitCode: unit, duties, standsIn } }) => [
        idOf(stream),
        {
          ...toFound({ stream, name, role, unit, duties, standsIn }, today, (id) => byId.get(id) ?? []),
          duties,
        },
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
      open: personDay.open,
      openFrom: personDay.openFrom,
      openUntil: personDay.openUntil,
      standsIn: personDay.standsIn,
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

/** Somebody who may sign in today, as who they are then. */
export async function findActor(
  db: Db,
  provinceId: string,
  personId: string,
  today: Day,
): Promise<Found | null> {
  const [row] = await personOn(db, sql`${`person:${personId}`}`, provinceId, today);
  return row && isOpen(row, today) ? foundOn(db, provinceId, row, today) : null;
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
  if (!row || !isOpen(row, today)) return null;
  const { hasFactor, provider, ...person } = row;
  return {
    ...(await foundOn(db, provinceId, person, today)),
    entered: { hasFactor, byProvider: provider !== null },
  };
}

const OLDEST_SESSION = sql`now() - make_interval(secs => ${sql.raw(String(SESSION_SECONDS))})`;

/** A session that was opened by a password is worth nothing once the password was taken away, however it came about. */
const HAS_PASSWORD = sql`exists (select 1 from ${authAccount}
  where ${authAccount.userId} = ${authSession.userId} and ${authAccount.providerId} = ${CREDENTIAL})`;

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
      open: person.open,
      openFrom: person.openFrom,
      openUntil: person.openUntil,
      standsIn: person.standsIn,
    })
    .from(authSession)
    .innerJoin(authUser, eq(authUser.id, authSession.userId))
    .innerJoinLateral(person, sql`true`)
    .where(
      and(
        eq(authSession.token, slot('token')),
        gt(authSession.expiresAt, sql`now()`),
        gt(authSession.createdAt, OLDEST_SESSION),
        or(isNotNull(authSession.provider), HAS_PASSWORD),
      ),
    )
    .prepare('actor_of_session');
});
