import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  authAccount,
  authSession,
  authTwoFactor,
  authUser,
  authVerification,
  signIn as signInTable,
} from '../../server/db/schema.ts';
import { closeAccount, openAccount, resetAccount } from '../../server/people/accounts.ts';
import { resetFactor } from '../../server/people/factor.ts';
import { PROVINCE } from '../../server/province.ts';
import type { Role } from '../../shared/roles.ts';
import { useServer } from '../support/here.ts';
import { faultsOf } from '../support/log.ts';
import { type RunningServer, startApp } from '../support/server.ts';
import { codeOf } from '../support/totp.ts';

const { database, services } = useServer();
let server: RunningServer;
beforeAll(async () => {
  server = await startApp({ ...services(), factorFor: ['department', 'administrator'] });
  return () => server.close();
});
const now = () => ({ provinceId: PROVINCE, now: services().clock.now() });

interface Standing {
  actor: { role: Role };
  name: string | null;
  factor: { on: boolean; required: boolean } | null;
}
interface Answer<T> {
  status: number;
  body: T;
  cookie: string;
}

async function post<T = { error: { code: string } }>(
  path: string,
  body: object,
  as = '',
  there = server,
): Promise<Answer<T>> {
  const answer = await there.get(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: there.url },
    body: JSON.stringify(body),
    as,
  });
  const cookie = answer.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
  return { status: answer.status, body: (await answer.json()) as T, cookie };
}
const who = async (as: string): Promise<Standing> => {
  const answer = await server.get('/api/trpc/session.current', { as });
  return ((await answer.json()) as { result: { data: Standing } }).result.data;
};

let made = 0;
let [username, password] = ['', ''];
async function anAccount(role: 'department' | 'leadership' = 'department') {
  username = `factor.${made++}`;
  const account = { username, name: 'Trần Thị Bình', role, organisation: 'department', unit: null };
  password = await openAccount(database().db, now(), account);
}
beforeEach(() => anAccount());

const signIn = () => post<{ secondFactor: boolean }>('sign-in/username', { username, password });
interface Begun {
  secret: string;
  uri: string;
  codes: string[];
}
const begin = async (as: string) => (await post<Begun>('second-factor/begin', { password }, as)).body;

/** Somebody with a second factor: its secret, the codes of the list, and the session in which it was set up. */
async function enrolled() {
  const { cookie } = await signIn();
  const { secret, codes, uri } = await begin(cookie);
  const confirmed = await post('second-factor/confirm', { code: codeOf(secret) }, cookie);
  expect(confirmed.status).toBe(200);
  return { secret, codes, uri, before: cookie, session: confirmed.cookie };
}
const verify = (code: string, as: string, fromList = false) =>
  post('second-factor/verify', { code, fromList }, as);

describe('where a role needs a second factor', () => {
  test('who has none is nobody after the password, until they have set it up', async () => {
    const { cookie, body } = await signIn();
    expect(body.secondFactor).toBe(false);
    expect(await who(cookie)).toMatchObject({
      actor: { role: 'public' },
      name: 'Trần Thị Bình',
      factor: { on: false, required: true },
    });
    expect((await server.get('/api/trpc/clusters.delays?input={}', { as: cookie })).status).toBe(401);
    expect((await server.get('/api/files/x', { as: cookie })).status).not.toBe(200);
    const { session, before, uri } = await enrolled();
    expect(uri).toContain(`otpauth://totp/CCN%20H%C3%A0%20N%E1%BB%99i%3A${username}?secret=`);
    expect(await who(session)).toMatchObject({
      actor: { role: 'department' },
      factor: { on: true, required: true },
    });
    expect((await who(before)).actor.role).toBe('public');
  });

  test('it cannot be given up', async () => {
    const { session } = await enrolled();
    expect((await post('second-factor/end', { password }, session)).status).toBe(403);
  });

  test('a wrong first code sets nothing up', async () => {
    const { cookie } = await signIn();
    const { secret } = await begin(cookie);
    expect((await post('second-factor/confirm', { code: other(codeOf(secret)) }, cookie)).status).toBe(400);
    expect((await who(cookie)).actor.role).toBe('public');
    expect((await signIn()).body.secondFactor).toBe(false);
  });
});

/** A code that is not this one, nor the one before or after. */
const other = (code: string): string => String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');

describe('signing in with a second factor', () => {
  test('the password opens nothing; the code does, also with a space in it', async () => {
    const { secret } = await enrolled();
    const first = await signIn();
    expect(first.body.secondFactor).toBe(true);
    expect((await who(first.cookie)).name).toBeNull();
    const code = codeOf(secret);
    const second = await verify(`${code.slice(0, 3)} ${code.slice(3)}`, first.cookie);
    expect(second.status).toBe(200);
    expect(JSON.stringify(second.body)).toBe('{"success":true}');
    expect((await who(second.cookie)).actor.role).toBe('department');
  });

  test('regression: a try of the code was in no record of sign-ins', async () => {
    const { secret } = await enrolled();
    const { cookie } = await signIn();
    expect((await verify('000000', cookie)).status).toBe(401);
    expect((await verify(codeOf(secret), cookie)).status).toBe(200);
    const tries = await database()
      .db.select({ outcome: signInTable.outcome })
      .from(signInTable)
      .innerJoin(authUser, eq(authUser.id, signInTable.person))
      .where(eq(authUser.username, username))
      .orderBy(signInTable.id);
    expect(tries.slice(-2).map(({ outcome }) => outcome)).toEqual(['factor_wrong', 'factor']);
  });

  test('without a password before it, or as if somebody waited, a code is no try of anybody’s', async () => {
    const before = await database().db.$count(signInTable);
    for (const cookie of ['', 'ccn.two_factor=2fa-nobody.x'])
      expect((await verify('000000', cookie)).status).toBe(401);
    expect(await database().db.$count(signInTable)).toBe(before);
  });

  test('a code from the list opens once', async () => {
    const { codes } = await enrolled();
    const [code = ''] = codes;
    expect((await verify(code, (await signIn()).cookie, true)).status).toBe(200);
    expect((await verify(code, (await signIn()).cookie, true)).status).toBe(401);
    expect((await verify(codes[1] ?? '', (await signIn()).cookie, true)).status).toBe(200);
  });

  test('five tries a password; then not even the right code, until the password is given again', async () => {
    const { secret } = await enrolled();
    const { cookie } = await signIn();
    for (let i = 0; i < 5; i++) expect((await verify(other(codeOf(secret)), cookie)).status).toBe(401);
    expect((await verify(codeOf(secret), cookie)).status).toBe(401);
    expect((await verify(codeOf(secret), (await signIn()).cookie)).status).toBe(200);
  });

  test('ten wrong codes in a row close the account to codes for a while, whoever has the password', async () => {
    const { secret } = await enrolled();
    for (let i = 0; i < 10; i++) {
      await verify(other(codeOf(secret)), (await signIn()).cookie);
    }
    expect((await verify(codeOf(secret), (await signIn()).cookie)).status).toBe(429);
  });

  test('a session of somebody else in the same browser does not take the place of the code', async () => {
    const { secret } = await enrolled();
    const { cookie: theirs } = await server.signIn('lanhdao');
    const { cookie } = await signIn();
    const answer = await verify(codeOf(secret), `${cookie}; ${theirs}`);
    expect((await who(answer.cookie)).name).toBe('Trần Thị Bình');
    // Who signs in as somebody else leaves no session behind.
    expect((await who(theirs)).name).toBeNull();
    // Nor does a code without the password before it.
    expect((await verify(codeOf(secret), theirs)).status).toBe(401);
    expect((await verify(codeOf(secret), '')).status).toBe(401);
  });

  test('regression: an account that is closed between password and code is closed', async () => {
    const { secret } = await enrolled();
    const { cookie } = await signIn();
    await closeAccount(database().db, now(), username);
    const answer = await verify(codeOf(secret), cookie);
    expect(answer.status).not.toBe(200);
    expect((await who(answer.cookie)).actor.role).toBe('public');
  });

  const idOf = async () => {
    const [account] = await database().db.select().from(authUser).where(eq(authUser.username, username));
    return account?.id ?? '';
  };

  test('regression: a password given before a reset still opened the way to the code after it', async () => {
    const { secret } = await enrolled();
    const { cookie } = await signIn();
    const id = await idOf();
    const waiting = () => database().db.$count(authVerification, eq(authVerification.value, id));
    expect(await waiting()).toBe(1);
    await resetAccount(database().db, now(), username);
    expect(await waiting()).toBe(0);
    expect((await verify(codeOf(secret), cookie)).status).toBe(401);
  });

  test('regression: a session began though its password was taken away meanwhile', async () => {
    const { secret } = await enrolled();
    const { cookie } = await signIn();
    const id = await idOf();
    const ofPassword = and(eq(authAccount.userId, id), eq(authAccount.providerId, 'credential'));
    await database().db.delete(authSession).where(eq(authSession.userId, id));
    await database().db.delete(authAccount).where(ofPassword);
    expect((await verify(codeOf(secret), cookie)).status).toBe(401);
    expect(await database().db.$count(authSession, eq(authSession.userId, id))).toBe(0);
  });

  test('secret and codes are not kept as they are', async () => {
    const { secret, codes } = await enrolled();
    const [account] = await database().db.select().from(authUser).where(eq(authUser.username, username));
    const [kept] = await database()
      .db.select()
      .from(authTwoFactor)
      .where(eq(authTwoFactor.userId, account?.id ?? ''));
    expect(kept?.verified).toBe(true);
    for (const plain of [secret, ...codes]) expect(JSON.stringify(kept)).not.toContain(plain);
  });
});

describe('who has set one up', () => {
  test('gets a new list with the password, and the old one opens nothing', async () => {
    const { session, codes } = await enrolled();
    expect((await post('second-factor/codes', { password: 'wrong' }, session)).status).toBe(400);
    const { body } = await post<{ codes: string[] }>('second-factor/codes', { password }, session);
    expect(body.codes).toHaveLength(10);
    expect((await verify(codes[0] ?? '', (await signIn()).cookie, true)).status).toBe(401);
    expect((await verify(body.codes[0] ?? '', (await signIn()).cookie, true)).status).toBe(200);
  });

  test('regression: sessions opened by the password alone became full ones when the factor was set up', async () => {
    const elsewhere = (await signIn()).cookie;
    expect((await who(elsewhere)).name).toBe('Trần Thị Bình');
    const { session } = await enrolled();
    expect((await who(elsewhere)).name).toBeNull();
    expect((await who(session)).actor.role).toBe('department');
  });

  test('regression: giving it up left the sessions elsewhere open', async () => {
    await anAccount('leadership');
    const { session, secret } = await enrolled();
    const elsewhere = (await verify(codeOf(secret), (await signIn()).cookie)).cookie;
    expect((await who(elsewhere)).actor.role).toBe('leadership');
    const ended = await post('second-factor/end', { password }, session);
    expect((await who(elsewhere)).name).toBeNull();
    expect((await who(ended.cookie)).actor.role).toBe('leadership');
  });

  test('of a role that needs none, gives it up with the password, and signs in without', async () => {
    await anAccount('leadership');
    const { session } = await enrolled();
    expect((await who(session)).factor).toEqual({ on: true, required: false });
    expect((await post('second-factor/end', { password: 'wrong' }, session)).status).toBe(400);
    const ended = await post('second-factor/end', { password }, session);
    expect(ended.status).toBe(200);
    expect((await who(ended.cookie)).factor).toEqual({ on: false, required: false });
    expect((await signIn()).body.secondFactor).toBe(false);
  });

  test('and has lost the telephone, is let in by the password once the administrator has reset it', async () => {
    const { session } = await enrolled();
    await resetFactor(database().db, now(), username.toUpperCase());
    expect((await signIn()).body.secondFactor).toBe(false);
    expect((await who((await signIn()).cookie)).factor).toEqual({ on: false, required: true });
    const later = { ...services(), clock: services().clock };
    later.clock.put(later.clock.now() + 5_000);
    expect((await who(session)).name).toBeNull();
    expect(await faultsOf(database().db)).toEqual([]);
  });

  test('a reset opens no account that was closed', async () => {
    await enrolled();
    await closeAccount(database().db, now(), username);
    await resetFactor(database().db, now(), username);
    expect((await signIn()).status).toBe(401);
  });
});

test('without a session or from another site’s page nothing of it answers', async () => {
  for (const path of ['begin', 'confirm', 'codes', 'end', 'verify'])
    expect((await post(`second-factor/${path}`, { password: 'x', code: '123456' })).status, path).toBe(401);
  const foreign = await server.get('/api/auth/second-factor/verify', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: '{}',
  });
  expect(foreign.status).toBe(403);
  for (const path of [
    'two-factor/enable',
    'two-factor/verify-totp',
    'two-factor/send-otp',
    'two-factor/get-totp-uri',
  ])
    expect((await post(path, {})).status, path).toBe(404);
});
