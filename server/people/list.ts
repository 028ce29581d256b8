import { and, eq, gt } from 'drizzle-orm';
import { isoInstant } from '../../shared/day.ts';
import { groupBy } from '../../shared/lists.ts';
import { idOf } from '../../shared/log/stream.ts';
import { type AccountStanding, accountStanding, type EntryWay } from '../../shared/people/account.ts';
import { dutiesFrom } from '../../shared/people/hand-over.ts';
import type { OrganisationKind } from '../../shared/people/organisation.ts';
import { type PersonState, persons, type Term } from '../../shared/people/person.ts';
import type { Role } from '../../shared/roles.ts';
import { compareVietnamese } from '../../shared/text.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { accountLink, authAccount, facetHead } from '../db/schema.ts';
import { CREDENTIAL } from './entry.ts';
import { lastSignIns } from './sign-ins.ts';

export interface PersonLine {
  id: string;
  name: string;
  title: string;
  role: Role;
  organisation: string;
  unit: string | null;
  /** Null: no account yet. */
  username: string | null;
  standing: AccountStanding;
  /** How they can come in, as far as it is set up: with a password, by the city's provider. */
  ways: EntryWay[];
  term: Term;
  /** An instant; null: never, or longer ago than is kept. */
  lastSignIn: string | null;
  /** Until when the link by which the password is set can be used; null: there is none. */
  linkUntil: string | null;
  /** How many clusters are theirs, today or from a later day on. */
  clusters: number;
  version: number;
}

export interface AgencyChoice {
  id: string;
  nameVi: string;
  nameEn: string;
  kind: OrganisationKind;
  unitCode: string | null;
}

export interface People {
  people: PersonLine[];
  /** Those that people may belong to: open ones, and such as somebody belongs to. */
  agencies: AgencyChoice[];
}

/** Everybody on record, with their account: for those who look after accounts. */
export async function listPeople(ctx: Context): Promise<People> {
  const { db, provinceId, clock } = ctx;
  const today = clock.today();
  const [rows, lastAt, links, ways, snapshot] = [
    await db
      .select({ stream: facetHead.stream, state: facetHead.state })
      .from(facetHead)
      .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, persons.name))),
    await lastSignIns(db, provinceId),
    await linksThatOpen(db, provinceId, clock.now()),
    await waysIn(db),
    await ctx.days.at(today),
  ];
  const people = rows.flatMap(({ stream, state }) => {
    const [id, known] = [idOf(stream), state as PersonState];
    const { person, username, term, duties } = known;
    if (!person) return [];
    return {
      id,
      name: person.name,
      title: person.titleVi,
      role: person.role,
      organisation: person.organisationId,
      unit: person.unitCode,
      username,
      standing: accountStanding(known, ways.has(id), today),
      ways: ways.get(id) ?? [],
      term: term ?? { from: null, until: null },
      lastSignIn: lastAt.get(id) ?? null,
      linkUntil: links.get(id) ?? null,
      clusters: new Set(dutiesFrom(duties, today).map(({ cluster }) => cluster)).size,
      version: persons.version(known, 'account'),
    };
  });
  return {
    people: people.sort((a, b) => compareVietnamese(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    agencies: [...snapshot.directory.organisations]
      .map(([id, { nameVi, nameEn, kind, unitCode }]) => ({ id, nameVi, nameEn, kind, unitCode }))
      .sort((a, b) => compareVietnamese(a.nameVi, b.nameVi)),
  };
}

async function linksThatOpen(db: Db, provinceId: string, now: number): Promise<Map<string, string>> {
  const rows = await db
    .select({ about: accountLink.about, until: accountLink.expiresAt })
    .from(accountLink)
    .where(and(eq(accountLink.provinceId, provinceId), gt(accountLink.expiresAt, isoInstant(now))));
  return new Map(rows.map(({ about, until }) => [about, isoInstant(until)]));
}

async function waysIn(db: Db): Promise<Map<string, EntryWay[]>> {
  const rows = await db
    .selectDistinct({ id: authAccount.userId, by: authAccount.providerId })
    .from(authAccount)
    .orderBy(authAccount.userId, authAccount.providerId);
  return new Map(
    [...groupBy(rows, ({ id }) => id)].map(([id, list]) => [
      id,
      list.map(({ by }) => (by === CREDENTIAL ? 'password' : 'provider')),
    ]),
  );
}
