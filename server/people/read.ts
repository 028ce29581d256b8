import { and, eq, gt, gte, inArray, isNull, lte, or, type Placeholder, sql } from 'drizzle-orm';
import type { PgSelect } from 'drizzle-orm/pg-core';
import type { Day } from '../../shared/day.ts';
import type { Mover } from '../../shared/lifecycle.ts';
import type { Actor, Role } from '../../shared/roles.ts';
import { SESSION_SECONDS } from '../auth.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { preparedOnce, slot } from '../db/prepared.ts';
import { authSession, cluster, clusterParty, duty, organisation, person } from '../db/schema.ts';

const validOn = (table: typeof duty | typeof clusterParty, day: Day | Placeholder) =>
  and(lte(table.validFrom, day), or(isNull(table.validTo), gte(table.validTo, day)));

const actorColumns = {
  id: person.id,
  name: person.name,
  role: person.role,
  unit: person.unitCode,
  clusters: sql<string[] | null>`array_agg(${cluster.code}) filter (where ${cluster.code} is not null)`,
};

export interface Found {
  actor: Actor;
  name: string;
}

const toFound = (row: {
  id: string;
  name: string;
  role: Role;
  unit: string | null;
  clusters: string[] | null;
}): Found => ({
  name: row.name,
  actor: { id: row.id, role: row.role, unit: row.unit, clusters: row.clusters ?? [] },
});

/** A person with role, area, and for a project manager the clusters assigned to them on a day. */
export async function findActor(
  db: Db,
  provinceId: string,
  personId: string,
  today: Day,
): Promise<Found | null> {
  const [row] = await withDuties(db.select(actorColumns).from(person).$dynamic(), today)
    .where(and(eq(person.provinceId, provinceId), eq(person.id, personId)))
    .groupBy(person.id, person.name, person.role, person.unitCode);
  return row ? toFound(row) : null;
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
  return row ? toFound(row) : null;
}

const OLDEST_SESSION = sql`now() - make_interval(secs => ${sql.raw(String(SESSION_SECONDS))})`;

const actorOfSession = preparedOnce((db) =>
  withDuties(
    db
      .select(actorColumns)
      .from(authSession)
      .innerJoin(person, and(eq(person.provinceId, slot('provinceId')), eq(person.id, authSession.userId)))
      .$dynamic(),
    slot('today'),
  )
    .where(
      and(
        eq(authSession.token, slot('token')),
        gt(authSession.expiresAt, sql`now()`),
        gt(authSession.createdAt, OLDEST_SESSION),
      ),
    )
    .groupBy(person.id, person.name, person.role, person.unitCode)
    .prepare('actor_of_session'),
);

const withDuties = <T extends PgSelect>(query: T, today: Day | Placeholder) =>
  query
    .leftJoin(
      duty,
      and(eq(duty.provinceId, person.provinceId), eq(duty.personId, person.id), validOn(duty, today)),
    )
    .leftJoin(cluster, and(eq(cluster.provinceId, duty.provinceId), eq(cluster.id, duty.clusterId)));

/** Whose move it is: an agency and a person. */
export interface Responsible {
  mover: Mover;
  organisationVi: string;
  organisationEn: string;
  person: string;
  titleVi: string;
  titleEn: string;
  illustrative: boolean;
}

export interface Question {
  clusterId: string;
  mover: Mover;
  unit: string | null;
}

/** Who is responsible for each question on a day, in the order asked; null where nobody is on record. */
export async function findResponsible(
  db: Db,
  provinceId: string,
  questions: readonly Question[],
  asOf: Day,
): Promise<(Responsible | null)[]> {
  if (questions.length === 0) return [];
  const clusterIds = [...new Set(questions.map((question) => question.clusterId))];
  const units = [...new Set(questions.flatMap((question) => (question.unit ? [question.unit] : [])))];
  const parties = await db
    .select({ clusterId: clusterParty.clusterId, organisationId: clusterParty.organisationId })
    .from(clusterParty)
    .where(
      and(
        eq(clusterParty.provinceId, provinceId),
        anyOf(clusterParty.clusterId, clusterIds),
        validOn(clusterParty, asOf),
      ),
    );
  const investorOf = new Map(parties.map((party) => [party.clusterId, party.organisationId]));
  const investors = [...investorOf.values()];
  const duties = await db
    .select({
      organisationId: organisation.id,
      kind: organisation.kind,
      unit: organisation.unitCode,
      clusterId: duty.clusterId,
      organisationVi: organisation.nameVi,
      organisationEn: organisation.nameEn,
      person: person.name,
      titleVi: person.titleVi,
      titleEn: person.titleEn,
      provenance: person.provenance,
    })
    .from(organisation)
    .innerJoin(
      duty,
      and(eq(duty.provinceId, organisation.provinceId), eq(duty.organisationId, organisation.id)),
    )
    .innerJoin(person, and(eq(person.provinceId, duty.provinceId), eq(person.id, duty.personId)))
    .where(
      and(
        eq(organisation.provinceId, provinceId),
        validOn(duty, asOf),
        or(isNull(duty.clusterId), anyOf(duty.clusterId, clusterIds)),
        or(
          inArray(organisation.kind, ['department', 'city_committee']),
          anyOf(organisation.unitCode, units),
          anyOf(organisation.id, investors),
        ),
      ),
    );
  return questions.map((question) => {
    const mine = duties.filter((row) => answers(row, question, investorOf.get(question.clusterId)));
    const best = mine.find((row) => row.clusterId !== null) ?? mine[0];
    if (!best) return null;
    const { organisationVi, organisationEn, titleVi, titleEn } = best;
    const illustrative = best.provenance === 'illustrative';
    return {
      mover: question.mover,
      organisationVi,
      organisationEn,
      person: best.person,
      titleVi,
      titleEn,
      illustrative,
    };
  });
}

function answers(
  row: { organisationId: string; kind: string; unit: string | null; clusterId: string | null },
  question: Question,
  investor: string | undefined,
): boolean {
  if (row.clusterId !== null && row.clusterId !== question.clusterId) return false;
  // While no source says where a cluster lies, finding that out is the department's move.
  if (question.mover === 'local_committee' && question.unit === null) return row.kind === 'department';
  switch (question.mover) {
    case 'investor':
      return row.organisationId === investor;
    case 'local_committee':
      return row.unit === question.unit;
    case 'department':
    case 'city_committee':
      return row.kind === question.mover;
  }
}
