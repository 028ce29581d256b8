import { setTimeout as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { undone, useDatabase } from '../support/database.ts';
import { OWN_TOO, servicesOn, TODAY } from '../support/services.ts';
import { forecast } from '../support/updates.ts';

const database = useDatabase();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('looking at other days does not put today out of memory', async () => {
  const { snapshots } = servicesOn(database().db);
  const now = await snapshots.at(TODAY);
  for (const day of ['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01']) await snapshots.at(day);
  expect(await snapshots.at(TODAY)).toBe(now);
});

test('however many look at once, the database is asked for one and for one more', async () => {
  const { db } = database();
  let asked = 0;
  const counting = new Proxy(db, {
    get: (target, name) => {
      if (name === 'execute') asked += 1;
      return Reflect.get(target, name, target) as unknown;
    },
  });
  const { snapshots } = servicesOn(counting);
  await snapshots.at(TODAY);
  asked = 0;
  await Promise.all(Array.from({ length: 40 }, () => snapshots.at(TODAY)));
  expect(asked).toBe(2);
});

test('regression: every earlier version of today stayed in memory for as long as the server ran', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const versionNow = async () => new WeakRef(await services.snapshots.at(TODAY));
    const earlier = await versionNow();
    await forecast(services);
    const now = await versionNow();
    await nextTurn(0);
    collectGarbage();
    expect(earlier.deref()).toBeUndefined();
    expect(now.deref()?.asOf).toBe(TODAY);
  });
});

test('a day that ends has what came into it after it was last looked at', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx, instantInHanoi(TODAY, 22));
    await services.snapshots.at(TODAY);
    await forecast(services, {}, { code: OWN_TOO });
    services.clock.put(instantInHanoi(addDays(TODAY, 1), 1));
    const { byCode } = await services.snapshots.at(TODAY);
    expect(byCode.get(OWN_TOO)?.days.milestones.gateForecast).toBe('2026-09');
  });
});

test('regression: who asked while a change was being looked up got what stood before it', async () => {
  await undone(database().db, async (tx) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    let isHeld = false;
    const slow = new Proxy(tx, {
      get: (target, name) => {
        // After the look at the log, the change itself is read: that takes as long as it takes.
        if (name === 'execute' && isHeld && (asked += 1) === 2)
          return async (query: SQL) => {
            await released;
            return target.execute(query);
          };
        return Reflect.get(target, name, target) as unknown;
      },
    });
    const services = servicesOn(slow);
    await services.snapshots.at(TODAY);
    await forecast(services, {}, { code: OWN_TOO });
    isHeld = true;
    const first = services.snapshots.at(TODAY);
    await expect.poll(() => asked).toBe(2);
    const second = services.snapshots.at(TODAY);
    await expect.poll(() => asked).toBe(3);
    await nextTurn(0);
    release();
    for (const { byCode } of await Promise.all([first, second]))
      expect(byCode.get(OWN_TOO)?.days.milestones.gateForecast).toBe('2026-09');
  });
});
