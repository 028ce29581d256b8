import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { dayInHanoi } from '../../shared/day.ts';
import { invalid } from '../../shared/errors.ts';
import { plainLine } from '../../shared/fields.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { dutiesFrom } from '../../shared/people/hand-over.ts';
import type { Organisation } from '../../shared/people/organisation.ts';
import type { Person, PersonState } from '../../shared/people/person.ts';
import { ROLES } from '../../shared/roles.ts';
import { type Db, inTransaction } from '../db/open.ts';
import { authUser, facetHead } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { readHead, record } from '../log/record.ts';
import { createAccount, deleteAccess, replacePassword } from './write.ts';

/** What the sign-in library lets in: anything else would be an account that nobody can sign in to. */
const usernameField = z.string().regex(/^[A-Za-z0-9_.]{3,60}$/);

const accountSchema = z.object({
  username: usernameField,
  name: plainLine(120),
  title: plainLine(120).optional(),
  role: z.enum(ROLES).exclude(['public']),
  organisation: z.string(),
  unit: z.string().nullable(),
});
export type NewAccount = z.input<typeof accountSchema>;

interface Here {
  provinceId: string;
  /** Epoch ms of the installation's clock. */
  now: number;
}

/** Twelve bytes of chance, shown once. */
const newPassword = (): string => randomBytes(12).toString('base64url');

/** A person with an account of their own. Returns the password; throws INVALID with the field that is wrong. */
export async function openAccount(db: Db, { provinceId, now }: Here, given: NewAccount): Promise<string> {
  const parsed = accountSchema.safeParse(given);
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0] ?? ''), 'malformed');
  const { username, name, title = '', role, organisation, unit } = parsed.data;
  const agency = await organisationOf(db, provinceId, organisation);
  if (!agency || agency.closed) throw invalid('organisation', 'not_a_choice', organisation);
  if (role === 'area_committee' && unit === null) throw invalid('unit', 'required');
  if (unit !== null && !(await isOnRecord(db, provinceId, 'unit', streamOf('unit', unit)))) {
    throw invalid('unit', 'not_a_choice', unit);
  }
  const password = newPassword();
  const id = uuidv7();
  const person: Person = {
    name,
    titleVi: title,
    titleEn: title,
    organisationId: organisation,
    role,
    unitCode: unit,
    provenance: 'reported',
  };
  const at = now;
  await inTransaction(db, async (tx) => {
    await record(tx, { provinceId, stream: streamOf('person', id) }, null, [
      { at, by: null, event: { type: 'person.recorded', person } },
      { at, by: null, event: { type: 'person.account', username: username.toLowerCase(), change: 'opened' } },
    ]);
    await createAccount(tx, { personId: id, name, username, password }, now);
  });
  return password;
}

/** A new password for an account, and the end of all its sessions. Opens one that was closed. */
export async function resetAccount(db: Db, here: Here, username: string): Promise<string> {
  const password = newPassword();
  await change(db, here, { username, what: 'reset' }, (tx, id) =>
    replacePassword(tx, id, password, here.now),
  );
  return password;
}

/**
 * Nobody signs in to it any more, from this moment on. The person's name stays in the history. Refused while clusters are
 * theirs, which nobody would report on any more: they are handed over first; `orphaning`: closed all the same.
 */
export const closeAccount = (
  db: Db,
  here: Here,
  username: string,
  { orphaning = false }: { orphaning?: boolean } = {},
): Promise<void> => change(db, here, { username, what: 'closed', orphaning }, deleteAccess);

async function change(
  db: Db,
  { provinceId, now }: Here,
  { username, what, orphaning = true }: { username: string; what: 'reset' | 'closed'; orphaning?: boolean },
  work: (tx: Db, id: string) => Promise<void>,
): Promise<void> {
  const name = username.toLowerCase();
  await inTransaction(db, async (tx) => {
    const [found] = await tx.select({ id: authUser.id }).from(authUser).where(eq(authUser.username, name));
    if (!found) throw invalid('username', 'not_a_choice', username);
    const key = { provinceId, stream: streamOf('person', found.id) };
    const head = await readHead(tx, key, facetNamed('person'));
    const state = head?.states.get('person')?.state as PersonState | undefined;
    const held = dutiesFrom(state?.duties ?? [], dayInHanoi(now)).map(({ cluster }) => cluster);
    if (!orphaning && held.length > 0) throw invalid('clusters', 'still_held', held.sort().join(', '));
    const event = { type: 'person.account', username: name, change: what };
    await record(tx, key, head, [{ at: now, by: null, event }]);
    await work(tx, found.id);
  });
}

export interface AccountLine {
  username: string;
  name: string;
  role: string;
  organisation: string;
  unit: string | null;
  open: boolean;
}

/** Everybody who has or had an account. */
export async function listAccounts(db: Db, provinceId: string): Promise<AccountLine[]> {
  const rows = await db
    .select({ state: facetHead.state })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, provinceId),
        eq(facetHead.facet, 'person'),
        sql`${facetHead.state} ->> 'username' is not null`,
      ),
    );
  return rows
    .map(({ state }) => state as PersonState)
    .flatMap(({ person, username, open }) =>
      person && username !== null
        ? [
            {
              username,
              open,
              name: person.name,
              role: person.role,
              organisation: person.organisationId,
              unit: person.unitCode,
            },
          ]
        : [],
    )
    .sort((a, b) => (a.username < b.username ? -1 : 1));
}

/** Agencies on record, by id. */
export async function listOrganisations(db: Db, provinceId: string): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .select({ stream: facetHead.stream, name: sql<string>`${facetHead.state} -> 'said' ->> 'nameVi'` })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, 'organisation')))
    .orderBy(facetHead.stream);
  return rows.map(({ stream, name }) => ({ id: stream.slice('organisation:'.length), name }));
}

async function organisationOf(db: Db, provinceId: string, id: string): Promise<Organisation | null> {
  const head = await readHead(
    db,
    { provinceId, stream: streamOf('organisation', id) },
    facetNamed('organisation'),
  );
  const state = head?.states.get('organisation')?.state as { said: Organisation | null } | undefined;
  return state?.said ?? null;
}

async function isOnRecord(db: Db, provinceId: string, facet: string, stream: string): Promise<boolean> {
  const found = await readHead(db, { provinceId, stream }, facetNamed(facet));
  return found !== null;
}
