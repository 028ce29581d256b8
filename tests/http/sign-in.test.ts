import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { authSession } from '../../server/db/schema.ts';
import { FRESH_MS } from '../../server/people/sessions.ts';
import { useServer } from '../support/here.ts';

const { database, server, services, post } = useServer();
let manager: string;
beforeAll(async () => {
  manager = (await server().signIn('quanly')).cookie;
});

interface Current {
  result: { data: { actor: { role: string } } };
}

describe('signing in', () => {
  test('a session opens with the right password, stays out of scripts’ reach, and ends with signing out', async () => {
    const { status, cookie } = await server().signIn('donganh');
    expect(status).toBe(200);
    const current = async () =>
      (await (await server().get('/api/trpc/session.current', { as: cookie })).json()) as {
        result: { data: { actor: { role: string } } };
      };
    expect((await current()).result.data.actor.role).toBe('area_committee');
    await post('/api/auth/sign-out', {}, { as: cookie, headers: { origin: server().url } });
    expect((await current()).result.data.actor.role).toBe('public');
  });

  test('the cookie is HttpOnly and SameSite, and the password is nowhere in the answer', async () => {
    const response = await post(
      '/api/auth/sign-in/username',
      { username: 'lanhdao', password: 'minh-hoa-2025' },
      { headers: { origin: server().url } },
    );
    expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly/i);
    expect(response.headers.getSetCookie().join()).toMatch(/SameSite=Lax/i);
    expect(await response.text()).not.toContain('minh-hoa');
  });

  test('a wrong password and an unknown name are answered alike', async () => {
    const [wrong, unknown] = [
      await server().signIn('lanhdao', 'nope-nope'),
      await server().signIn('nobody', 'nope-nope'),
    ];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
  });

  test('from another site’s page it is refused', async () => {
    const response = await post(
      '/api/auth/sign-in/username',
      { username: 'lanhdao', password: 'minh-hoa-2025' },
      { headers: { origin: 'https://evil.example' } },
    );
    expect(response.status).toBe(403);
  });

  test('only the one cookie counts, with our signature on it, and once', async () => {
    const { cookie } = await server().signIn('donganh');
    const roleWith = async (as: string) =>
      ((await (await server().get('/api/trpc/session.current', { as })).json()) as Current).result.data.actor
        .role;
    const [name = '', value = ''] = cookie.split('=');
    const token = decodeURIComponent(value).split('.')[0] ?? '';
    expect(await roleWith(cookie)).toBe('area_committee');
    for (const planted of [
      `${name}=${token}`,
      `${name}=${token}.AAAA`,
      `__Host-${name}=${value}`,
      `${cookie}; ${cookie}`,
      `${name}=%E0%A4%A`,
    ]) {
      expect(await roleWith(planted), planted).toBe('public');
    }
  });

  test('who signs in as somebody else leaves no session behind', async () => {
    const { cookie } = await server().signIn('donganh');
    const credentials = { username: 'lanhdao', password: 'minh-hoa-2025' };
    await post('/api/auth/sign-in/username', credentials, { as: cookie, headers: { origin: server().url } });
    const current = (await (
      await server().get('/api/trpc/session.current', { as: cookie })
    ).json()) as Current;
    expect(current.result.data.actor.role).toBe('public');
  });

  test('regression: signing out was refused when others behind the address had signed out a hundred times', async () => {
    const { cookie } = await server().signIn('donganh');
    for (let i = 0; i < 110; i++) await post('/api/auth/sign-out', {}, { headers: { origin: server().url } });
    const answer = await post('/api/auth/sign-out', {}, { as: cookie, headers: { origin: server().url } });
    expect(answer.status).toBe(200);
    services().clock.put(services().clock.now() + 2 * FRESH_MS);
    const current = (await (
      await server().get('/api/trpc/session.current', { as: cookie })
    ).json()) as Current;
    expect(current.result.data.actor.role).toBe('public');
  });

  test('a page that poses as ours under another name is not answered, nor is an odd address', async () => {
    const statusWith = (path: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const call = request(server().url, { path, headers }, (res) => {
          res.resume();
          resolve(res.statusCode);
        });
        call.on('error', reject).end();
      });
    const session = '/api/trpc/session.current';
    expect(await statusWith(session, { host: 'evil.example' })).toBe(403);
    expect(await statusWith(session, { host: 'x@y:1/..' })).toBe(400);
    expect(await statusWith(`http://x${session}`, {})).toBe(400);
    expect(await statusWith(session, { 'x-forwarded-proto': 'a b:' })).toBe(200);
  });

  test('only signing in and out are reachable of the sign-in library', async () => {
    for (const path of [
      '/api/auth/sign-up/email',
      '/api/auth/update-user',
      '/api/auth/change-password',
      '/api/auth/list-sessions',
    ]) {
      expect((await post(path, {}, { as: manager })).status, path).toBe(404);
    }
  });

  test('a cookie that was made up opens nothing', async () => {
    const response = await server().get('/api/trpc/clusters.delays?input={}', {
      as: 'ccn.session_token=abc.def',
    });
    expect(response.status).toBe(401);
  });

  test('passwords are kept as argon2id', async () => {
    const stored = await database().db.query.authAccount.findMany();
    expect(stored.length).toBeGreaterThanOrEqual(5);
    expect(stored.every(({ password }) => password?.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(
      true,
    );
    expect((await database().db.select().from(authSession)).length).toBeGreaterThan(0);
  });
});
