import { setTimeout as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { undone, useDatabase } from '../support/database.ts';
import { servicesOn, TODAY } from '../support/services.ts';
import { forecast } from '../support/updates.ts';

const database = useDatabase();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

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
