import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountLink, authAccount, authUser, event, signIn } from '../../server/db/schema.ts';
import { makeFirstLink, makeLink } from '../../server/people/links.ts';
import { FRESH_MS } from '../../server/people/sessions.ts';
import { purgeSignIns } from '../../server/people/sign-ins.ts';
import { PROVINCE } from '../../server/province.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { Actor } from '../../shared/roles.ts';
import { faultsOf, say } from '../support/log.ts';
import { useRealServer } from '../support/real.ts';

const { db, server, services, post } = useRealServer();
const here = () => ({ provinceId: PROVINCE, now: services().clock.now() });
const GOOD = 'chợ xanh mùa gió';
const OTHER = 'cầu dài sông rộng';
const HA = { name: 'Nguyễn Thị Hà', title: '', username: 'Ha.Nguyen' };
const LINK = '/api/account/link';
const WELCOME = '/api/account/welcome';
const HOUR = 3_600_000;

const statusOf = async (username: string, password: string) =>
  (await server().signIn(username, password)).status;
async function actorBehind(cookie: string): Promise<Actor> {
  const answer = await server().get('/api/trpc/session.current', { as: cookie });
  return ((await answer.json()) as { result: { data: { actor: Actor } } }).result.data.actor;
}
const personOf = async (username: string): Promise<string> => {
  const [found] = await db().select().from(authUser).where(eq(authUser.username, username));
  return found?.id ?? '';
};
const aMomentLater = () => services().clock.put(services().clock.now() + FRESH_MS + 1);

/** The first administrator, signed in. */
let first: { token: string; cookie: string };

describe('the link of the first start', () => {
  test('makes the first administrator, who is signed in with it; the password must be a good one', async () => {
    const token = (await makeFirstLink(db(), here())) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect((await post(LINK, { token })).body).toEqual({ kind: 'administrator' });
    const refused = async (password: string, administrator: object | null) =>
      (await post(WELCOME, { token, password, administrator })).body;
    expect(await refused('abc', HA)).toMatchObject({ error: { fields: [{ issue: 'password_short' }] } });
    expect(await refused('ha.nguyen2026', HA)).toMatchObject({
      error: { fields: [{ issue: 'password_easy' }] },
    });
    expect(await refused(GOOD, { ...HA, username: 'hà' })).toMatchObject({
      error: { fields: [{ field: 'username', issue: 'malformed' }] },
    });
    expect(await refused(GOOD, null)).toMatchObject({ error: { fields: [{ field: 'name' }] } });
    const { status, body, cookie } = await post(WELCOME, { token, password: GOOD, administrator: HA });
    expect([status, body]).toEqual([200, { username: 'Ha.Nguyen', signedIn: true, secondFactor: false }]);
    expect(await actorBehind(cookie)).toMatchObject({ role: 'administrator' });
    expect(await statusOf('ha.nguyen', GOOD)).toBe(200);
    first = { token, cookie };
  });

  test('opens nothing a second time, and is made once', async () => {
    expect((await post(LINK, { token: first.token })).status).toBe(404);
    const again = { ...HA, username: 'an.khac' };
    const second = await post(WELCOME, { token: first.token, password: GOOD, administrator: again });
    expect([second.status, second.cookie]).toEqual([404, '']);
    expect(await makeFirstLink(db(), here())).toBeNull();
  });

  test('its token and the password stand nowhere in the database', async () => {
    const rows = [await db().select().from(event), await db().select().from(accountLink)];
    const kept = JSON.stringify([...rows, await db().select().from(authAccount)]);
    expect(kept).not.toContain(first.token);
    expect(kept).not.toContain(GOOD);
    expect(kept).toContain('$argon2id$');
  });
});

describe('a link for another administrator', () => {
  const use = (token: string, username: string) =>
    post(WELCOME, { token, password: GOOD, administrator: { ...HA, username } });

  test('is ended by the next one, and by its day', async () => {
    const [before, after] = [
      await makeLink(db(), here(), { kind: 'administrator' }),
      await makeLink(db(), here(), { kind: 'administrator' }),
    ];
    expect((await use(before, 'tran.binh')).status).toBe(404);
    services().clock.put(services().clock.now() + 24 * HOUR + 1);
    expect((await post(LINK, { token: after })).status).toBe(404);
    expect((await use(after, 'tran.binh')).status).toBe(404);
    expect(await personOf('tran.binh')).toBe('');
  });

  test('used twice at once makes one', async () => {
    const token = await makeLink(db(), here(), { kind: 'administrator' });
    const both = await Promise.all([use(token, 'le.chi'), use(token, 'le.dung')]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 404]));
  });

  test('takes no name that somebody has, and can be used after that', async () => {
    const token = await makeLink(db(), here(), { kind: 'administrator' });
    expect((await use(token, 'HA.nguyen')).body).toMatchObject({
      error: { fields: [{ field: 'username', issue: 'name_taken' }] },
    });
    expect((await use(token, 'pham.giang')).status).toBe(200);
  });

  test('an invented one opens nothing', async () => {
    for (const token of ['x'.repeat(43), '', "' or 1=1 --------------"]) {
      expect([404, 400]).toContain((await post(LINK, { token })).status);
    }
  });
});

describe('signing in', () => {
  let person = '';
  beforeAll(async () => {
    person = await personOf('ha.nguyen');
  });
  const term = (from: string | null, until: string | null) =>
    say(services(), streamOf('person', person), { type: 'person.term', from, until });

  test('outside the days of an account is refused, though the password is right; a session ends with the last day', async () => {
    const { cookie } = await server().signIn('ha.nguyen', GOOD);
    expect((await actorBehind(cookie)).id).toBe(person);
    await term(null, '2026-11-01');
    aMomentLater();
    expect((await actorBehind(cookie)).id).toBeNull();
    const refused = await post('/api/auth/sign-in/username', { username: 'ha.nguyen', password: GOOD });
    expect([refused.status, refused.cookie, refused.body]).toMatchObject([
      403,
      '',
      { error: { fields: [{ issue: 'not_now' }] } },
    ]);
    // Whoever does not know the password is not told.
    expect(await statusOf('ha.nguyen', OTHER)).toBe(401);
    await term('2026-12-24', null);
    expect(await statusOf('ha.nguyen', GOOD)).toBe(403);
    await term(null, null);
    expect(await statusOf('ha.nguyen', GOOD)).toBe(200);
  });

  test('is remembered: who, when, how it ended and from which network; nothing of what was typed', async () => {
    await server().signIn('Ha.Nguyen', 'mật khẩu gõ nhầm');
    await server().signIn('mật khẩu gõ nhầm', 'x');
    const rows = await db().select().from(signIn);
    const outcomes = (of: string | null) =>
      new Set(rows.filter((row) => row.person === of).map(({ outcome }) => outcome));
    expect(outcomes(person)).toEqual(new Set(['link', 'signed_in', 'wrong', 'not_now']));
    expect(outcomes(null)).toEqual(new Set(['wrong']));
    expect(new Set(rows.map(({ network }) => network))).toEqual(new Set(['127.0.0.0/24']));
    expect(JSON.stringify(rows)).not.toMatch(/gõ nhầm|ha\.nguyen/i);
  });

  test('is forgotten after 400 days, and not before', async () => {
    const { clock } = services();
    const now = clock.now();
    const rows = await db().$count(signIn);
    clock.put(now + 399 * 24 * HOUR - 48 * HOUR);
    await purgeSignIns(services());
    expect(await db().$count(signIn)).toBe(rows);
    clock.put(now + 400 * 24 * HOUR + 1);
    await purgeSignIns(services());
    expect(await db().$count(signIn)).toBe(0);
    clock.put(now);
  });
});

describe('one’s own password', () => {
  const change = (before: string, password: string, as?: string) =>
    post('/api/account/password', { before, password }, as);

  test('is changed with the old one; other sessions end, this one goes on', async () => {
    const [mine, elsewhere] = [
      await server().signIn('ha.nguyen', GOOD),
      await server().signIn('ha.nguyen', GOOD),
    ];
    expect((await change(GOOD, OTHER)).status).toBe(401);
    expect((await change('nhầm rồi', OTHER, mine.cookie)).body).toMatchObject({
      error: { fields: [{ field: 'before', issue: 'password_wrong' }] },
    });
    expect((await change(GOOD, '123456789012', mine.cookie)).body).toMatchObject({
      error: { fields: [{ field: 'password', issue: 'password_easy' }] },
    });
    expect(await statusOf('ha.nguyen', GOOD)).toBe(200);
    expect((await change(GOOD, OTHER, mine.cookie)).status).toBe(200);
    aMomentLater();
    expect((await actorBehind(mine.cookie)).role).toBe('administrator');
    expect((await actorBehind(elsewhere.cookie)).role).toBe('public');
    expect([await statusOf('ha.nguyen', GOOD), await statusOf('ha.nguyen', OTHER)]).toEqual([401, 200]);
  });

  test('typed with marks that another keyboard composes otherwise is the same', async () => {
    expect(OTHER.normalize('NFD')).not.toBe(OTHER);
    expect(await statusOf('ha.nguyen', OTHER.normalize('NFD'))).toBe(200);
  });

  test('everything that was done is in the log, and the log is whole', async () => {
    const rows = await db()
      .select({ body: event.body })
      .from(event)
      .where(eq(event.stream, streamOf('person', await personOf('ha.nguyen'))));
    expect(rows.map(({ body }) => body)).toMatchObject([
      { type: 'person.recorded', person: { role: 'administrator', provenance: 'reported' } },
      { type: 'person.account', username: 'ha.nguyen', change: 'opened' },
      { type: 'person.term' },
      { type: 'person.term' },
      { type: 'person.term' },
      { type: 'person.account', change: 'password' },
    ]);
    expect(await faultsOf(db(), { today: services().clock.today() })).toEqual([]);
  });
});
