import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { WorkCount } from '../../server/work/read.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { entriesIn } from '../../shared/milestones/facet.ts';
import { ALL_FORECASTS } from '../../shared/milestones/forecasts.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import {
  callAs,
  FOREIGN,
  OWN,
  OWN_TOO,
  PERSONS,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { forecast, refused, report, review, STREAM, versionOf } from '../support/updates.ts';

const database = useDatabase();
const mine = async (services: TestServices, who: Person) => (await callAs(services, who)).work.mine({});
const count = async (services: TestServices, who: Person) => (await callAs(services, who)).work.count();
const still = async (services: TestServices, about: { expected?: number; request?: string } = {}) =>
  (await callAs(services, 'manager')).milestones.reportStill({
    stream: STREAM,
    key: ALL_FORECASTS,
    expected: about.expected ?? (await versionOf(services, OWN, ALL_FORECASTS)),
    request: about.request ?? uuidv7(),
    said: {},
  });

/** A photograph on file, as it was looked into. */
const PHOTO = {
  type: 'evidence.added' as const,
  sha256: 'a'.repeat(64),
  format: 'jpeg' as const,
  kind: 'photo' as const,
  bytes: 10,
  width: 4,
  height: 3,
  taken: null,
  place: null,
  name: 'cong.jpg',
  component: null,
  caption: 'Cổng cụm',
  provenance: 'reported' as const,
};

describe('a report that was given back', () => {
  test('stands first with its reason until it is answered, and the bar counts it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      // One came back before the demonstration began; it is answered first.
      expect((await mine(services, 'manager')).returned).toMatchObject([{ row: { code: OWN } }]);
      await report(services);
      const before = await count(services, 'manager');
      expect((await mine(services, 'manager')).returned).toEqual([]);
      await review(services, 'return');
      const { returned, dues } = await mine(services, 'manager');
      expect(returned).toHaveLength(1);
      expect(returned[0]).toMatchObject({
        row: { code: OWN },
        milestone: 'component_works',
        version: await versionOf(services, OWN, 'component_works'),
        returned: { date: '2025-03-28', note: 'Đã kiểm tra hồ sơ', by: expect.any(String) as string },
      });
      const isReturned = (due: (typeof dues)[number]) =>
        due.row.code === OWN && due.milestone === 'component_works';
      expect(dues.filter(isReturned), 'told once').toEqual([]);
      expect((await count(services, 'manager')).returned).toBe(before.returned + 1);
      // It is the manager's to answer, and nobody's to confirm any more.
      expect((await mine(services, 'committee')).returned).toEqual([]);
      await report(services, { date: '2025-03-29' });
      expect((await mine(services, 'manager')).returned).toEqual([]);
      await review(services, 'return');
      await forecast(services, { date: '2025-05', note: 'Làm lại' }, { key: 'component_works' });
      expect((await mine(services, 'manager')).returned).toEqual([]);
    });
  });

  test('is not settled by saying that all else is still as expected', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2025-05', note: 'Sắp xong' }, { key: 'component_works' });
      await report(services);
      await review(services, 'return');
      await still(services);
      expect((await mine(services, 'manager')).returned.map(({ milestone }) => milestone)).toEqual([
        'component_works',
      ]);
    });
  });
});

describe('still as expected', () => {
  test('is one event of all forecasts, a report, and moves no date', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      services.clock.put(instantInHanoi(addDays(TODAY, 10), 9));
      const lineOf = async () =>
        (await mine(services, 'manager')).reports.find(({ row }) => row.code === OWN);
      const before = await lineOf();
      expect(before?.overdue).toBe(true);
      expect(before?.standing.length).toBeGreaterThan(0);
      const events = (await eventsOf(tx, STREAM)).length;
      await still(services);
      expect((await eventsOf(tx, STREAM)).length).toBe(events + 1);
      const after = await lineOf();
      expect(after).toMatchObject({ lastReport: addDays(TODAY, 10), standing: before?.standing });
      // It is a report of the week in which it was said; the week before stays owed until it closes.
      expect(after?.periods.map(({ code, standing, byWord }) => [code, standing, byWord])).toEqual([
        ['2025-W14', 'overdue', false],
        ['2025-W15', 'in_time', true],
      ]);
      const { history } = await (await callAs(services, 'manager')).clusters.detail({ code: OWN });
      const entries = entriesIn(history[0]?.event);
      expect(entries.map(({ milestone, date }) => ({ milestone, date }))).toEqual(before?.standing);
      expect(new Set(entries.map(({ reason }) => reason))).toEqual(new Set(['unchanged']));
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('sent twice is recorded once; over a forecast that somebody moved meanwhile it is a conflict', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const expected = await versionOf(services, OWN, ALL_FORECASTS);
      const request = uuidv7();
      const first = await still(services, { expected, request });
      expect(await still(services, { expected, request })).toMatchObject({ seq: first.seq, repeated: true });
      await forecast(services);
      expect(await refused(still(services, { expected: first.seq }))).toMatchObject({
        code: 'CONFLICT',
        current: { last: { event: { entries: [{ date: '2026-09' }] } } },
      });
    });
  });

  test('is refused while a date has passed, by the name of the milestone, and the list says which', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2025-04', note: 'Sắp xong' }, { key: 'component_works' });
      services.clock.put(instantInHanoi('2025-05-02', 9));
      const { reports } = await mine(services, 'manager');
      expect(reports.find(({ row }) => row.code === OWN)?.lapsed).toMatchObject([
        { milestone: 'component_works', forecast: '2025-04' },
      ]);
      expect(await refused(still(services))).toMatchObject({
        code: 'INVALID',
        fields: [{ field: 'key', issue: 'forecast_lapsed', detail: 'component_works' }],
      });
    });
  });
});

describe('the inbox', () => {
  test('names what waits: milestone, date, document, who and when; the longest waiting first', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await report(services, { note: 'Đủ hạng mục' });
      services.clock.put(instantInHanoi('2025-04-01', 9));
      await report(
        services,
        { document: { number: null, day: '2025-03-30', issuer: 'Ban QLDA' } },
        { key: 'works_accepted' },
      );
      const photo = { ...PHOTO, id: uuidv7(), milestone: 'component_works' as const };
      const other = { ...PHOTO, id: uuidv7(), milestone: 'site_cleared' as const };
      const gone = { ...photo, id: uuidv7() };
      const reason = { reason: 'Nhầm ảnh', provenance: 'reported' as const };
      const withdrawn = { type: 'evidence.withdrawn' as const, id: gone.id, ...reason };
      await say(services, STREAM, photo, other, gone, withdrawn);
      for (const who of ['committee', 'department'] as const) {
        const all = (await mine(services, who)).waiting;
        const waiting = all.filter(({ row }) => row.code === OWN);
        const order = all.map(({ recordedAt }) => recordedAt);
        expect(order, 'the longest waiting first').toEqual(order.toSorted((a, b) => (a < b ? -1 : 1)));
        expect(waiting, who).toMatchObject([
          {
            row: { code: OWN },
            milestone: 'component_works',
            date: '2025-03-28',
            document: { number: '07/BB-NT', day: '2025-03-28', issuer: 'Ban QLDA' },
            note: 'Đủ hạng mục',
            by: expect.any(String) as string,
            recordedOn: TODAY,
            version: await versionOf(services, OWN, 'component_works'),
          },
          { milestone: 'works_accepted', recordedOn: '2025-04-01', document: { number: null } },
        ]);
        const [first, ...others] = waiting[0]?.evidence ?? [];
        expect(first).toMatchObject({ id: photo.id, kind: 'photo', caption: 'Cổng cụm' });
        for (const { id } of others) expect([other.id, gone.id]).not.toContain(id);
        expect((await count(services, who)).waiting).toBe(all.length);
      }
      await review(services, 'confirmation');
      const left = (await mine(services, 'committee')).waiting.filter(({ row }) => row.code === OWN);
      expect(left.map(({ milestone }) => milestone)).toEqual(['works_accepted']);
      expect((await mine(services, 'manager')).waiting).toEqual([]);
    });
  });

  test('holds the obstacles that the own agency is asked to move, and no others', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = await count(services, 'committee');
      const said = {
        milestone: 'infrastructure_completed',
        cause: 'permits',
        what: 'Thiếu hồ sơ',
        proposal: 'Bổ sung',
        product: 'Giấy phép',
        due: '2025-04-30',
        provenance: 'reported',
      };
      const ask = (code: string, organisation: string, person: string) => {
        const id = uuidv7();
        const asked = { type: 'obstacles.opened', id, ...said, organisation, person };
        return say(services, streamOf('cluster', code), asked).then(() => id);
      };
      const [agency = ''] = (await mine(services, 'committee')).agencies;
      const own = await ask(OWN, agency, PERSONS.committee);
      const others = await ask(OWN_TOO, 'department', PERSONS.department);
      const idsOf = async (who: Person) =>
        (await mine(services, who)).asked.map(({ obstacle }) => obstacle.id);
      expect(await idsOf('committee')).toContain(own);
      expect(await idsOf('committee')).not.toContain(others);
      expect(await idsOf('department')).toContain(others);
      expect((await count(services, 'committee')).asked).toBe(before.asked + 1);
    });
  });

  test('of the whole city nobody gets a list of what is due; of an area its committee does', async () => {
    const services = servicesOn(database().db);
    expect(await mine(services, 'department')).toMatchObject({ rows: [], dues: [], reports: [] });
    const committee = await mine(services, 'committee');
    expect(committee.dues.length).toBeGreaterThan(0);
    expect(committee.reports).toEqual([]);
  });
});

test('the bar counts what the lists hold, for each role', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    await report(services);
    await report(services, {}, { code: OWN_TOO });
    await review(services, 'return', { code: OWN_TOO });
    for (const who of ['manager', 'committee', 'department'] as const) {
      const { returned, reports, waiting, asked, requests, missed, pauses } = await mine(services, who);
      const told: WorkCount = {
        returned: returned.length,
        overdue: reports.filter(({ overdue }) => overdue).length,
        waiting: waiting.length,
        asked: asked.filter(({ obstacle }) => obstacle.state === 'open').length,
        requests: requests.length,
        // What others must explain is told in the list, and waits for nobody here.
        missed: who === 'manager' ? missed.filter(({ owed }) => owed).length : 0,
        pauses: pauses.length,
      };
      expect(await count(services, who), who).toEqual(told);
    }
  });
});

test('what was named before is offered to whoever reports on a cluster, and to nobody about another', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    await report(services, { document: { number: '1', day: '2025-03-28', issuer: 'Sở Xây dựng Hà Nội' } });
    const manager = await callAs(services, 'manager');
    const { issuers, causes } = await manager.milestones.usual({ code: OWN });
    expect(issuers[0]).toBe('Sở Xây dựng Hà Nội');
    expect(causes.length).toBeGreaterThan(0);
    expect(await refused(manager.milestones.usual({ code: FOREIGN }))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
