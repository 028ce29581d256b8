import { tmpdir } from 'node:os';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { TARGETS } from '../../seeds/targets.ts';
import type { Services } from '../../server/context.ts';
import { databaseNow } from '../../server/db/now.ts';
import { readStates } from '../../server/log/read.ts';
import { PROVINCE } from '../../server/province.ts';
import { createServices } from '../../server/services.ts';
import { readIdentity } from '../../server/setup.ts';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { register } from '../../shared/register.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import { connectAgain, leftOpen, useDatabase } from '../support/database.ts';
import { listen, withinASecond } from '../support/listening.ts';
import { faultsOf, say } from '../support/log.ts';
import { callAs, contextOf, NOON, OWN, OWN_TOO, servicesOn, TODAY } from '../support/services.ts';
import { forecast } from '../support/updates.ts';

const database = useDatabase();
const DAY_MS = 86_400_000;
const YESTERDAY = addDays(TODAY, -1);

/** Two server processes of one database: followers, memories, clocks and connections of their own. */
async function twoProcesses() {
  return [servicesOn(database().db), servicesOn(await connectAgain(database()))] as const;
}

type Writer = Parameters<typeof say>[0];

async function identityOf({ db, provinceId }: Writer, code: string) {
  const stream = streamOf('cluster', code);
  const { identity, units } =
    (await readStates(db, register, { provinceId, streams: [stream] })).get(stream) ?? register.empty;
  if (!identity) throw new Error(`${code} is not in the register`);
  return { identity, units };
}

/** The register corrects the name of a cluster: everybody sees it, and nothing follows from it. */
async function rename(writer: Writer, code: string, nameVi: string): Promise<void> {
  const { identity, units } = await identityOf(writer, code);
  const event = { type: 'register.corrected', identity: { ...identity, nameVi }, units };
  await say(writer, streamOf('cluster', code), event);
}

const clusterOn = async ({ snapshots }: Services, code: string, day: Day = TODAY) =>
  (await snapshots.at(day)).byCode.get(code);
const nameOf = async (services: Services, code: string, day?: Day) =>
  (await clusterOn(services, code, day))?.row.name;
const forecastOf = async (services: Services, code: string, day?: Day) =>
  (await clusterOn(services, code, day))?.days.milestones.gateForecast;

/** The same question of today and of the day before. */
const onBoth = <T>(ask: (day: Day) => Promise<T>) => Promise.all([TODAY, YESTERDAY].map(ask));

const rowsOn = async ({ snapshots }: Services, day: Day) =>
  (await snapshots.at(day)).clusters.map(({ row }) => row);

describe('what one process records', () => {
  test('is on the map, in the list, on the cluster page and in the timeline of another at its next read', async () => {
    const [a, b] = await twoProcesses();
    const anyone = await callAs(b, 'public');
    const played = async (services: Services) =>
      (await (await contextOf(services, 'public')).days.between(YESTERDAY, TODAY)).etag;
    const before = await played(b);
    expect((await clusterOn(b, OWN_TOO))?.row.lateness).not.toBe('critical');
    await forecast(a, { date: '2026-11' }, { code: OWN_TOO });
    expect(await forecastOf(b, OWN_TOO)).toBe('2026-11');
    const { rows } = await anyone.clusters.list({ filter: { lateness: ['critical'] } });
    expect(rows.map(({ code }) => code)).toContain(OWN_TOO);
    expect((await anyone.clusters.detail({ code: OWN_TOO })).row.reportAge).toBe(0);
    expect(await played(b)).not.toBe(before);
    expect(await played(b)).toBe(await played(a));
  });

  test('is told to the open browsers of another within a second, and once', async () => {
    const [a, b] = await twoProcesses();
    const told = listen(b);
    await b.snapshots.at(TODAY);
    await rename(a, 'HN-001', 'Cụm công nghiệp khác');
    await withinASecond(told, 'HN-001').toBe(1);
    await say(a, 'target:improve-70', { type: 'target.recorded', target: targetOf('improve-70') });
    // Of what is no cluster only the kind is told.
    await withinASecond(told, 'target').toBe(1);
    await withinASecond(told, 'HN-001').toBe(1);
  });

  test('while another was suspended, three hundred changes of it, are all there at its next read', async () => {
    const [a, b] = await twoProcesses();
    const [, before] = await onBoth((day) => rowsOn(b, day));
    const codes = (await a.snapshots.at(TODAY)).clusters.map(({ code }) => code).slice(-100);
    for (const round of [1, 2, 3]) {
      for (const code of codes) await rename(a, code, `${code}, đổi tên lần ${round}`);
    }
    const [after, then] = await onBoth((day) => rowsOn(b, day));
    const names = after?.slice(-100).map(({ name }) => name);
    expect(names).toEqual(codes.map((code) => `${code}, đổi tên lần 3`));
    expect(then).toEqual(before);
    expect(await onBoth((day) => rowsOn(servicesOn(b.db), day))).toEqual([after, then]);
    expect(await faultsOf(b.db)).toEqual([]);
  });

  test('regression: of a cluster was hidden by what another recorded of it before it had looked', async () => {
    const [a, b] = await twoProcesses();
    await b.snapshots.at(TODAY);
    await rename(a, OWN_TOO, 'Cụm đổi tên trước dự báo');
    await forecast(b, { date: '2026-12' }, { code: OWN_TOO });
    expect(await forecastOf(b, OWN_TOO)).toBe('2026-12');
    expect(await nameOf(b, OWN_TOO)).toBe('Cụm đổi tên trước dự báo');
  });
});

const targetOf = (wanted: string) => {
  const found = TARGETS.find(({ code }) => code === wanted);
  if (!found) throw new Error(`no such target: ${wanted}`);
  const { code: _c, ...target } = found;
  return target;
};

describe('what is known beside the clusters', () => {
  test('regression: targets were loaded once for each day, and a changed one did not count before a restart', async () => {
    const [a, b] = await twoProcesses();
    const numbers = async (asOf: Day) =>
      (await (await callAs(b, 'public')).programmes.list({ asOf })).find(({ code }) => code === 'start-43');
    const [now, then] = await onBoth(numbers);
    expect([now?.achieved, now?.verdict, then?.max]).toEqual([32, 'open', 43]);
    const target = { ...targetOf('start-43'), min: 30, max: 32 };
    await say(a, 'target:start-43', { type: 'target.recorded', target });
    expect(await onBoth(numbers)).toEqual([expect.objectContaining({ max: 32, verdict: 'reached' }), then]);
    await say(a, 'target:start-43', { type: 'target.recorded', target: { ...target, closed: true } });
    expect(await onBoth(numbers)).toEqual([undefined, then]);
  });

  test('regression: on days before its announcement a target counted as it was changed, not as first announced', async () => {
    const [a, b] = await twoProcesses();
    const goalOn = async (day: Day, wanted = 'complete-30') =>
      (await b.snapshots.at(day)).targets.find(({ target: { code } }) => code === wanted)?.target.goal;
    const first = await goalOn('2024-12-31');
    expect(first).toEqual(targetOf('complete-30').goal);
    const target = { ...targetOf('complete-30'), goal: { milestone: 'first_tenant' } };
    await say(a, 'target:complete-30', { type: 'target.recorded', target });
    expect(await onBoth((day) => goalOn(day))).toEqual([{ milestone: 'first_tenant' }, first]);
    expect(await goalOn('2024-12-31')).toEqual(first);
    await say(a, 'target:new-one', { type: 'target.recorded', target });
    expect(await goalOn(YESTERDAY, 'new-one')).toEqual({ milestone: 'first_tenant' });
  });

  test('a duty: whose move it is, at once and not for the days before', async () => {
    const [a, b] = await twoProcesses();
    const mover = async (asOf: Day) =>
      (await (await callAs(b, 'leadership')).clusters.detail({ code: OWN, asOf })).responsible?.personId;
    expect(await onBoth(mover)).toEqual(['p-investor-13', 'p-investor-13']);
    const duty = { organisationId: 'investor-13', cluster: OWN, validFrom: TODAY, validTo: null };
    await say(a, 'person:p-investor-12', { type: 'person.assigned', duties: [duty] });
    expect(await onBoth(mover)).toEqual(['p-investor-12', 'p-investor-13']);
  });

  test('thresholds: the class of lateness, at once and not for the days before', async () => {
    const [a, b] = await twoProcesses();
    // One that is late by how far its forecast lies behind, and by nothing else.
    const { clusters } = await b.snapshots.at(YESTERDAY);
    const found = clusters.find(
      ({ row, assessment: { overdue } }) => row.lateness === 'late' && overdue === null,
    );
    const lateness = async (day: Day) => (await clusterOn(b, found?.code ?? '', day))?.row.lateness;
    expect(await onBoth(lateness)).toEqual(['late', 'late']);
    const days = (found?.row.slip ?? 0) + 2;
    const looser = { ...THRESHOLDS, atRisk: { ...THRESHOLDS.atRisk, days } };
    await say(a, `settings:${PROVINCE}`, { type: 'settings.thresholds', thresholds: looser });
    expect(await onBoth(lateness)).toEqual(['at_risk', 'late']);
    await say(a, `settings:${PROVINCE}`, { type: 'settings.thresholds', thresholds: THRESHOLDS });
    expect(await onBoth(lateness)).toEqual(['late', 'late']);
  });

  test('a corrected name is there from its day on, and the days before keep the one that stood', async () => {
    const [a, b] = await twoProcesses();
    const names = async (asOf: Day) => {
      const anyone = await callAs(b, 'public');
      const { row } = await anyone.clusters.detail({ code: 'HN-002', asOf });
      const { rows } = await anyone.clusters.list({ asOf, limit: 200 });
      const onList = rows.find(({ code }) => code === 'HN-002')?.name;
      return [await nameOf(b, 'HN-002', asOf), row.name, onList];
    };
    const [old] = await onBoth(names);
    expect(new Set(old)).toEqual(new Set(['Cụm công nghiệp Ngọc Hồi']));
    await rename(a, 'HN-002', 'Cụm có tên mới');
    expect(await onBoth(names)).toEqual([old?.map(() => 'Cụm có tên mới'), old]);
  });
});

describe('a wrong clock', () => {
  const wrong: [string, number][] = [
    ['400 days behind', -400 * DAY_MS],
    ['15 seconds behind', -15_000],
    ['15 seconds ahead', 15_000],
    ['400 days ahead', 400 * DAY_MS],
  ];

  test.each(wrong)(
    '%s at who records, and any at who reads: nothing is overlooked on any day from then on',
    async (_name, byMs) => {
      const { identity, units } = await identityOf(servicesOn(database().db), OWN);
      const writer = servicesOn(database().db, NOON + byMs);
      const at = await connectAgain(database());
      const readers = [0, ...wrong.map(([, ms]) => ms)].map((ms) => servicesOn(at, NOON + ms));
      const told = readers.map(listen);
      const known = writer.clock.today();
      const daysOf = ({ clock }: (typeof readers)[number]) => [clock.today(), addDays(known, -1), known];
      for (const reader of readers) for (const day of daysOf(reader)) await reader.snapshots.at(day);
      const code = `HN-9${wrong.findIndex(([, ms]) => ms === byMs)}`;
      await say(writer, streamOf('cluster', code), { type: 'register.entered', identity, units });
      for (const hints of told) await withinASecond(hints, code).toBe(1);
      for (const reader of readers) {
        for (const day of daysOf(reader)) {
          // A day that has not come shows what is known today.
          const shown = day < reader.clock.today() ? day : reader.clock.today();
          const isThere = (await reader.snapshots.at(day)).byCode.has(code);
          expect(isThere, `${day} at ${reader.clock.today()}`).toBe(known <= shown);
        }
      }
    },
  );

  test.each([-400, 400])('%s days off at a server shows the database’s time after one look', async (days) => {
    const { db } = database();
    const identity = await readIdentity(db);
    if (identity?.kind !== 'demonstration') throw new Error('the database holds no demonstration');
    const more = { identity, log: pino({ level: 'silent' }), dataDir: tmpdir() };
    const a = await createServices(db, more);
    const b = await createServices(await connectAgain(database()), more);
    await b.snapshots.at(b.clock.today());
    b.clock.set?.((await databaseNow(db)) + days * DAY_MS);
    expect(b.clock.today()).not.toBe(a.clock.today());
    await rename(a, 'HN-003', `Cụm của máy chủ lệch ${days} ngày`);
    const before = Math.floor(await databaseNow(db));
    expect(await nameOf(b, 'HN-003', a.clock.today())).toBe(`Cụm của máy chủ lệch ${days} ngày`);
    const shown = b.clock.now() - identity.shiftDays * DAY_MS;
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(await databaseNow(db));
  });
});

describe('midnight', () => {
  const [MIDNIGHT, TOMORROW] = [instantInHanoi(TODAY, 24), addDays(TODAY, 1)];

  test('regression: a day that ends kept what it had at the last look', async () => {
    const [a, b] = await twoProcesses();
    a.clock.put(MIDNIGHT - 1);
    await b.snapshots.at(TODAY);
    b.clock.put(MIDNIGHT);
    await b.snapshots.at(TOMORROW);
    await rename(a, 'HN-004', 'Ghi trước nửa đêm');
    for (const day of [TODAY, TOMORROW]) expect(await nameOf(b, 'HN-004', day)).toBe('Ghi trước nửa đêm');
  });

  test('regression: what still came into a day was not in it where it was first asked for the day after', async () => {
    const [a, b] = await twoProcesses();
    a.clock.put(MIDNIGHT - 1);
    b.clock.put(MIDNIGHT);
    await b.snapshots.at(TOMORROW);
    await rename(a, 'HN-005', 'Ghi trước nửa đêm');
    expect(await nameOf(b, 'HN-005', TODAY)).toBe('Ghi trước nửa đêm');
    expect(await nameOf(b, 'HN-005', YESTERDAY)).not.toBe('Ghi trước nửa đêm');
  });

  test('regression: what a process recorded just before and told just after was not in the day that ended', async () => {
    const [, b] = await twoProcesses();
    b.clock.put(MIDNIGHT - 1);
    expect(await forecastOf(b, OWN)).not.toBe('2027-01');
    // It is stamped in the last moment of the day, and on disk in the first of the next.
    const now = () => {
      const at = b.clock.now();
      b.clock.put(MIDNIGHT);
      return at;
    };
    await forecast({ ...b, clock: { ...b.clock, now } }, { date: '2027-01' });
    for (const day of [TODAY, TOMORROW]) expect(await forecastOf(b, OWN, day)).toBe('2027-01');
  });
});

/** Renames a cluster in a transaction that stays open. */
const renameSlowly = (writer: Writer, code: string, nameVi: string) =>
  leftOpen(writer.db, (tx) => rename({ ...writer, db: tx }, code, nameVi));

/** Transactions beside each other are a server's matter: the embedded database has one connection. */
const onServer = () => {
  test('is seen once it is committed, though others were committed and seen before it', async () => {
    const [a, b] = await twoProcesses();
    const told = listen(b);
    const before = await nameOf(b, 'HN-006');
    const end = await renameSlowly(a, 'HN-006', 'Ghi trước, xong sau');
    await rename(a, 'HN-007', 'Ghi sau, xong trước');
    expect(await nameOf(b, 'HN-007')).toBe('Ghi sau, xong trước');
    expect(await nameOf(b, 'HN-006')).toBe(before);
    await withinASecond(told, 'HN-007').toBe(1);
    expect(told).not.toContain('HN-006');
    await end('commit');
    expect(await nameOf(b, 'HN-006')).toBe('Ghi trước, xong sau');
    for (const code of ['HN-006', 'HN-007']) await withinASecond(told, code).toBe(1);
  });

  test('is seen after any number of changes in between, and each of them is told once', async () => {
    const [a, b] = await twoProcesses();
    const told = listen(b);
    await b.snapshots.at(TODAY);
    const end = await renameSlowly(a, 'HN-008', 'Chờ rất lâu');
    const codes = Array.from({ length: 25 }, (_c, i) => `HN-0${i + 10}`);
    for (const code of codes) {
      await rename(a, code, `${code} trong khi chờ`);
      expect(await nameOf(b, code)).toBe(`${code} trong khi chờ`);
    }
    await end('commit');
    expect(await nameOf(b, 'HN-008')).toBe('Chờ rất lâu');
    for (const code of ['HN-008', ...codes]) await withinASecond(told, code).toBe(1);
  });

  test('and is rolled back in the end is never seen or told', async () => {
    const [a, b] = await twoProcesses();
    const told = listen(b);
    const before = await nameOf(b, 'HN-009');
    const end = await renameSlowly(a, 'HN-009', 'Không bao giờ');
    await b.snapshots.at(TODAY);
    await end('roll back');
    await rename(a, 'HN-036', 'Sau đó');
    await withinASecond(told, 'HN-036').toBe(1);
    expect(told).not.toContain('HN-009');
    expect(await nameOf(b, 'HN-009')).toBe(before);
  });
};
if (process.env['TEST_DB'] === 'postgres') describe('a transaction that takes long', onServer);
