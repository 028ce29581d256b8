import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { inTransaction } from '../../server/db/open.ts';
import { readStates } from '../../server/log/read.ts';
import { changeTogether } from '../../server/log/together.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { saidOf } from '../../shared/programmes/command.ts';
import { type TargetDay, targets } from '../../shared/programmes/facet.ts';
import { connectAgain, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { change as changeTarget, managed, targetCommand } from '../support/programmes.ts';
import {
  callAs,
  contextOf,
  NOON,
  OWN,
  OWN_TOO,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { forecast, refused, STREAM, versionOf } from '../support/updates.ts';

const database = useDatabase();

async function writeOnce(services: TestServices, key: MilestoneCode) {
  const expected = await versionOf(services, OWN, key);
  return forecast(services, { date: '2027-03' }, { key, expected });
}

test('writers of different clusters do not wait for each other, and none is lost', async () => {
  const { db } = database();
  const services = servicesOn(db, NOON);
  const rounds = 6;
  await Promise.all(
    [OWN, OWN_TOO].map(async (code) => {
      for (let i = 0; i < rounds; i++) {
        const expected = await versionOf(services, code, 'infrastructure_completed');
        await forecast(services, { date: `2026-0${i + 1}` }, { code, expected });
      }
    }),
  );
  const [a, b] = [OWN, OWN_TOO].map((code) =>
    services.snapshots.at(TODAY).then((s) => s.byCode.get(code)?.days.milestones.gateForecast),
  );
  expect([await a, await b]).toEqual(['2026-06', '2026-06']);
  expect(await faultsOf(db)).toEqual([]);
});

test('two who write the same milestone at once: one is saved, the other is shown both versions', async () => {
  const services = servicesOn(database().db);
  const expected = await versionOf(services, OWN, 'works_accepted');
  const both = await Promise.allSettled(
    ['2026-07', '2026-08'].map((date) => forecast(services, { date }, { key: 'works_accepted', expected })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const reasons = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const shape = await refused(Promise.reject(reasons[0]));
  expect(shape.code).toBe('CONFLICT');
  expect(shape.current).toEqual({
    version: won[0]?.seq,
    last: {
      event: (await eventsOf(services.db, STREAM)).at(-1)?.body,
      recordedAt: won[0]?.recordedAt,
      by: (await callAs(services, 'manager').then((caller) => caller.session.current())).name,
    },
  });
});

test('regression: of two who wrote two milestones of one cluster at once, one met an error', async () => {
  const { db } = database();
  const services = servicesOn(db);
  const milestones = ['works_accepted', 'wastewater_trial', 'component_works', 'first_tenant'] as const;
  const before = (await eventsOf(db, STREAM)).length;
  await Promise.all(milestones.map((milestone) => writeOnce(services, milestone)));
  expect((await eventsOf(db, STREAM)).length).toBe(before + milestones.length);
  expect(await faultsOf(db)).toEqual([]);
});

test('a transaction that fails halfway leaves nothing', async () => {
  const { db } = database();
  const count = (await eventsOf(db, STREAM)).length;
  await inTransaction(db, async (tx) => {
    await forecast(servicesOn(tx), { date: '2027-02' });
    throw new Error('the lights go out');
  }).catch(() => undefined);
  expect((await eventsOf(db, STREAM)).length).toBe(count);
});

test('a request id that comes again with other words, or for another milestone, is not taken for the first', async () => {
  const services = servicesOn(database().db);
  const request = uuidv7();
  const expected = await versionOf(services, OWN, 'infrastructure_completed');
  await forecast(services, { date: '2026-10' }, { request, expected });
  const malformed = { code: 'INVALID', fields: [{ field: 'request', issue: 'malformed' }] };
  expect(await refused(forecast(services, { date: '2026-11' }, { request, expected }))).toEqual(malformed);
  const otherwise = { date: '2026-10', reason: 'market' };
  expect(await refused(forecast(services, otherwise, { request, expected }))).toEqual(malformed);
  // Over the version that stands now nothing is in its way but the id of another intention.
  expect(await refused(forecast(services, { date: '2026-11' }, { request }))).toEqual(malformed);
  const misuse = forecast(services, { date: '2026-05' }, { request, key: 'component_works' });
  expect(await refused(misuse)).toEqual(malformed);
  expect((await services.snapshots.at(TODAY)).byCode.get(OWN)?.days.milestones.gateForecast).toBe('2026-10');
});

// One connection is never faster than itself: the embedded database has no other.
if (process.env['TEST_DB'] === 'postgres') {
  test('regression: an act over several streams wrote over what somebody had said of one of them meanwhile', async () => {
    const services = servicesOn(database().db);
    const others = servicesOn(await connectAgain(database()));
    const [first, second] = ['start-43', 'complete-30'];
    const { version } = await managed(services, first);
    const stream = streamOf('target', second);
    let attempts = 0;
    await changeTogether(
      await contextOf(services, 'department'),
      targets,
      targetCommand(first, {}, version),
      async ({ said }, tx) => {
        attempts += 1;
        const states = await readStates(tx, targets, { provinceId: services.provinceId, streams: [stream] });
        if (attempts === 1) await changeTarget(others, second, { max: 31 });
        const moved = (target: TargetDay | null | undefined) => {
          if (!target) throw new Error('no such target');
          return {
            type: 'target.recorded' as const,
            target: { ...saidOf(target), position: 900 },
            reason: 'Xếp lại',
            copiedFrom: null,
          };
        };
        return {
          events: [
            { stream: streamOf('target', first), event: moved(said) },
            { stream, event: moved(states.get(stream)?.said) },
          ],
        };
      },
    );
    expect(attempts).toBe(2);
    expect(await managed(services, second)).toMatchObject({ max: 31, position: 900 });
    expect(await faultsOf(database().db)).toEqual([]);
  });
}
