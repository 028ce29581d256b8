import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { AppError, invalid } from '../../shared/errors.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { decideCreate } from '../../shared/people/account.ts';
import { passwordIssue } from '../../shared/people/password.ts';
import { type PersonEvent, persons } from '../../shared/people/person.ts';
import type { LinkOpens } from '../../shared/people/signing-in.ts';
import type { OwnPasswordInput, WelcomeInput } from '../../shared/people/welcome.ts';
import { isPassword } from '../auth.ts';
import type { Services } from '../context.ts';
import { brokenConstraint, type Db, inTransaction } from '../db/open.ts';
import { authAccount, authUser } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { readHead, record } from '../log/record.ts';
import { namedBy } from './around.ts';
import { CREDENTIAL } from './entry.ts';
import { dropLink, findLink, spendLink } from './links.ts';
import { createAccount, deleteSessions, keepPassword, replacePassword } from './write.ts';

type Here = Pick<Services, 'db' | 'clock' | 'provinceId'>;

const hereOf = ({ clock, provinceId }: Here) => ({ provinceId, now: clock.now() });

/** What a link opens; NOT_FOUND for one that opens nothing, whatever became of it. */
export async function lookAtLink(here: Here, token: string): Promise<LinkOpens> {
  const found = await findLink(here.db, hereOf(here), token);
  if (found?.kind === 'administrator') return found;
  const [user] = found ? await userOf(here.db, found.person) : [];
  if (!user) throw new AppError('NOT_FOUND');
  return { kind: 'password', name: user.name, username: user.username ?? '' };
}

const userOf = (db: Db, person: string) =>
  db
    .select({ name: authUser.name, username: authUser.username })
    .from(authUser)
    .where(eq(authUser.id, person));

/** A password by a link, and with it the first administrator where the link is for one. Answers who may sign in now. */
export async function enterByLink(here: Here, said: WelcomeInput): Promise<{ username: string }> {
  const found = await findLink(here.db, hereOf(here), said.token);
  if (!found) throw new AppError('NOT_FOUND');
  return found.kind === 'administrator'
    ? makeAdministrator(here, said)
    : setPassword(here, said, found.person);
}

async function makeAdministrator(
  { db, clock, provinceId }: Here,
  { token, password, administrator }: WelcomeInput,
): Promise<{ username: string }> {
  if (!administrator) throw invalid('name', 'required');
  const { username, name } = administrator;
  assertGood(password, username);
  const [personId, now] = [uuidv7(), clock.now()];
  const said = { ...administrator, role: 'administrator', organisation: 'department', unit: null } as const;
  try {
    await inTransaction(db, async (tx) => {
      if (!(await spendLink(tx, { provinceId, now }, token))) throw new AppError('NOT_FOUND');
      const decided = decideCreate(said, await namedBy(tx, provinceId, said));
      if ('refused' in decided) throw new AppError('INVALID', { fields: [decided.refused] });
      const recordings = decided.events.map((event) => ({ at: now, by: personId, event }));
      await record(tx, { provinceId, stream: streamOf('person', personId) }, null, recordings);
      await createAccount(tx, { personId, name, username, password }, now);
    });
  } catch (error) {
    if (brokenConstraint(error)?.startsWith('auth_user')) throw invalid('username', 'name_taken');
    throw error;
  }
  return { username };
}

async function setPassword(
  { db, clock, provinceId }: Here,
  { token, password }: WelcomeInput,
  person: string,
): Promise<{ username: string }> {
  const [user] = await userOf(db, person);
  const username = user?.username;
  if (username == null) throw new AppError('NOT_FOUND');
  assertGood(password, username);
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    if (!(await spendLink(tx, { provinceId, now }, token))) throw new AppError('NOT_FOUND');
    await recordOf(tx, { provinceId, now, person }, username);
    await replacePassword(tx, person, password, now);
  });
  return { username };
}

/** Somebody's own password, by the old one; their other sessions end. `session`: the token of the one that goes on. */
export async function changeOwnPassword(
  { db, clock, provinceId }: Here,
  who: { person: string; session: string },
  { before, password }: OwnPasswordInput,
): Promise<void> {
  const { person, session } = who;
  const [[user], [kept]] = await Promise.all([
    userOf(db, person),
    db
      .select({ password: authAccount.password })
      .from(authAccount)
      .where(and(eq(authAccount.userId, person), eq(authAccount.providerId, CREDENTIAL))),
  ]);
  const username = user?.username;
  if (username == null || !kept?.password) throw new AppError('NOT_FOUND');
  if (!(await isPassword(kept.password, before))) throw invalid('before', 'password_wrong');
  if (before === password) throw invalid('password', 'unchanged');
  assertGood(password, username);
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    await recordOf(tx, { provinceId, now, person }, username);
    await keepPassword(tx, person, password, now);
    await deleteSessions(tx, person, session);
    await dropLink(tx, provinceId, person);
  });
}

function assertGood(password: string, username: string): void {
  const issue = passwordIssue(password, username);
  if (issue) throw invalid('password', issue);
}

/** That somebody has set their password; what it is stands nowhere. */
async function recordOf(
  tx: Db,
  { provinceId, now, person }: { provinceId: string; now: number; person: string },
  username: string,
): Promise<void> {
  const key = { provinceId, stream: streamOf('person', person) };
  const head = await readHead(tx, key, facetNamed(persons.name));
  const event: PersonEvent = { type: 'person.account', username, change: 'password' };
  await record(tx, key, head, [{ at: now, by: person, event }]);
}
