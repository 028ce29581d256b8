import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { authSession, person } from '../../server/db/schema.ts';
import { createSessions, FRESH_MS } from '../../server/people/sessions.ts';
import { undone, useDatabase } from '../support/database.ts';
import { NOON, PERSONS, servicesOn } from '../support/services.ts';

const database = useDatabase();
const TOKEN = 'a-token-of-this-test';

/** A session opened some hours ago; the database's own clock judges it. */
async function signedIn(tx: Db, who: keyof typeof PERSONS, hoursAgo = 0) {
  const moment = new Date(Date.now() - hoursAgo * 3_600_000);
  const expiresAt = new Date(Date.now() + 3_600_000);
  const userId = PERSONS[who];
  await tx
    .insert(authSession)
    .values({ id: TOKEN, token: TOKEN, userId, expiresAt, createdAt: moment, updatedAt: moment });
  const services = servicesOn(tx);
  return { services, sessions: createSessions(services) };
}

describe('who is behind a session', () => {
  test('a right that is taken away is gone as soon as the answer about it is no longer fresh', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'department');
      expect((await sessions.find(TOKEN))?.actor.role).toBe('department');
      await tx.update(person).set({ role: 'leadership' }).where(eq(person.id, PERSONS.department));
      services.clock.set(NOON + FRESH_MS - 1);
      expect((await sessions.find(TOKEN))?.actor.role).toBe('department');
      services.clock.set(NOON + FRESH_MS);
      expect((await sessions.find(TOKEN))?.actor.role).toBe('leadership');
    });
  });

  test('an answer of yesterday is not fresh: duties end at midnight', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'department');
      const midnight = NOON + 12 * 3_600_000;
      services.clock.set(midnight - 1);
      await sessions.find(TOKEN);
      await tx.update(person).set({ role: 'leadership' }).where(eq(person.id, PERSONS.department));
      services.clock.set(midnight);
      expect((await sessions.find(TOKEN))?.actor.role).toBe('leadership');
    });
  });

  test('a session ends after twelve hours, however long it was asked for', async () => {
    await undone(database().db, async (tx) => {
      expect(await (await signedIn(tx, 'manager', 13)).sessions.find(TOKEN)).toBeNull();
    });
    await undone(database().db, async (tx) => {
      expect(await (await signedIn(tx, 'manager', 11)).sessions.find(TOKEN)).not.toBeNull();
    });
  });

  test('signing out ends it at once, also for a question that was under way', async () => {
    await undone(database().db, async (tx) => {
      const { services, sessions } = await signedIn(tx, 'manager');
      const underWay = sessions.find(TOKEN);
      await sessions.end(TOKEN);
      await underWay;
      expect(await sessions.find(TOKEN)).toBeNull();
      services.clock.set(NOON + 2 * FRESH_MS);
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
