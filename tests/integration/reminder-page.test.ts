import { describe, expect, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { reminderChoice, reminderLetter } from '../../server/db/schema.ts';
import { makeDigests } from '../../server/reminders/keep.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import { undone, useDatabase } from '../support/database.ts';
import { callAs, PERSONS, servicesOn, type TestServices, TODAY } from '../support/services.ts';

const database = useDatabase();
const at = (db: Db) => servicesOn(db, instantInHanoi(TODAY, 8));
const make = (services: TestServices) => makeDigests(services, { at: 7 * 60, grace: 3 });
const putTo = (services: TestServices, day: Day) => services.clock.put(instantInHanoi(day, 8));

describe('on their own page', () => {
  const wanted = { mail: true, address: 'an.do@example.vn', lang: 'en' as const };

  test('people see their own digests, what is new until they have looked, and what they have chosen', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx);
      await make(services);
      const manager = await callAs(services, 'manager');
      const { digests, choice, letters } = await manager.reminders.mine();
      expect(digests).toMatchObject([{ day: TODAY, isNew: true, letter: null }]);
      expect([choice, letters]).toEqual([{ mail: false, address: null, lang: 'vi' }, true]);
      expect(await manager.reminders.count()).toBe(digests[0]?.notices.length);
      await manager.reminders.see({ day: TODAY });
      expect(await manager.reminders.count()).toBe(0);
      expect((await manager.reminders.mine()).digests).toMatchObject([{ day: TODAY, isNew: false }]);
      await manager.reminders.choose(wanted);
      expect((await manager.reminders.mine()).choice).toEqual(wanted);
      // What one has seen and chosen is nobody else's.
      const committee = await callAs(services, 'committee');
      expect((await committee.reminders.mine()).choice.address).toBeNull();
      expect((await committee.reminders.mine()).digests).toMatchObject([{ day: TODAY, isNew: true }]);
    });
  });

  test('of days to come nobody has seen anything', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx);
      const manager = await callAs(services, 'manager');
      await manager.reminders.see({ day: '2030-01-01' });
      await make(services);
      putTo(services, '2025-04-08');
      await make(services);
      expect((await (await callAs(services, 'manager')).reminders.mine()).digests[0]).toMatchObject({
        day: '2025-04-08',
        isNew: true,
      });
      expect(await tx.select().from(reminderChoice)).toMatchObject([{ seen: TODAY }]);
    });
  });

  test.each([
    ['no address', { ...wanted, address: null }],
    ['two lines', { ...wanted, address: 'an@example.vn\nBcc: x@example.vn' }],
    ['a name', { ...wanted, address: 'An <an@example.vn>' }],
    ['two addresses', { ...wanted, address: 'an@example.vn,x@example.vn' }],
  ])('letters are not sent to %s', async (_what, choice) => {
    const manager = await callAs(at(database().db), 'manager');
    await expect(manager.reminders.choose(choice)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('a letter that still waits goes to the address that is wanted now, or to none', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx);
      const manager = await callAs(services, 'manager');
      await manager.reminders.choose(wanted);
      await make(services);
      const stands = async () =>
        (await tx.select().from(reminderLetter)).map(({ address, state }) => `${address} ${state}`);
      await manager.reminders.choose({ ...wanted, address: 'an.moi@example.vn' });
      expect(await stands()).toEqual(['an.moi@example.vn waiting']);
      await manager.reminders.choose({ ...wanted, mail: false });
      expect(await stands()).toEqual(['an.moi@example.vn given_up']);
    });
  });

  test('a letter is put into the outbox for who wants one, and for nobody where none are sent', async () => {
    for (const sendsLetters of [true, false]) {
      await undone(database().db, async (tx) => {
        const services = { ...at(tx), sendsLetters };
        await (await callAs(services, 'manager')).reminders.choose(wanted);
        await make(services);
        const letters = await tx.select().from(reminderLetter);
        expect(letters.map(({ person, address, lang }) => [person, address, lang])).toEqual(
          sendsLetters ? [[PERSONS.manager, wanted.address, 'en']] : [],
        );
      });
    }
  });
});
