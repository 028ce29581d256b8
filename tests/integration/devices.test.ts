import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { isoInstant } from '../../shared/day.ts';
import { undone, useDatabase } from '../support/database.ts';
import { callAs, type Person, servicesOn, type TestServices } from '../support/services.ts';

const database = useDatabase();
const [PHONE, TABLET] = [uuidv7(), uuidv7()];

const seenBy = async (services: TestServices, who: Person) => (await callAs(services, who)).devices.waiting();
const tell = async (services: TestServices, device: string, waiting: number, more: object = {}) =>
  (await callAs(services, 'manager')).devices.tell({ device, waiting, files: 0, oldest: null, ...more });

describe('what waits on phones', () => {
  test('is known to those who ask after the reports of its clusters, and to no others', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const since = isoInstant(services.clock.now() - 3_600_000);
      await tell(services, PHONE, 3, { files: 2, oldest: since });
      for (const who of ['committee', 'department', 'leadership'] as const) {
        expect(await seenBy(services, who)).toEqual([
          expect.objectContaining({ waiting: 3, files: 2, oldest: since }),
        ]);
      }
    });
  });

  test('is told anew, for each device by itself, and is gone when nothing waits', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await tell(services, PHONE, 3);
      await tell(services, TABLET, 1);
      await tell(services, PHONE, 2);
      expect(
        (await seenBy(services, 'department')).map(({ waiting }) => waiting).toSorted((a, b) => a - b),
      ).toEqual([1, 2]);
      await tell(services, PHONE, 0);
      await tell(services, TABLET, 0);
      expect(await seenBy(services, 'department')).toEqual([]);
    });
  });

  test('of a device whose clock is ahead has not waited since tomorrow', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const now = services.clock.now();
      await tell(services, PHONE, 1, { oldest: isoInstant(now + 86_400_000) });
      expect(await seenBy(services, 'department')).toEqual([
        expect.objectContaining({ oldest: isoInstant(now) }),
      ]);
    });
  });

  test('is remembered of ten devices of a person, and of none for longer than ninety days', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const start = services.clock.now();
      for (let i = 1; i <= 12; i++) {
        services.clock.put(start + i * 1000);
        await tell(services, uuidv7(), i);
      }
      const waiting = (await seenBy(services, 'department')).map((one) => one.waiting);
      expect(waiting.sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      services.clock.put(start + 91 * 86_400_000);
      await tell(services, PHONE, 1);
      expect(await seenBy(services, 'department')).toHaveLength(1);
    });
  });
});
