import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { findActor } from '../../server/people/read.ts';
import { PROVINCE } from '../../server/province.ts';
import { makeDigests } from '../../server/reminders/keep.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf, say } from '../support/log.ts';
import {
  callAs,
  callerOf,
  contextOf,
  OWN,
  OWN_TOO,
  PERSONS,
  servicesOn,
  type TestServices,
} from '../support/services.ts';
import { refused, versionOf } from '../support/updates.ts';

const database = useDatabase();
const SUBSTITUTE = 'p-investor-01';
const ABSENT: string = PERSONS.manager;
const SPAN = { from: '2025-04-01', until: '2025-04-10' };

const away = async (services: TestServices, id = ABSENT) => {
  const found = (await (await callAs(services, 'department')).leaves.list()).find((one) => one.id === id);
  if (!found) throw new Error(`no manager ${id}`);
  return found;
};
const record = async (services: TestServices, said: object = {}) =>
  (await callAs(services, 'department')).leaves.record({
    stream: streamOf('person', ABSENT),
    key: 'leave',
    expected: (await away(services)).version,
    request: uuidv7(),
    said: { ...SPAN, substitute: SUBSTITUTE, note: 'Nghỉ phép năm', ...said },
  });
const end = async (services: TestServices, until: Day) => {
  const { version: expected, leaves } = await away(services);
  return (await callAs(services, 'department')).leaves.end({
    stream: streamOf('person', ABSENT),
    key: 'leave',
    expected,
    request: uuidv7(),
    said: { leave: leaves[0]?.id ?? '', until },
  });
};
const asSubstitute = async (services: TestServices) => {
  const found = await findActor(services.db, PROVINCE, SUBSTITUTE, services.clock.today());
  if (!found) throw new Error('no substitute');
  return callerOf({ ...(await contextOf(services, 'public')), ...found });
};
const forecast = async (services: TestServices) =>
  (await asSubstitute(services)).milestones.setForecast({
    stream: streamOf('cluster', OWN),
    key: 'infrastructure_completed',
    expected: await versionOf(services, OWN, 'infrastructure_completed'),
    request: uuidv7(),
    said: { date: '2026-09', reason: 'permits', note: 'Chờ giấy phép' },
  });

async function withLeave(work: (services: TestServices) => Promise<void>): Promise<void> {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    await say(services, streamOf('person', SUBSTITUTE), {
      type: 'person.account',
      username: 'thay',
      change: 'opened',
    });
    await record(services);
    await work(services);
  });
}
const on = (services: TestServices, day: Day) => services.clock.put(instantInHanoi(day, 9));

test('whoever stands in may what the absent might, from the first day to the last, and it is told as in their place', () =>
  withLeave(async (services) => {
    await expect(forecast(services)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    on(services, SPAN.from);
    await forecast(services);
    const { history } = await (await callAs(services, 'department')).clusters.detail({ code: OWN });
    const names = await Promise.all(
      [SUBSTITUTE, ABSENT].map(async (id) => (await findActor(services.db, PROVINCE, id, SPAN.from))?.name),
    );
    expect([history[0]?.by, history[0]?.inPlaceOf]).toEqual(names);
    on(services, '2025-04-11');
    await expect(forecast(services)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // What was said in their place stays so, and what the absent say is their own.
    const later = await (await callAs(services, 'department')).clusters.detail({ code: OWN });
    expect(later.history[0]?.inPlaceOf).toBe(names[1]);
    expect(later.history[1]?.inPlaceOf).toBeNull();
    expect(await faultsOf(services.db)).toEqual([]);
  }));

test('the work and the reminders of the absent are the substitute’s as well, and stay the absent’s', () =>
  withLeave(async (services) => {
    const own = (await (await asSubstitute(services)).work.mine({})).rows.map(({ code }) => code);
    on(services, '2025-04-02');
    const { rows } = await (await asSubstitute(services)).work.mine({});
    expect(rows.map(({ code }) => code).sort()).toEqual([...own, OWN, OWN_TOO].sort());
    const told = await makeDigests(services, { at: 0, grace: 3 });
    const about = (id: string) =>
      (told?.find(({ person }) => person === id)?.said.notices ?? [])
        .filter(({ code, kind }) => [OWN, OWN_TOO].includes(code) && kind !== 'assigned')
        .map((notice) => `${notice.kind} ${notice.about}`);
    expect(about(ABSENT)).not.toEqual([]);
    expect(about(SUBSTITUTE)).toEqual(about(ABSENT));
  }));

test('ended at once it gives no right any more, and who stood in on a day is still known', () =>
  withLeave(async (services) => {
    on(services, '2025-04-03');
    await forecast(services);
    await end(services, '2025-04-02');
    await expect(forecast(services)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    on(services, '2025-04-20');
    const whoOn = async (asOf: Day) =>
      (await (await callAs(services, 'department')).leaves.on({ asOf })).map(
        ({ substitute }) => substitute.id,
      );
    expect(await whoOn('2025-03-31')).toEqual([]);
    expect(await whoOn('2025-04-02')).toEqual([SUBSTITUTE]);
    expect(await whoOn('2025-04-05')).toEqual([]);
    expect(await faultsOf(services.db)).toEqual([]);
  }));

test('two at once, a chain and oneself are refused beside the field', () =>
  withLeave(async (services) => {
    expect((await refused(record(services))).fields).toMatchObject([
      { field: 'from', issue: 'leave_overlaps' },
    ]);
    const { fields } = await refused(
      record(services, { substitute: ABSENT, from: '2025-05-01', until: '2025-05-02' }),
    );
    expect(fields).toEqual([{ field: 'substitute', issue: 'oneself' }]);
    const chained = (await callAs(services, 'department')).leaves.record({
      stream: streamOf('person', SUBSTITUTE),
      key: 'leave',
      expected: (await away(services, SUBSTITUTE)).version,
      request: uuidv7(),
      said: { ...SPAN, substitute: ABSENT, note: '' },
    });
    expect((await refused(chained)).fields).toMatchObject([{ field: 'from', issue: 'stands_in' }]);
  }));
