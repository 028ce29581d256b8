import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { closeAccount } from '../../server/people/accounts.ts';
import { findActor } from '../../server/people/read.ts';
import { PROVINCE } from '../../server/province.ts';
import { makeDigests } from '../../server/reminders/keep.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { connectAgain, undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import {
  callAs,
  NOON,
  OWN,
  OWN_TOO,
  PERSONS,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { forecast, refused, report, review } from '../support/updates.ts';

const database = useDatabase();
const SUCCESSOR = 'p-investor-01';
const THEIRS = streamOf('person', PERSONS.manager);

/** The successor has an account of their own. */
const withAccount = (services: TestServices) =>
  say(services, streamOf('person', SUCCESSOR), { type: 'person.account', username: 'moi', change: 'opened' });

const listOf = async (services: TestServices, who: Person = 'department') =>
  (await callAs(services, who)).assignments.list();
const managerIn = async (services: TestServices, id: string) => {
  const found = (await listOf(services)).managers.find((one) => one.id === id);
  if (!found) throw new Error(`no manager ${id}`);
  return found;
};

interface Passing {
  clusters?: string[];
  to?: string;
  from?: Day;
  expected?: number;
  request?: string;
  who?: Person;
}
async function handOver(
  services: TestServices,
  { who = 'department', expected, request, ...said }: Passing = {},
) {
  return (await callAs(services, who)).assignments.handOver({
    stream: THEIRS,
    key: 'clusters',
    expected: expected ?? (await managerIn(services, PERSONS.manager)).version,
    request: request ?? uuidv7(),
    said: { clusters: [OWN, OWN_TOO], to: SUCCESSOR, from: TODAY, note: 'Chuyển công tác', ...said },
  });
}
const codesOf = async (services: TestServices, id: string) =>
  (await managerIn(services, id)).clusters.map(({ code }) => code);

describe('handing over', () => {
  test('is one act: one has no cluster left, the other has both, and each history tells it with both names', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await withAccount(services);
      const before = await codesOf(services, SUCCESSOR);
      await handOver(services);
      expect(await codesOf(services, PERSONS.manager)).toEqual([]);
      expect(await codesOf(services, SUCCESSOR)).toEqual([...before, OWN, OWN_TOO].sort());
      const names = [PERSONS.manager, SUCCESSOR].map(
        async (id) => (await findActor(tx, PROVINCE, id, TODAY))?.name,
      );
      const [from, to] = await Promise.all(names);
      for (const code of [OWN, OWN_TOO]) {
        const { history } = await (await callAs(services, 'department')).clusters.detail({ code });
        expect(history[0]?.event, code).toMatchObject({
          type: 'handover.recorded',
          from: { name: from },
          to: { name: to },
          since: TODAY,
        });
      }
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('passes on what is owed: the right to report, what was returned, the obstacle that was asked of the one before', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await report(services);
      await review(services, 'return');
      const provenance = 'reported';
      const asked = { organisation: 'investor-13', person: PERSONS.manager, due: '2025-06-30' };
      await say(services, streamOf('cluster', OWN), {
        type: 'obstacles.opened',
        id: 'o-1',
        milestone: 'infrastructure_completed',
        cause: 'permits',
        what: 'x',
        proposal: 'x',
        product: 'x',
        ...asked,
        provenance,
      });
      await withAccount(services);
      await handOver(services, { clusters: [OWN] });
      await expect(forecast(services)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      services.clock.put(instantInHanoi('2025-04-01', 8));
      const told = await makeDigests(services, { at: 0, grace: 3 });
      const mine = (id: string) =>
        (told?.find(({ person }) => person === id)?.said.notices ?? []).map(
          ({ kind, code }) => `${kind} ${code}`,
        );
      expect(mine(SUCCESSOR)).toEqual(
        expect.arrayContaining([`assigned ${OWN}`, `returned ${OWN}`, `asked ${OWN}`]),
      );
      expect(mine(PERSONS.manager).filter((line) => line.endsWith(OWN))).toEqual([]);
      // Told once.
      services.clock.put(instantInHanoi('2025-04-02', 8));
      const next = await makeDigests(services, { at: 0, grace: 3 });
      const again = next?.find(({ person }) => person === SUCCESSOR)?.said.notices ?? [];
      expect(again.filter(({ kind }) => kind === 'assigned')).toEqual([]);
    });
  });

  test('from a day ahead holds from that day on, and is told at once', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await withAccount(services);
      await handOver(services, { from: '2025-04-15' });
      const holds = async (id: string, day: Day) =>
        (await findActor(tx, PROVINCE, id, day))?.actor.clusters ?? [];
      expect(await holds(PERSONS.manager, '2025-04-14')).toContain(OWN);
      expect(await holds(PERSONS.manager, '2025-04-15')).toEqual([]);
      expect(await holds(SUCCESSOR, '2025-04-14')).not.toContain(OWN);
      expect(await holds(SUCCESSOR, '2025-04-15')).toContain(OWN);
    });
  });

  test('is all of it or nothing: one cluster that is not theirs, and nobody’s history says a word', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const streams = [THEIRS, streamOf('person', SUCCESSOR), streamOf('cluster', OWN)];
      const count = async () =>
        Promise.all(streams.map(async (stream) => (await eventsOf(tx, stream)).length));
      const before = await count();
      const { fields } = await refused(handOver(services, { clusters: [OWN, 'HN-053'] }));
      expect(fields).toMatchObject([{ field: 'clusters', issue: 'not_a_choice', detail: 'HN-053' }]);
      expect(await count()).toEqual(before);
    });
  });

  test('the same request twice is recorded once; over another version it is a conflict', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { version: expected } = await managerIn(services, PERSONS.manager);
      const request = uuidv7();
      const first = await handOver(services, { expected, request });
      const events = (await eventsOf(tx, streamOf('cluster', OWN))).length;
      expect(await handOver(services, { expected, request })).toEqual({ ...first, repeated: true });
      expect((await eventsOf(tx, streamOf('cluster', OWN))).length).toBe(events);
      expect((await refused(handOver(services, { expected, clusters: [OWN] }))).code).toBe('CONFLICT');
    });
  });

  test('two who hand over the same at the same time: one of them does, and the cluster has one manager', async () => {
    const both = [servicesOn(database().db), servicesOn(await connectAgain(database()))];
    const { version: expected } = await managerIn(servicesOn(database().db), PERSONS.manager);
    const done = await Promise.allSettled(
      both.map((services, i) => handOver(services, { expected, to: i === 0 ? SUCCESSOR : 'p-investor-02' })),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const services = servicesOn(database().db, NOON);
    const { managers } = await listOf(services);
    const holders = managers.filter(({ clusters }) => clusters.some(({ code }) => code === OWN));
    expect(holders).toHaveLength(1);
    expect((await eventsOf(database().db, streamOf('cluster', OWN))).at(-1)?.body.type).toBe(
      'handover.recorded',
    );
    // As it was, for the tests after it.
    const [holder] = holders;
    await (await callAs(services, 'administrator')).assignments.handOver({
      stream: streamOf('person', holder?.id ?? ''),
      key: 'clusters',
      expected: holder?.version ?? 0,
      request: uuidv7(),
      said: { clusters: [OWN, OWN_TOO], to: PERSONS.manager, from: TODAY, note: 'Trả lại' },
    });
    expect(await codesOf(services, PERSONS.manager)).toEqual([OWN, OWN_TOO]);
  });
});

describe('a cluster that nobody has', () => {
  const orphansOf = async (services: TestServices) => (await listOf(services)).orphans;

  test('is in the list once its manager is gone, with the reason, and can be given to somebody', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const isOrphan = async () => (await orphansOf(services)).find(({ code }) => code === OWN);
      expect(await isOrphan()).toBeUndefined();
      await closeAccount(tx, { provinceId: PROVINCE, now: NOON }, 'quanly', { orphaning: true });
      expect(await isOrphan()).toMatchObject({ closed: expect.any(String) as string });
      // Their duty ends, and nobody's begins.
      const ended = { organisationId: 'investor-13', cluster: OWN, validTo: '2025-03-30' };
      const { managers } = await listOf(services);
      const validFrom = (await eventsOf(tx, THEIRS)).flatMap(({ body }) =>
        body.type === 'person.assigned'
          ? (body['duties'] as { cluster: string; validFrom: string }[]).filter(
              ({ cluster }) => cluster === OWN,
            )
          : [],
      );
      expect(managers.length).toBeGreaterThan(3);
      await say(services, THEIRS, {
        type: 'person.assigned',
        duties: validFrom.map((duty) => ({ ...duty, ...ended })),
      });
      const orphan = await isOrphan();
      expect(orphan).toMatchObject({ closed: null });
      await (await callAs(services, 'department')).assignments.assign({
        stream: streamOf('cluster', OWN),
        key: 'manager',
        expected: orphan?.version ?? 0,
        request: uuidv7(),
        said: { to: SUCCESSOR, from: TODAY, note: 'Phân công mới' },
      });
      expect(await isOrphan()).toBeUndefined();
      expect(await codesOf(services, SUCCESSOR)).toContain(OWN);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });
});

test('an account is not closed while clusters are its own: they are named, and handed over first', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const close = () => closeAccount(tx, { provinceId: PROVINCE, now: NOON }, 'quanly');
    const { fields } = await refused(close());
    expect(fields).toEqual([{ field: 'clusters', issue: 'still_held', detail: `${OWN}, ${OWN_TOO}` }]);
    await handOver(services);
    await close();
    expect((await managerIn(services, PERSONS.manager)).account).toBe('closed');
    expect((await listOf(services)).orphans.filter(({ code }) => [OWN, OWN_TOO].includes(code))).toEqual([]);
  });
});

test('regression: an officer’s account was not closed while clusters were theirs by name, which go with the post', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const duty = { organisationId: 'committee-017', cluster: OWN, validFrom: TODAY, validTo: null };
    await say(services, streamOf('person', PERSONS.committee), { type: 'person.assigned', duties: [duty] });
    await closeAccount(tx, { provinceId: PROVINCE, now: NOON }, 'donganh');
    expect(await findActor(tx, PROVINCE, PERSONS.committee, TODAY)).toBeNull();
  });
});
