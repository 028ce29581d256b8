import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authAccount, authSession, authUser } from '../../server/db/schema.ts';
import { closeAccount, openAccount, resetAccount } from '../../server/people/accounts.ts';
import { findVouched } from '../../server/people/entry.ts';
import { setProviderMail } from '../../server/people/factor.ts';
import { PROVINCE } from '../../server/province.ts';
import { useServer } from '../support/here.ts';
import { type City, startCity } from '../support/oidc.ts';
import { type RunningServer, startApp } from '../support/server.ts';

const { database, services } = useServer();
let city: City;
let here: RunningServer;
const where = { url: 'http://127.0.0.1' };

beforeAll(async () => {
  // The provider knows the address that people come back to, and the server the provider's: the address comes first.
  const reserved = await startApp(services());
  where.url = reserved.url;
  await reserved.close();
  city = await startCity(() => where.url);
  here = await startApp(services(), { oidc: city.settings, port: Number(new URL(where.url).port) });
  city.people.set('s-an', {
    preferred_username: 'An.Nguyen',
    name: 'Somebody',
    email: 'an@hanoi.example',
    email_verified: true,
  });
});
afterAll(async () => {
  await here.close();
  await city.close();
});

let made = 0;
const nextName = () => `an.nguyen${made++}`;
const open = (username: string) =>
  openAccount(
    database().db,
    { provinceId: PROVINCE, now: services().clock.now() },
    { username, name: 'Nguyễn Văn An', role: 'department', organisation: 'department', unit: null },
  );
/** A person of the provider's with an account here, each test another. */
let [subject, username] = ['', ''];
beforeEach(async () => {
  username = nextName();
  subject = `s-${username}`;
  city.people.set(subject, { preferred_username: username });
  await open(username);
});

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');

/** Where a browser is sent, with what it holds meanwhile. */
async function begin(there = here, next?: string) {
  const response = await there.get('/api/auth/provider', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: there.url },
    body: JSON.stringify(next === undefined ? {} : { next }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return { url: ((await response.json()) as { url: string }).url, cookie: cookiesOf(response) };
}

/** What comes of it at our side: where the browser ends, and who it is then. */
async function end(back: string, cookie: string, there = here) {
  const { pathname, search } = new URL(back);
  const answer = await there.get(pathname + search, { redirect: 'manual', as: cookie });
  const session = cookiesOf(answer);
  const current = await there.get('/api/trpc/session.current', session ? { as: session } : {});
  const { actor } = ((await current.json()) as { result: { data: { actor: { role: string } } } }).result.data;
  return { status: answer.status, location: answer.headers.get('location'), role: actor.role, session };
}

async function enter(as: string, there = here) {
  const { url, cookie } = await begin(there);
  return end(await city.visit(url, as), cookie, there);
}
const UNKNOWN = { status: 303, location: '/sign-in?refused=unknown', role: 'public' };
const AGAIN = { status: 303, location: '/sign-in?refused=again', role: 'public' };

describe('by the city’s provider', () => {
  test('an account that the administrator made is signed in to, and the page it came from is kept', async () => {
    const { url, cookie } = await begin(here, '/work');
    const entered = await end(await city.visit(url, subject), cookie);
    expect(entered).toMatchObject({
      status: 303,
      location: '/sign-in?by=oidc&next=%2Fwork',
      role: 'department',
    });
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
    const [link] = await database().db.select().from(authAccount).where(eq(authAccount.accountId, subject));
    // What would open the provider's doors is not kept, and their name for the person does not take the place of ours.
    expect(link).toMatchObject({
      providerId: 'oidc',
      issuer: city.settings.issuer,
      accessToken: null,
      refreshToken: null,
      idToken: null,
    });
    const [account] = await database().db.select().from(authUser).where(eq(authUser.username, username));
    expect(account?.name).toBe('Nguyễn Văn An');
  });

  test('once linked it is known by its subject: another name there changes nothing', async () => {
    await enter(subject);
    city.people.set(subject, { preferred_username: 'quantri' });
    const { role, session } = await enter(subject);
    expect(role).toBe('department');
    const current = await (await here.get('/api/trpc/session.current', { as: session })).text();
    expect(current).toContain('Nguyễn Văn An');
  });

  test('regression: the same subject of another issuer was the same person', async () => {
    await enter(subject);
    const find = (issuer: string, claims = {}) =>
      findVouched(database().db, 'preferred_username', { issuer, subject, claims });
    expect(await find(city.settings.issuer)).not.toBeNull();
    expect(await find('https://other.example')).toBeNull();
    // Nor is it when the first one is back; each finds its people by name, as at first.
    expect(await find(city.settings.issuer)).toBeNull();
    expect((await enter(subject)).role).toBe('department');
  });

  test('regression: an upgrade cut the links from before issuers were written down', async () => {
    await enter(subject);
    const other = `s-${nextName()}`;
    const { db } = database();
    const link = { userId: other, accountId: other, providerId: 'oidc', createdAt: new Date(0) };
    await db.insert(authAccount).values({ ...link, id: other, updatedAt: new Date(0) });
    await db.update(authAccount).set({ issuer: null }).where(eq(authAccount.accountId, subject));
    // Known by its subject: the name alone would find nobody.
    city.people.set(subject, { preferred_username: 'nobody.here' });
    expect((await enter(subject)).role).toBe('department');
    const kept = await db
      .select({ issuer: authAccount.issuer })
      .from(authAccount)
      .where(inArray(authAccount.accountId, [subject, other]));
    // Those of whoever has not come yet too: no later issuer is to find them under its own subjects.
    expect(kept.map(({ issuer }) => issuer)).toEqual([city.settings.issuer, city.settings.issuer]);
    const later = { issuer: 'https://other.example', subject, claims: {} };
    expect(await findVouched(db, 'preferred_username', later)).toBeNull();
  });

  test('regression: a new password here cut the link to the provider', async () => {
    await enter(subject);
    const standing = { provinceId: PROVINCE, now: services().clock.now() };
    const password = await resetAccount(database().db, standing, username);
    expect((await here.signIn(username, password)).status).toBe(200);
    // Known by its subject: the name alone would find nobody.
    city.people.set(subject, { preferred_username: 'nobody.here' });
    expect((await enter(subject)).role).toBe('department');
  });

  test('who came before in the same browser is signed out', async () => {
    const before = (await here.signIn('lanhdao')).cookie;
    const { url, cookie } = await begin();
    await end(await city.visit(url, subject), `${cookie}; ${before}`);
    const current = await (await here.get('/api/trpc/session.current', { as: before })).text();
    expect(current).toContain('"role":"public"');
  });
});

describe('nobody comes in', () => {
  test('who has no account here, and none is made', async () => {
    const count = async () => [await database().db.$count(authUser), await database().db.$count(authAccount)];
    const before = await count();
    city.people.set('s-stranger', { preferred_username: 'stranger' });
    expect(await enter('s-stranger')).toMatchObject(UNKNOWN);
    city.people.set('s-nameless', {});
    expect(await enter('s-nameless')).toMatchObject(UNKNOWN);
    expect(await count()).toEqual(before);
  });

  test.each([
    ['before the first time', false],
    ['after they have come in', true],
  ])('whose account was closed %s', async (_when, came) => {
    if (came) expect((await enter(subject)).role).toBe('department');
    await closeAccount(database().db, { provinceId: PROVINCE, now: services().clock.now() }, username);
    expect(await enter(subject)).toMatchObject(UNKNOWN);
    const [account] = await database().db.select().from(authUser).where(eq(authUser.username, username));
    const sessions = await database().db.$count(authSession, eq(authSession.userId, account?.id ?? ''));
    expect(sessions).toBe(0);
  });

  test('another person of the provider’s under the same name', async () => {
    expect((await enter(subject)).role).toBe('department');
    city.people.set('s-other', { preferred_username: username });
    expect(await enter('s-other')).toMatchObject(UNKNOWN);
  });

  test('with a state that is not ours, or in another browser than it began in', async () => {
    const { url, cookie } = await begin();
    const back = new URL(await city.visit(url, subject));
    expect(await end(back.href, '')).toMatchObject(AGAIN);
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(32));
    expect(await end(forged.href, cookie)).toMatchObject(AGAIN);
  });

  test.each(['nonce', 'code_challenge'])('when the provider was asked with another %s', async (name) => {
    const { url, cookie } = await begin();
    const asked = new URL(url);
    asked.searchParams.set(name, 'A'.repeat(43));
    expect(await end(await city.visit(asked.href, subject), cookie)).toMatchObject(AGAIN);
  });

  test('a second time by the same answer', async () => {
    const { url, cookie } = await begin();
    const back = await city.visit(url, subject);
    expect((await end(back, cookie)).role).toBe('department');
    expect(await end(back, cookie)).toMatchObject(AGAIN);
  });

  test('who declined there', async () => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get('state') ?? '';
    const back = `${here.url}/api/auth/callback/oidc?${new URLSearchParams({ error: 'access_denied', state })}`;
    expect(await end(back, cookie)).toMatchObject(AGAIN);
  });

  test('by another provider, by another way of the library’s, or from another site’s page', async () => {
    const from = {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: here.url },
      body: '{}',
    };
    expect((await here.get('/api/auth/callback/github?code=x&state=y')).status).toBe(404);
    for (const path of [
      'sign-in/social',
      'sign-in/oauth2',
      'link-social',
      'get-access-token',
      'unlink-account',
    ])
      expect((await here.get(`/api/auth/${path}`, from)).status, path).toBe(404);
    const foreign = { ...from, headers: { ...from.headers, origin: 'https://evil.example' } };
    expect((await here.get('/api/auth/provider', foreign)).status).toBe(403);
  });

  test('where no provider is set', async () => {
    const without = await startApp(services());
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await without.get('/api/auth/provider', asked)).status).toBe(404);
    expect((await without.get('/api/auth/callback/oidc?code=x&state=y')).status).toBe(404);
    await without.close();
  });
});

test('regression: ways to the provider could be begun without end, each of which is kept', async () => {
  const other = await startApp(services(), { oidc: city.settings });
  const asked = (body: string) =>
    other.get('/api/auth/provider', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: other.url },
      body,
    });
  // The one that goes well counts as the others do, which cost less here.
  expect((await asked('{}')).status).toBe(200);
  const more = await Promise.all(Array.from({ length: 119 }, async () => (await asked('{"next":1}')).status));
  expect(new Set(more)).toEqual(new Set([400]));
  expect((await asked('{}')).status).toBe(429);
  await other.close();
});

describe('by an address that the administrator has written to an account', () => {
  let byMail: RunningServer;
  beforeAll(async () => {
    await here.close();
    byMail = await startApp(services(), {
      oidc: { ...city.settings, claim: 'email' },
      port: Number(new URL(where.url).port),
    });
  });
  afterAll(() => byMail.close());

  test('which the provider has verified; else nobody comes in', async () => {
    const mail = `${username}@hanoi.example`;
    const claims = { preferred_username: username, email: mail };
    city.people.set(subject, { ...claims, email_verified: true });
    // Nothing was written yet: the name alone opens nothing here, nor does the stand-in of an account without one.
    expect(await enter(subject, byMail)).toMatchObject(UNKNOWN);
    city.people.set('s-trick', { email: `${username}@accounts.invalid`, email_verified: true });
    expect(await enter('s-trick', byMail)).toMatchObject(UNKNOWN);
    await setProviderMail(database().db, username, mail);
    city.people.set(subject, { ...claims, email_verified: false });
    expect(await enter(subject, byMail)).toMatchObject(UNKNOWN);
    city.people.set(subject, { ...claims, email_verified: true });
    expect((await enter(subject, byMail)).role).toBe('department');
  });
});
