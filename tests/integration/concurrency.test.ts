import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { inTransaction } from '../../server/db/open.ts';
import { verifyLog } from '../../server/history/verify.ts';
import { useDatabase } from '../support/database.ts';
import { NOON, OWN, OWN_TOO, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { eventsOf, forecast, refused, versionOf } from '../support/updates.ts';

const database = useDatabase();

async function writeOnce(services: TestServices, milestone: string) {
  const expected = await versionOf(services, OWN, milestone);
  return forecast(services, { milestone, expected, date: '2027-03' });
}

test('writers of different clusters do not wait for each other, and none is lost', async () => {
  const { db } = database();
  const services = servicesOn(db, NOON);
  const rounds = 6;
  await Promise.all(
    [OWN, OWN_TOO].map(async (code) => {
      for (let i = 0; i < rounds; i++) {
        const expected = await versionOf(services, code, 'infrastructure_completed');
        await forecast(services, { cluster: code, expected, date: `2026-0${i + 1}` });
      }
    }),
  );
  const [a, b] = [OWN, OWN_TOO].map((code) =>
    services.snapshots.at(TODAY).then((s) => s.byCode.get(code)?.state.gateForecast),
  );
  expect([await a, await b]).toEqual(['2026-06', '2026-06']);
  expect((await verifyLog(db, '01')).fault).toBeNull();
});

test('two who write the same milestone at once: one is saved, the other is shown both versions', async () => {
  const services = servicesOn(database().db);
  const expected = await versionOf(services, OWN, 'works_accepted');
  const both = await Promise.allSettled(
    ['2026-07', '2026-08'].map((date) => forecast(services, { milestone: 'works_accepted', expected, date })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const reasons = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const won = (await services.snapshots.at(TODAY)).byCode.get(OWN);
  const shape = await refused(Promise.reject(reasons[0]));
  expect(shape.code).toBe('CONFLICT');
  expect(shape.current).toMatchObject({ version: won?.seq, entry: { kind: 'forecast' } });
});

test('regression: of two who wrote two milestones of one cluster at once, one met an error', async () => {
  const { db } = database();
  const services = servicesOn(db);
  const milestones = ['works_accepted', 'wastewater_trial', 'component_works', 'first_tenant'];
  const before = (await eventsOf(db, OWN)).length;
  await Promise.all(milestones.map((milestone) => writeOnce(services, milestone)));
  expect((await eventsOf(db, OWN)).length).toBe(before + milestones.length);
  expect((await verifyLog(db, '01')).fault).toBeNull();
});

test('an update by another process is seen at the next read', async () => {
  const { db } = database();
  const [here, there] = [servicesOn(db), servicesOn(db)];
  await here.snapshots.at(TODAY);
  await forecast(there, { date: '2027-01' });
  expect((await here.snapshots.at(TODAY)).byCode.get(OWN)?.state.gateForecast).toBe('2027-01');
});

test('a transaction that fails halfway leaves nothing', async () => {
  const { db } = database();
  const count = (await eventsOf(db, OWN)).length;
  await inTransaction(db, async (tx) => {
    await forecast(servicesOn(tx), { date: '2027-02' });
    throw new Error('the lights go out');
  }).catch(() => undefined);
  expect((await eventsOf(db, OWN)).length).toBe(count);
});

test('a request id that comes again with other words, or for another milestone, is not taken for the first', async () => {
  const services = servicesOn(database().db);
  const request = uuidv7();
  const expected = await versionOf(services, OWN, 'infrastructure_completed');
  await forecast(services, { request, expected, date: '2026-10' });
  expect(await refused(forecast(services, { request, expected, date: '2026-11' }))).toMatchObject({
    code: 'CONFLICT',
  });
  const otherwise = { request, expected, date: '2026-10', reason: 'market' };
  expect(await refused(forecast(services, otherwise))).toMatchObject({ code: 'CONFLICT' });
  const other = await versionOf(services, OWN, 'component_works');
  const misuse = forecast(services, {
    request,
    milestone: 'component_works',
    expected: other,
    date: '2026-05',
  });
  expect(await refused(misuse)).toEqual({
    code: 'INVALID',
    fields: [{ field: 'request', issue: 'malformed' }],
  });
  expect((await services.snapshots.at(TODAY)).byCode.get(OWN)?.state.gateForecast).toBe('2026-10');
});
