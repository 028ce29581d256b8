import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { brokenConstraint } from '../../server/db/open.ts';
import { authAccount, authSession, authUser, event } from '../../server/db/schema.ts';
import {
  closeAccount,
  listAccounts,
  listOrganisations,
  type NewAccount,
  openAccount,
  resetAccount,
} from '../../server/people/accounts.ts';
import { FRESH_MS } from '../../server/people/sessions.ts';
import { createAccount } from '../../server/people/write.ts';
import { PROVINCE } from '../../server/province.ts';
import { addDays } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { organisations } from '../../shared/people/organisation.ts';
import type { Actor } from '../../shared/roles.ts';
import { undone } from '../support/database.ts';
import { useServer } from '../support/here.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import { startApp } from '../support/server.ts';
import { callAs, NOON, OWN, servicesOn, TODAY } from '../support/services.ts';
import { refused, STREAM, versionOf } from '../support/updates.ts';

const { database, server, services, post } = useServer();
const here = () => ({ provinceId: PROVINCE, now: services().clock.now() });

const OFFICER: Omit<NewAccount, 'username'> = {
  name: 'Nguyễn Văn An',
  title: 'Chuyên viên',
  role: 'department',
  organisation: 'department',
  unit: null,
};
const open = (username: string, more: Partial<NewAccount> = {}) =>
  openAccount(database().db, here(), { ...OFFICER, username, ...more });

async function idOf(username: string): Promise<string> {
  const [found] = await database().db.select().from(authUser).where(eq(authUser.username, username));
  if (!found) throw new Error(`nobody is called ${username}`);
  return found.id;
}

/** As whom the server knows the bearer of a cookie. */
async function actorBehind(cookie: string): Promise<Actor> {
  const answer = await server().get('/api/trpc/session.current', { as: cookie });
  return ((await answer.json()) as { result: { data: { actor: Actor } } }).result.data.actor;
}
const statusOf = async (username: string, password: string) =>
  (await server().signIn(username, password)).status;
const sessionsOf = (id: string) => database().db.$count(authSession, eq(authSession.userId, id));
/** What was known of a session a moment ago is asked for again. */
const aMomentLater = () => services().clock.put(services().clock.now() + FRESH_MS);

/** What stands of accounts and of the log. */
const counts = async () => {
  const { db } = database();
  return [await db.$count(event), await db.$count(authUser), await db.$count(authAccount)];
};

/** Names that nobody could sign in by. */
const IMPOSSIBLE = ['an-nguyen', 'ab', 'an nguyễn', 'ánnguyen', 'an@hanoi.gov.vn', 'x'.repeat(61)];

describe('an account that is opened', () => {
  test.each(['abc', 'An.Nguyen_1', 'x'.repeat(60)])(
    'by the name %s is signed in to, in whatever case',
    async (username) => {
      const password = await open(username);
      for (const typed of [username, username.toUpperCase()]) {
        const { status, cookie } = await server().signIn(typed, password);
        expect(status).toBe(200);
        expect(await actorBehind(cookie)).toMatchObject({
          id: await idOf(username.toLowerCase()),
          role: 'department',
        });
      }
    },
  );

  test('has the unit that is in its scope, and a password that is kept nowhere as it is', async () => {
    const more = { role: 'area_committee', organisation: 'committee-017', unit: '017' } as const;
    const [password, other] = [await open('can.bo.017', more), await open('can.bo.018', more)];
    const { cookie } = await server().signIn('can.bo.017', password);
    expect(await actorBehind(cookie)).toMatchObject({ role: 'area_committee', unit: '017' });
    expect(password.length).toBeGreaterThanOrEqual(16);
    expect(other).not.toBe(password);
    const [kept] = await database()
      .db.select()
      .from(authAccount)
      .where(eq(authAccount.userId, await idOf('can.bo.017')));
    expect(kept?.password).toMatch(/^\$argon2id\$/);
    const said = JSON.stringify(await eventsOf(database().db, streamOf('person', await idOf('can.bo.017'))));
    expect(said).not.toContain(password);
  });

  test.each(IMPOSSIBLE)(
    'by the name %s is refused: the sign-in library would let nobody in',
    async (username) => {
      const before = await counts();
      const { code, fields } = await refused(open(username));
      expect([code, fields]).toEqual(['INVALID', [{ field: 'username', issue: 'malformed' }]]);
      expect(await counts()).toEqual(before);
      await undone(database().db, async (tx) => {
        const password = 'right-password';
        await createAccount(tx, { personId: uuidv7(), name: 'x', username, password }, NOON);
        const other = await startApp(servicesOn(tx));
        expect((await other.signIn(username, password)).status).toBe(401);
        await other.close();
      });
    },
  );

  test.each<[string, Partial<NewAccount>, { field: string; issue: string; detail?: string }]>([
    ['without a name', { name: ' ' }, { field: 'name', issue: 'malformed' }],
    ['with markup in the name', { name: '<b>An</b>' }, { field: 'name', issue: 'malformed' }],
    ['with a name of two lines', { name: 'Nguyễn\nVăn An' }, { field: 'name', issue: 'malformed' }],
    ['with a name nobody can see', { name: '\u200b\u200b' }, { field: 'name', issue: 'malformed' }],
    ['with markup in the title', { title: '<script>' }, { field: 'title', issue: 'malformed' }],
    ['for the public', { role: 'public' as never }, { field: 'role', issue: 'malformed' }],
    [
      'of an agency that is not on record',
      { organisation: 'nowhere' },
      { field: 'organisation', issue: 'not_a_choice', detail: 'nowhere' },
    ],
    [
      'of a unit that is not on record',
      { unit: '99999' },
      { field: 'unit', issue: 'not_a_choice', detail: '99999' },
    ],
    [
      'of a committee without its unit',
      { role: 'area_committee', organisation: 'committee-017' },
      { field: 'unit', issue: 'required' },
    ],
  ])('%s is refused beside the field, and nothing is left of it', async (_name, more, field) => {
    const before = await counts();
    const { code, fields } = await refused(open('tu.choi', more));
    expect([code, fields]).toEqual(['INVALID', [field]]);
    expect(await counts()).toEqual(before);
  });

  test('of an agency that is closed is refused', async () => {
    const agency = { ...organisations.day(organisations.empty), nameVi: 'Ban cũ', nameEn: 'Old board' };
    await say(services(), streamOf('organisation', 'old'), {
      type: 'organisation.recorded',
      organisation: agency,
    });
    expect((await refused(open('ban.cu', { organisation: 'old' }))).fields).toMatchObject([
      { field: 'organisation' },
    ]);
    expect(await listOrganisations(database().db, PROVINCE)).toContainEqual({ id: 'old', name: 'Ban cũ' });
  });

  test('by a name that is taken, in whatever case, is refused, and nothing is left of it', async () => {
    const password = await open('tran.binh');
    const before = await counts();
    const error: unknown = await open('Tran.Binh', { name: 'Người khác' }).catch((reason: unknown) => reason);
    expect(brokenConstraint(error)).toMatch(/^auth_user/);
    expect(await counts()).toEqual(before);
    expect(await statusOf('tran.binh', password)).toBe(200);
    expect(await faultsOf(database().db)).toEqual([]);
  });
});

describe('an account that is reset', () => {
  test('has another password, and nobody is signed in to it any more; others are', async () => {
    const [first, neighbour] = [await open('le.chi'), await open('le.dung')];
    const { cookie } = await server().signIn('le.chi', first);
    const other = await server().signIn('le.dung', neighbour);
    const id = await idOf('le.chi');
    expect([(await actorBehind(cookie)).id, await sessionsOf(id)]).toEqual([id, 1]);
    const second = await resetAccount(database().db, here(), 'Le.Chi');
    expect(await sessionsOf(id)).toBe(0);
    aMomentLater();
    expect((await actorBehind(cookie)).role).toBe('public');
    expect((await actorBehind(other.cookie)).id).toBe(await idOf('le.dung'));
    expect([await statusOf('le.chi', first), await statusOf('le.chi', second)]).toEqual([401, 200]);
    expect(await statusOf('le.dung', neighbour)).toBe(200);
  });

  test('or closed without being there is refused, and nothing is recorded', async () => {
    const before = await counts();
    const field = { field: 'username', issue: 'not_a_choice', detail: 'nobody.here' };
    for (const act of [resetAccount, closeAccount]) {
      expect((await refused(act(database().db, here(), 'nobody.here'))).fields).toEqual([field]);
    }
    expect(await counts()).toEqual(before);
  });
});

describe('an account that is closed', () => {
  test('is signed in to by nobody, from this moment on, until it is reset', async () => {
    const password = await open('pham.giang');
    const { cookie } = await server().signIn('pham.giang', password);
    const id = await idOf('pham.giang');
    expect((await actorBehind(cookie)).id).toBe(id);
    await closeAccount(database().db, here(), 'pham.giang');
    expect([await statusOf('pham.giang', password), await sessionsOf(id)]).toEqual([401, 0]);
    aMomentLater();
    expect((await actorBehind(cookie)).role).toBe('public');
    const again = await resetAccount(database().db, here(), 'pham.giang');
    expect([await statusOf('pham.giang', password), await statusOf('pham.giang', again)]).toEqual([401, 200]);
  });

  test('leaves the name of its person in the history, for those who may see it', async () => {
    const name = 'Hoàng Thị Hà';
    const manager = { name, role: 'project_manager', organisation: 'investor-13' } as const;
    const password = await open('hoang.ha', manager);
    const duty = { organisationId: 'investor-13', cluster: OWN, validFrom: TODAY, validTo: null };
    const stream = streamOf('person', await idOf('hoang.ha'));
    await say(services(), stream, { type: 'person.assigned', duties: [duty] });
    const { cookie } = await server().signIn('hoang.ha', password);
    const key = 'infrastructure_completed';
    const said = { date: '2026-09', reason: 'permits', note: 'Chờ giấy phép' };
    const expected = await versionOf(services(), OWN, key);
    const command = { stream: STREAM, key, expected, request: uuidv7(), said };
    const saved = await post('/api/trpc/milestones.setForecast', command, { as: cookie });
    expect(saved.status).toBe(200);
    await closeAccount(database().db, here(), 'hoang.ha', { orphaning: true });
    aMomentLater();
    const late = { ...command, expected: await versionOf(services(), OWN, key), request: uuidv7() };
    expect((await post('/api/trpc/milestones.setForecast', late, { as: cookie })).status).toBe(401);
    const { history } = await (await callAs(services(), 'department')).clusters.detail({ code: OWN });
    expect(history[0]).toMatchObject({ by: name, event: { entries: [{ date: '2026-09' }] } });
    const everybody = await (await callAs(services(), 'public')).clusters.detail({ code: OWN });
    expect(JSON.stringify(everybody)).not.toContain(name);
  });
});

test('everybody who has or had an account is listed, with agency and unit', async () => {
  await open('bui.hung', {
    name: 'Bùi Hùng',
    role: 'area_committee',
    organisation: 'committee-276',
    unit: '276',
  });
  await closeAccount(database().db, here(), 'bui.hung');
  const accounts = await listAccounts(database().db, PROVINCE);
  expect(accounts.find(({ username }) => username === 'bui.hung')).toEqual({
    username: 'bui.hung',
    name: 'Bùi Hùng',
    role: 'area_committee',
    organisation: 'committee-276',
    unit: '276',
    open: false,
  });
  const names = accounts.map(({ username }) => username);
  expect(names).toEqual(names.toSorted());
  expect(names).toEqual(expect.arrayContaining(['donganh', 'lanhdao', 'quanly', 'quantri', 'socongthuong']));
  expect(accounts.length).toBe(await database().db.$count(authUser));
});

test('every one of these acts is an event of the person, and the log is whole', async () => {
  await open('dang.khanh');
  await resetAccount(database().db, here(), 'dang.khanh');
  await closeAccount(database().db, here(), 'DANG.KHANH');
  await resetAccount(database().db, here(), 'dang.khanh');
  const lines = await eventsOf(database().db, streamOf('person', await idOf('dang.khanh')));
  const username = 'dang.khanh';
  const act = (change: string) => ({ type: 'person.account', username, change });
  const assigned = {
    type: 'person.assigned',
    duties: [{ organisationId: 'department', cluster: null, validFrom: TODAY, validTo: null }],
  };
  expect(lines.map(({ body }) => body)).toMatchObject([
    {
      type: 'person.recorded',
      person: { name: 'Nguyễn Văn An', role: 'department', provenance: 'reported' },
    },
    act('opened'),
    assigned,
    act('reset'),
    act('closed'),
    // Nobody answers for the agency who may not sign in.
    { ...assigned, duties: [{ organisationId: 'department', cluster: null, validTo: addDays(TODAY, -1) }] },
    act('reset'),
    assigned,
  ]);
  expect(await faultsOf(database().db)).toEqual([]);
});
