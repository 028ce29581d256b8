import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { useServer } from '../support/here.ts';
import { type RunningServer, startApp } from '../support/server.ts';

const { services } = useServer();
const SITE = 'https://ccn.example.vn';
let server: RunningServer;
// Behind one proxy, so that a test can come from many addresses; a fresh one, because it remembers who failed.
beforeEach(async () => {
  server = await startApp(services(), { https: true, publicOrigin: SITE, trustedProxies: 1 });
});
afterEach(() => server.close());

const tryFrom = (address: string, username: string, password: string) =>
  server.get('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SITE, 'x-forwarded-for': address },
    body: JSON.stringify({ username, password }),
  });
const wrong = async (address: string, username: string) =>
  (await tryFrom(address, username, 'not-the-password')).status;
const right = async (address: string, username: string) =>
  (await tryFrom(address, username, DEMO_PASSWORD)).status;

/** The statuses of so many wrong tries, one after the other. */
async function fail(times: number, address: (i: number) => string, username: string) {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++) statuses.push(await wrong(address(i), username));
  return statuses;
}

describe('guessing', () => {
  test('regression: one outsider could lock another person out of signing in', async () => {
    const statuses = await fail(12, () => '198.51.100.7', 'lanhdao');
    expect(statuses.slice(9)).toEqual([401, 429, 429]);
    // Whose account it is, elsewhere; and somebody else at the same address.
    expect(await right('203.0.113.1', 'lanhdao')).toBe(200);
    expect(await right('198.51.100.7', 'donganh')).toBe(200);
    expect(await right('198.51.100.7', 'LanhDao')).toBe(429);
  });

  test('who is refused is told when to come again, and signing in rightly counts for nothing', async () => {
    for (let i = 0; i < 15; i++) expect(await right('192.0.2.4', 'donganh')).toBe(200);
    await fail(10, () => '192.0.2.4', 'donganh');
    const answer = await tryFrom('192.0.2.4', 'donganh', DEMO_PASSWORD);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(500);
    expect(await answer.json()).toEqual({ error: { code: 'TOO_MANY', fields: [] } });
  });

  test('regression: one account could be guessed from any number of addresses', {
    timeout: 60_000,
  }, async () => {
    expect(await right('203.0.113.9', 'quantri')).toBe(200);
    const statuses = await fail(101, (i) => `10.1.${Math.floor(i / 10)}.1`, 'quantri');
    expect([statuses.at(-2), statuses.at(-1)]).toEqual([401, 429]);
    expect(await right('10.9.9.9', 'quantri')).toBe(429);
    // Its owner, where they have signed in before, is not kept out by it.
    expect(await right('203.0.113.9', 'quantri')).toBe(200);
  });

  test('an IPv6 customer with a network of addresses counts as one', async () => {
    await fail(10, (i) => `2001:db8:1:1::${i + 1}`, 'lanhdao');
    expect(await wrong('2001:db8:1:1::ffff', 'lanhdao')).toBe(429);
    expect(await wrong('2001:db8:ffff::1', 'lanhdao')).toBe(401);
  });
});
