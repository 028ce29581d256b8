import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { dayInHanoi } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import { plainLine } from '../../shared/fields.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import { decideCreate, held, usernameField } from '../../shared/people/account.ts';
import { type PersonState, persons } from '../../shared/people/person.ts';
import { withPost } from '../../shared/people/post.ts';
import { ROLES } from '../../shared/roles.ts';
import { type Db, inTransaction } from '../db/open.ts';
import { authUser, facetHead } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { readHead, record } from '../log/record.ts';
import { namedBy } from './around.ts';
import { dropLink, type Here } from './links.ts';
import { livingOf } from './living.ts';
import { createAccount, deleteAccess, replacePassword } from './write.ts';

const accountSchema = z.object({
  username: usernameField,
  name: plainLine(120),
  title: plainLine(120).optional(),
  role: z.enum(ROLES).exclude(['public']),
  organisation: z.string(),
  unit: z.string().nullable(),
});
export type NewAccount = z.input<typeof accountSchema>;

/** Twelve bytes of chance, shown once. */
const newPassword = (): string => randomBytes(12).toString('base64url');

/** A person with an account of their own. Returns the password; throws INVALID with the field that is wrong. */
export async function openAccount(db: Db, { provinceId, now }: Here, given: NewAccount): Promise<string> {
  const parsed = accountSchema.safeParse(given);
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0] ?? ''), 'malformed');
  const { title = '', ...rest } = parsed.data;
  const said = { ...rest, title };
  const decided = decideCreate(said, await namedBy(db, provinceId, said));
  if ('refused' in decided) throw new AppError('INVALID', { fields: [decided.refused] });
  const password = newPassword();
  const id = uuidv7();
  await inTransaction(db, async (tx) => {
    const events = withPost(persons.empty, decided.events, dayInHanoi(now));
    const recordings = events.map((event) => ({ at: now, by: null, event }));
    await record(tx, { provinceId, stream: streamOf('person', id) }, null, recordings);
    await createAccount(tx, { personId: id, name: said.name, username: said.username, password }, now);
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
    const state = (head?.states.get('person')?.state as PersonState | undefined) ?? persons.empty;
    const today = dayInHanoi(now);
    const living = orphaning ? new Set<string>() : await livingOf(tx, provinceId, found.id);
    const clusters = held(state, { today, living });
    if (clusters.length > 0) throw invalid('clusters', 'still_held', clusters.join(', '));
    const event = { type: 'person.account', username: name, change: what } as const;
    const events = withPost(state, [event], today);
    await record(
      tx,
      key,
      head,
      events.map((one) => ({ at: now, by: null, event: one })),
    );
    await work(tx, found.id);
    // Whatever link there was, it sets no other password now.
    await dropLink(tx, provinceId, found.id);
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
  return rows.map(({ stream, name }) => ({ id: idOf(stream), name }));
}

/** Units on record, by code. */
export async function listUnits(db: Db, provinceId: string): Promise<{ code: string; name: string }[]> {
  const rows = await db
    .select({ stream: facetHead.stream, name: sql<string>`${facetHead.state} -> 'said' ->> 'nameVi'` })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, 'unit')))
    .orderBy(facetHead.stream);
  return rows.map(({ stream, name }) => ({ code: idOf(stream), name }));
}
