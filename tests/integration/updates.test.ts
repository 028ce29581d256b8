import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { verifyLog } from '../../server/history/verify.ts';
import { undone, useDatabase } from '../support/database.ts';
import { callAs, OWN, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { eventsOf, forecast, refused, versionOf } from '../support/updates.ts';

const database = useDatabase();

describe('a forecast', () => {
  test('is seen on the map, in the list of delays and on the cluster page at once, and changes no earlier day', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = (await services.snapshots.at('2025-03-30')).byCode.get(OWN)?.row;
      const old = (await services.snapshots.at(TODAY)).byCode.get(OWN)?.row;
      expect(old?.lateness).toBe('on_track');
      await forecast(services);
      const now = (await services.snapshots.at(TODAY)).byCode.get(OWN);
      expect(now?.row.lateness).toBe('critical');
      expect(now?.state.gateForecast).toBe('2026-09');
      const leadership = await callAs(services, 'leadership');
      const { lines } = await leadership.clusters.delays({ limit: 200 });
      expect(lines.find(({ row }) => row.code === OWN)?.slipSinceReport).toBeGreaterThan(300);
      expect((await services.snapshots.at('2025-03-30')).byCode.get(OWN)?.row).toEqual(before);
      expect((await verifyLog(tx, '01')).fault).toBeNull();
    });
  });

  test('is told to every open browser once it is committed', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const stop = new AbortController();
      const first = services.live.hints(stop.signal).next();
      await forecast(services);
      expect((await first).value).toEqual({ cluster: OWN });
      stop.abort();
    });
  });

  test('sent twice with the same request is recorded once and answered the same', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const request = uuidv7();
      const expected = await versionOf(services, OWN, 'infrastructure_completed');
      const count = (await eventsOf(tx, OWN)).length;
      const first = await forecast(services, { request, expected });
      const again = await forecast(services, { request, expected });
      expect(again).toEqual({ ...first, recordedAt: expect.any(String), repeated: true });
      expect((await eventsOf(tx, OWN)).length).toBe(count + 1);
    });
  });

  test('on a version that somebody else has changed shows theirs, saves nothing, and can be recorded after a choice', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const expected = await versionOf(services, OWN, 'infrastructure_completed');
      await forecast(services, { expected, date: '2025-12', note: 'Bản thứ nhất' });
      const count = (await eventsOf(tx, OWN)).length;
      const conflict = await refused(forecast(services, { expected, date: '2026-01' }));
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        current: { entry: { date: '2025-12', note: 'Bản thứ nhất', reason: 'permits' } },
      });
      expect((await eventsOf(tx, OWN)).length).toBe(count);
      const { version } = conflict.current as { version: number };
      await forecast(services, { expected: version, date: '2026-01' });
      expect((await services.snapshots.at(TODAY)).byCode.get(OWN)?.state.gateForecast).toBe('2026-01');
    });
  });

  test.each([
    ['an impossible date', { date: '2025-02-30' }, 'date'],
    ['a date in the past', { date: '2024-01' }, 'date'],
    ['a finished milestone', { milestone: 'construction_started' }, 'milestone'],
    ['a reason outside the list', { reason: 'weather' }, 'reason'],
    ['a megabyte of text', { note: 'x'.repeat(1_000_000) }, 'note'],
    ['markup', { note: '<img src=x onerror=alert(1)>' }, 'note'],
    ['no text', { note: '' }, 'note'],
  ])('with %s is refused beside the field, and nothing is saved', async (_name, more, field) => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const count = (await eventsOf(tx, OWN)).length;
      const { code, fields } = await refused(forecast(services, { expected: 0, ...more }));
      // A wrong milestone is also a stale version: ask again with the right one.
      if (code === 'CONFLICT') {
        const expected = await versionOf(
          services,
          OWN,
          (more as { milestone?: string }).milestone ?? 'infrastructure_completed',
        );
        const second = await refused(forecast(services, { ...more, expected }));
        expect(second.fields.map((f) => f.field)).toEqual([field]);
      } else {
        expect(fields.map((f) => f.field)).toEqual([field]);
      }
      expect((await eventsOf(tx, OWN)).length).toBe(count);
    });
  });

  test('of two milestones of one cluster at once both are kept', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services);
      await forecast(services, {
        milestone: 'works_accepted',
        expected: await versionOf(services, OWN, 'works_accepted'),
        date: '2026-06',
      });
      expect(await versionOf(services, OWN, 'works_accepted')).toBeGreaterThan(
        await versionOf(services, OWN, 'infrastructure_completed'),
      );
    });
  });
});

describe('an actual', () => {
  const report = async (services: TestServices, more: Record<string, unknown> = {}) => {
    const manager = await callAs(services, 'manager');
    return manager.milestones.reportActual({
      cluster: OWN,
      milestone: 'component_works',
      expected: await versionOf(services, OWN, 'component_works'),
      request: uuidv7(),
      date: '2025-03-28',
      document: { number: '07/BB-NT', day: '2025-03-28', issuer: 'Ban QLDA' },
      ...more,
    } as never);
  };
  const review = async (services: TestServices, verdict: 'confirmation' | 'return') => {
    const committee = await callAs(services, 'committee');
    const expected = await versionOf(services, OWN, 'component_works');
    return committee.milestones.reviewActual({
      cluster: OWN,
      milestone: 'component_works',
      expected,
      request: uuidv7(),
      verdict,
      note: 'Đã kiểm tra hồ sơ',
    });
  };

  test('is reported, waits, and is confirmed by the committee of the area', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await report(services);
      const waiting = (await services.snapshots.at(TODAY)).byCode.get(OWN)?.state;
      expect(waiting).toMatchObject({ unconfirmed: ['component_works'], next: 'works_accepted' });
      await review(services, 'confirmation');
      expect((await services.snapshots.at(TODAY)).byCode.get(OWN)?.state.unconfirmed).toEqual([]);
    });
  });

  test('that is returned has not happened, and the history keeps both', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await report(services);
      await review(services, 'return');
      const manager = await callAs(services, 'manager');
      const detail = await manager.clusters.detail({ code: OWN });
      expect(detail.row.next).toBe('component_works');
      expect(detail.history.slice(0, 2).map((entry) => entry.kind)).toEqual(['return', 'actual']);
    });
  });

  test('that counts for a programme is counted only when it is confirmed, and said beside the number before', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      for (const milestone of [
        'component_works',
        'works_accepted',
        'wastewater_trial',
        'infrastructure_completed',
      ] as const) {
        await report(services, { milestone, expected: await versionOf(services, OWN, milestone) });
      }
      const anyone = await callAs(services, 'public');
      const target = async () =>
        (await anyone.programmes.list({})).find(({ code }) => code === 'complete-30');
      expect(await target()).toMatchObject({ achieved: 5, unconfirmed: 1 });
      const department = await callAs(services, 'department');
      const expected = await versionOf(services, OWN, 'infrastructure_completed');
      await department.milestones.reviewActual({
        cluster: OWN,
        milestone: 'infrastructure_completed',
        expected,
        request: uuidv7(),
        verdict: 'confirmation',
        note: 'Đủ hồ sơ',
      });
      expect(await target()).toMatchObject({ achieved: 6, unconfirmed: 0 });
    });
  });

  test.each([
    ['in the future', { date: '2025-04-01' }, [{ field: 'date', issue: 'date_in_future' }]],
    [
      'before its predecessor',
      { date: '2020-01-01' },
      [{ field: 'date', issue: 'before_predecessor', detail: 'construction_started' }],
    ],
    [
      'without a document',
      { document: { number: '', day: '2025-03-28', issuer: '' } },
      [
        { field: 'document.number', issue: 'required' },
        { field: 'document.issuer', issue: 'required' },
      ],
    ],
  ])('%s is refused beside the field', async (_name, more, fields) => {
    await undone(database().db, async (tx) => {
      expect(await refused(report(servicesOn(tx), more))).toMatchObject({ code: 'INVALID', fields });
    });
  });
});
