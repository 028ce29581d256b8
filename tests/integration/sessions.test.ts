import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { createAuth } from '../../server/auth.ts';
import { databaseNow } from '../../server/db/now.ts';
import type { Db } from '../../server/db/open.ts';
import { authAccount, authSession } from '../../server/db/schema.ts';
import { readStates } from '../../server/log/read.ts';
import { purgeSessions } from '../../server/people/old-sessions.ts';
import { createSessions, FRESH_MS } from '../../server/people/sessions.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { persons } from '../../shared/people/person.ts';
import { undone, useDatabase } from '../support/database.ts';
import { say } from '../support/log.ts';
import { NOON, PERSONS, servicesOn, type TestServices } from '../support/services.ts';

const database = useDatabase();
const TOKEN = 'a-token-of-this-test';
const HOUR_MS = 3_600_000;

/** A session opened some hours ago, to end in some; the database's own clock judges it. */
async function signedIn(tx: Db, who: keyof typeof PERSONS, { hoursAgo = 0, endsIn = 1 } = {}) {
  const at = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
  const [createdAt, expiresAt] = [at(-hoursAgo), at(endsIn)];
  const userId = PERSONS[who];
  await tx
    .insert(authSession)
    .values({ id: TOKEN, token: TOKEN, userId, expiresAt, createdAt, updatedAt: createdAt });
  const services = servicesOn(tx);
  return { services, sessions: createSessions(services) };
}

/** The person of the department becomes one of the city's leadership. */
async function promote(services: TestServices): Promise<void> {
  const stream = streamOf('person', PERSONS.department);
  const known = await readStates(services.db, persons, {
    provinceId: services.provinceId,
    streams: [stream],
  });
  const person = { ...known.get(stream)?.person, role: 'leadership' };
  await say(services, stream, { type: 'person.recorded', person });
}

describe('sessions that have ended', () => {
  test.each([
    [-1, 0],
    [1, 1],
  ])(
    'regression: they were kept for ever with the address they name; of one that ends in %i h there is left %i',
    async (endsIn, left) => {
      await undone(database().db, async (tx) => {
        await signedIn(tx, 'department', { hoursAgo: 5, endsIn });
        await purgeSessions(tx);
        expect(await tx.$count(authSession, eq(authSession.token, TOKEN))).toBe(left);
      });
    },
  );
});

describe('who is behind a session', () => {
  test.each([-13, 24 * 400])(
    'regression: who signed in at a machine whose clock is %i h off was told that the account’s days are over, or stayed signed in for as long',
    async (hours) => {
      await undone(database().db, async (tx) => {
        const services = servicesOn(tx);
        const auth = createAuth({
          db: tx,
          secret: 'x'.repeat(32),
          baseUrl: 'http://localhost',
          log: services.log,
        });
        const machine = Date.now() + hours * HOUR_MS;
        const [createdAt, expiresAt] = [new Date(machine), new Date(machine + 12 * HOUR_MS)];
        const { internalAdapter } = await auth.$context;
        const stamped = { createdAt, updatedAt: createdAt, expiresAt };
        const { token } = await internalAdapter.createSession(PERSONS.department, false, stamped, true);
        expect((await createSessions(services).find(token))?.actor.role).toBe('department');
        const [session] = await tx.select().from(authSession).where(eq(authSession.token, token));
        const left = (session?.expiresAt.getTime() ?? 0) - (await databaseNow(tx));
        expect(Math.round(left / HOUR_MS)).toBe(12);
      });
    },
  );

  test('a right that is taken away is gone as soon as the answer about it is no longer fresh', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'department');
      expect((await sessions.find(TOKEN))?.actor.role).toBe('department');
      await promote(services);
      services.clock.put(NOON + FRESH_MS - 1);
      expect((await sessions.find(TOKEN))?.actor.role).toBe('department');
      services.clock.put(NOON + FRESH_MS);
      expect((await sessions.find(TOKEN))?.actor.role).toBe('leadership');
    });
  });

  test('an answer of yesterday is not fresh: duties end at midnight', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'department');
      const midnight = NOON + 12 * 3_600_000;
      services.clock.put(midnight - 1);
      await sessions.find(TOKEN);
      await promote(services);
      services.clock.put(midnight);
      expect((await sessions.find(TOKEN))?.actor.role).toBe('leadership');
    });
  });

  test('a session ends after twelve hours, however long it was asked for', async () => {
    for (const [hoursAgo, isThere] of [
      [13, false],
      [11, true],
    ] as const) {
      await undone(database().db, async (tx) => {
        const { sessions } = await signedIn(tx, 'manager', { hoursAgo });
        expect((await sessions.find(TOKEN)) !== null).toBe(isThere);
      });
    }
  });

  test('a session ends when it was to end, however young it is', async () => {
    await undone(database().db, async (tx) => {
      const { sessions } = await signedIn(tx, 'manager', { hoursAgo: 1, endsIn: -0.01 });
      expect(await sessions.find(TOKEN)).toBeNull();
    });
  });

  test('a duty that has ended is in nobody’s scope the day after', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'manager');
      const clusters = async () => (await sessions.find(TOKEN))?.actor.clusters.toSorted();
      expect(await clusters()).toEqual(['HN-058', 'HN-061']);
      const stream = streamOf('person', PERSONS.manager);
      const known = await readStates(tx, persons, { provinceId: services.provinceId, streams: [stream] });
      const duty = known.get(stream)?.duties.find(({ cluster }) => cluster === 'HN-058');
      await say(services, stream, { type: 'person.assigned', duties: [{ ...duty, validTo: '2025-03-31' }] });
      services.clock.put(NOON + FRESH_MS);
      expect(await clusters()).toEqual(['HN-058', 'HN-061']);
      services.clock.put(NOON + 24 * HOUR_MS);
      expect(await clusters()).toEqual(['HN-061']);
    });
  });

  test('regression: a session that began while the password was taken away, or the account closed, lived on', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'department');
      expect(await sessions.find(TOKEN)).not.toBeNull();
      await tx.delete(authAccount).where(eq(authAccount.userId, PERSONS.department));
      services.clock.put(NOON + FRESH_MS);
      expect(await sessions.find(TOKEN)).toBeNull();
      // Vouched for by the city's provider they need no password, but an account that is open.
      await tx.update(authSession).set({ provider: 'oidc' }).where(eq(authSession.token, TOKEN));
      expect((await sessions.find(TOKEN))?.actor.role).toBe('department');
      const closed = { type: 'person.account', username: 'socongthuong', change: 'closed' };
      await say(services, streamOf('person', PERSONS.department), closed);
      services.clock.put(NOON + 2 * FRESH_MS);
      expect(await sessions.find(TOKEN)).toBeNull();
    });
  });

  test('signing out ends it at once, also for a question that was under way', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'manager');
      const underWay = sessions.find(TOKEN);
      await sessions.end(TOKEN);
      await underWay;
      expect(await sessions.find(TOKEN)).toBeNull();
      services.clock.put(NOON + 2 * FRESH_MS);
      expect(await sessions.find(TOKEN)).toBeNull();
    });
  });

  test('nobody is not remembered: a session that opens a moment later is found', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const sessions = createSessions(services);
      expect(await sessions.find(TOKEN)).toBeNull();
      await signedIn(tx, 'committee');
      expect((await sessions.find(TOKEN))?.actor.unit).toBe('017');
    });
  });
});
