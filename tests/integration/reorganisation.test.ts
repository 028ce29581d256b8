import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { findActor } from '../../server/people/read.ts';
import { PROVINCE } from '../../server/province.ts';
import type { DistrictLine } from '../../server/reorganisation/read.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { can } from '../../shared/roles.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import {
  callAs,
  callerOf,
  contextOf,
  FOREIGN,
  OWN,
  PERSONS,
  servicesOn,
  type TestServices,
} from '../support/services.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();
const DISTRICT = '017';
const LAST = '2025-06-30';
const DAY = '2025-07-01';

const planOf = async (services: TestServices) =>
  (await callAs(services, 'department')).reorganisation.plan({});
const districtIn = (districts: DistrictLine[]) => {
  const found = districts.find(({ code }) => code === DISTRICT);
  if (!found) throw new Error('no district');
  return found;
};
/** Everything of the district that is no question, with the only officer of each commune. */
async function everything(services: TestServices) {
  const { districts, takers } = await planOf(services);
  return districtIn(districts).clusters.flatMap(({ code, stated }) => {
    const taker = takers.find(({ unit }) => unit === stated);
    return stated !== null && taker ? [{ cluster: code, commune: stated, to: taker.id }] : [];
  });
}
async function sign(
  services: TestServices,
  said: { passings?: { cluster: string; commune: string; to: string }[] } = {},
) {
  const passings = said.passings ?? (await everything(services));
  return (await callAs(services, 'department')).reorganisation.sign({
    stream: streamOf('reorganisation', DAY),
    key: 'plan',
    expected: (await planOf(services)).version,
    request: uuidv7(),
    said: {
      districts: [DISTRICT],
      passings,
      document: { number: '12/KH-SCT', day: '2025-03-20', issuer: 'Sở Công Thương' },
    },
  });
}
const at = (services: TestServices, day: Day) => services.clock.put(instantInHanoi(day, 9));
const rightIn = async (services: TestServices, person: string, code: string) => {
  const today = services.clock.today();
  const unit = (await services.snapshots.at(today)).byCode.get(code)?.unit ?? '';
  const found = await findActor(services.db, PROVINCE, person, today);
  return found !== null && can(found.actor, 'actual.review', { code, units: [unit] }).yes;
};
const taker = async (services: TestServices) => {
  const found = (await everything(services)).find(({ cluster }) => cluster === OWN);
  if (!found) throw new Error('nobody takes the cluster over');
  await say(services, streamOf('person', found.to), {
    type: 'person.account',
    username: 'xa',
    change: 'opened',
  });
  return found;
};
/** Of the district, asked before the day and never answered. */
const askDistrict = (services: TestServices) =>
  say(services, streamOf('cluster', OWN), {
    type: 'obstacles.opened',
    id: 'o-1',
    milestone: 'infrastructure_completed',
    cause: 'permits',
    what: 'x',
    proposal: 'x',
    product: 'x',
    organisation: `committee-${DISTRICT}`,
    person: PERSONS.committee,
    due: LAST,
    provenance: 'reported',
  });

test('what is signed changes nothing before the day, and everything on it', () =>
  undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const { to } = await taker(services);
    await askDistrict(services);
    await sign(services);
    at(services, LAST);
    expect(await rightIn(services, PERSONS.committee, OWN)).toBe(true);
    expect(await rightIn(services, to, OWN)).toBe(false);
    at(services, DAY);
    expect(await findActor(tx, PROVINCE, PERSONS.committee, DAY)).toBeNull();
    expect(await rightIn(services, to, OWN)).toBe(true);
    // What the district was asked and has not answered is asked of who took over.
    const found = await findActor(tx, PROVINCE, to, DAY);
    const { asked } = await callerOf({ ...(await contextOf(services, 'public')), ...found }).work.mine({});
    expect(asked.map(({ row, obstacle }) => `${row.code} ${obstacle.id}`)).toContain(`${OWN} o-1`);
    expect(await faultsOf(tx)).toEqual([]);
  }));

test('each history tells it, and the public is told nothing', () =>
  undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const seen = async () =>
      JSON.stringify(await (await callAs(services, 'public')).clusters.detail({ code: OWN }));
    const before = await seen();
    await sign(services);
    expect(await seen()).toBe(before);
    const { history } = await (await callAs(services, 'department')).clusters.detail({ code: OWN });
    expect(history[0]?.event).toMatchObject({
      type: 'handover.succeeded',
      from: 'Huyện Đông Anh',
      since: DAY,
      document: { number: '12/KH-SCT' },
    });
  }));

test('it is signed in parts: the plan says what is open and whose account ends', () =>
  undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const all = await everything(services);
    const open = districtIn((await planOf(services)).districts).open;
    await sign(services, { passings: all.filter(({ cluster }) => cluster === OWN) });
    const { districts, signings } = await planOf(services);
    expect(districtIn(districts)).toMatchObject({ open: open - 1, accounts: [{ until: LAST, ends: true }] });
    expect(signings).toMatchObject([{ clusters: 1, accounts: 1, mayCancel: true }]);
    const { fields } = await refused(sign(services, { passings: all }));
    expect(fields[0]?.issue).toBe('already_assigned');
    await sign(services, { passings: all.filter(({ cluster }) => cluster !== OWN) });
    expect((await planOf(services)).signings[1]).toMatchObject({ clusters: all.length - 1, accounts: 0 });
  }));

test('where the register does not state the commune it is asked, and the register knows it then', () =>
  undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const events = await eventsOf(tx, streamOf('cluster', OWN));
    const entered = events.find(({ body }) => body.type === 'register.entered')?.body as
      | { identity: object; units: { unitCode: string }[] }
      | undefined;
    const units = (entered?.units ?? []).filter(({ unitCode }) => unitCode === DISTRICT);
    await say(services, streamOf('cluster', OWN), {
      type: 'register.corrected',
      identity: entered?.identity,
      units,
    });
    const { districts, takers } = await planOf(services);
    const line = districtIn(districts).clusters.find(({ code }) => code === OWN);
    expect(line?.stated).toBeNull();
    const commune = line?.candidates[0] ?? '';
    const to = takers.find(({ unit }) => unit === commune)?.id ?? '';
    await sign(services, { passings: [{ cluster: OWN, commune, to }] });
    const snapshot = await services.snapshots.at(DAY);
    expect(snapshot.byCode.get(OWN)?.unit).toBe(commune);
    expect((await services.snapshots.at(LAST)).byCode.get(OWN)?.unit).toBe(DISTRICT);
    expect(await faultsOf(tx)).toEqual([]);
  }));

test('regression: what decides in a transaction waited for a question outside of it', async () => {
  const services = servicesOn(database().db);
  const nowhere = sign(services, { passings: [{ cluster: FOREIGN, commune: '00454', to: 'nobody' }] });
  expect((await refused(nowhere)).fields).toMatchObject([{ field: 'passings.0.cluster' }]);
});

test('before the day it is taken back as one act; afterwards no more', () =>
  undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const { to } = await taker(services);
    await sign(services);
    const cancel = async () => {
      const { version: expected, signings } = await planOf(services);
      return (await callAs(services, 'department')).reorganisation.cancel({
        stream: streamOf('reorganisation', DAY),
        key: 'plan',
        expected,
        request: uuidv7(),
        said: { signing: signings[0]?.id ?? '', note: 'Ký nhầm' },
      });
    };
    at(services, DAY);
    expect((await refused(cancel())).fields).toEqual([{ field: 'signing', issue: 'not_a_choice' }]);
    at(services, LAST);
    await cancel();
    const after = await planOf(services);
    expect(districtIn(after.districts).accounts[0]?.ends).toBe(false);
    expect(after.signings[0]).toMatchObject({ cancelled: true, mayCancel: false });
    expect(await findActor(tx, PROVINCE, PERSONS.committee, DAY)).not.toBeNull();
    expect(await rightIn(services, to, OWN)).toBe(false);
    expect(await faultsOf(tx)).toEqual([]);
  }));
