import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../shared/day.ts';
import { lastDay } from '../../shared/edtf.ts';
import { entriesIn } from '../../shared/milestones/facet.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { callAs, OWN, OWN_TOO, servicesOn, TODAY } from '../support/services.ts';
import {
  type About,
  forecast,
  refused,
  report,
  review,
  STREAM,
  takeBack,
  versionOf,
} from '../support/updates.ts';

const database = useDatabase();

/** The kinds of entries that a line of the history tells of. */
const kindsOf = ({ event }: { event: { type: string } }): string[] =>
  entriesIn(event).map(({ kind }) => kind);

describe('a forecast', () => {
  test('is seen on the map, in the list of delays and on the cluster page at once, and changes no earlier day', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = (await services.snapshots.at('2025-03-30')).byCode.get(OWN_TOO)?.row;
      const old = (await services.snapshots.at(TODAY)).byCode.get(OWN_TOO);
      const hoped = old?.days.milestones.gateForecast ?? '';
      expect(old?.row.lateness).not.toBe('critical');
      expect(hoped < '2026-09').toBe(true);
      await forecast(services, {}, { code: OWN_TOO });
      const now = (await services.snapshots.at(TODAY)).byCode.get(OWN_TOO);
      expect(now?.row.lateness).toBe('critical');
      expect(now?.days.milestones.gateForecast).toBe('2026-09');
      const leadership = await callAs(services, 'leadership');
      const { lines } = await leadership.clusters.delays({ limit: 200 });
      expect(lines.find(({ row }) => row.code === OWN_TOO)?.slipSinceReport).toBe(
        daysBetween(lastDay(hoped), '2026-09-30'),
      );
      expect((await services.snapshots.at('2025-03-30')).byCode.get(OWN_TOO)?.row).toEqual(before);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('is told to every open browser once it is committed', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const stop = new AbortController();
      const first = services.live.hints(stop.signal).next();
      await forecast(services);
      expect((await first).value).toEqual({ kind: 'cluster', cluster: OWN });
      stop.abort();
    });
  });

  test('regression: what was told between reading and listening was lost to an open browser', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const stop = new AbortController();
      const read = performance.now();
      await services.follow.look();
      await forecast(services);
      const reading = Math.ceil(performance.now() - read);
      const [late, sinceNow] = [services.live.hints(stop.signal, reading), services.live.hints(stop.signal)];
      const next = sinceNow.next();
      expect((await late.next()).value).toEqual({ kind: 'cluster', cluster: OWN });
      await forecast(services, {}, { key: 'works_accepted' });
      // Who has read nothing yet is told of what comes, and not of what was.
      expect((await next).value).toEqual({ kind: 'cluster', cluster: OWN });
      stop.abort();
      expect((await sinceNow.next()).done).toBe(true);
    });
  });

  test('sent twice with the same request is recorded once and answered the same', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const request = uuidv7();
      const expected = await versionOf(services, OWN, 'infrastructure_completed');
      const count = (await eventsOf(tx, STREAM)).length;
      const first = await forecast(services, {}, { request, expected });
      const again = await forecast(services, {}, { request, expected });
      expect(again).toEqual({ ...first, recordedAt: expect.any(String), repeated: true });
      // Also by who has seen since what it did: it was refused for a date that has not moved.
      expect(await forecast(services, {}, { request })).toEqual(again);
      expect((await eventsOf(tx, STREAM)).length).toBe(count + 1);
    });
  });

  test('that is the very same from another device is no conflict, and is recorded once', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const expected = await versionOf(services, OWN, 'infrastructure_completed');
      const first = await forecast(services, {}, { expected });
      const count = (await eventsOf(tx, STREAM)).length;
      expect(await forecast(services, {}, { expected })).toMatchObject({ seq: first.seq, repeated: true });
      expect((await eventsOf(tx, STREAM)).length).toBe(count);
      const other = forecast(services, { note: 'Lý do khác' }, { expected });
      expect((await refused(other)).code).toBe('CONFLICT');
    });
  });

  test('on a version that somebody else has changed shows theirs, saves nothing, and can be recorded after a choice', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const expected = await versionOf(services, OWN, 'infrastructure_completed');
      await forecast(services, { date: '2025-12', note: 'Bản thứ nhất' }, { expected });
      const count = (await eventsOf(tx, STREAM)).length;
      const conflict = await refused(forecast(services, { date: '2026-01' }, { expected }));
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        current: {
          last: { event: { entries: [{ date: '2025-12', note: 'Bản thứ nhất', reason: 'permits' }] } },
        },
      });
      expect((await eventsOf(tx, STREAM)).length).toBe(count);
      const { version } = conflict.current as { version: number };
      await forecast(services, { date: '2026-01' }, { expected: version });
      expect((await services.snapshots.at(TODAY)).byCode.get(OWN)?.days.milestones.gateForecast).toBe(
        '2026-01',
      );
    });
  });

  test.each<[string, object, About, string]>([
    ['an impossible date', { date: '2025-02-30' }, {}, 'date'],
    ['a date in the past', { date: '2024-01' }, {}, 'date'],
    ['a finished milestone', {}, { key: 'construction_started' }, 'key'],
    ['a reason outside the list', { reason: 'weather' }, {}, 'reason'],
    ['a megabyte of text', { note: 'x'.repeat(1_000_000) }, {}, 'note'],
    ['markup', { note: '<img src=x onerror=alert(1)>' }, {}, 'note'],
    ['no text', { note: '' }, {}, 'note'],
  ])('with %s is refused beside the field, and nothing is saved', async (_name, said, about, field) => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const count = (await eventsOf(tx, STREAM)).length;
      const { code, fields } = await refused(forecast(services, said, about));
      expect([code, fields.map((f) => f.field)]).toEqual(['INVALID', [field]]);
      expect((await eventsOf(tx, STREAM)).length).toBe(count);
    });
  });

  test('of two milestones of one cluster at once both are kept', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services);
      await forecast(services, { date: '2026-06' }, { key: 'works_accepted' });
      expect(await versionOf(services, OWN, 'works_accepted')).toBeGreaterThan(
        await versionOf(services, OWN, 'infrastructure_completed'),
      );
    });
  });
});

describe('an actual', () => {
  test('is reported, waits, and is confirmed by the committee of the area', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await report(services);
      const waiting = (await services.snapshots.at(TODAY)).byCode.get(OWN)?.days.milestones;
      expect(waiting).toMatchObject({ unconfirmed: ['component_works'], next: 'works_accepted' });
      await review(services, 'confirmation');
      expect((await services.snapshots.at(TODAY)).byCode.get(OWN)?.days.milestones.unconfirmed).toEqual([]);
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
      expect(detail.history.slice(0, 2).flatMap(kindsOf)).toEqual(['return', 'actual']);
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
        await report(services, {}, { key: milestone });
      }
      const anyone = await callAs(services, 'public');
      const target = async () =>
        (await anyone.programmes.list({})).find(({ code }) => code === 'complete-30');
      expect(await target()).toMatchObject({ achieved: 5, unconfirmed: 1 });
      await review(services, 'confirmation', { key: 'infrastructure_completed', who: 'department' });
      expect(await target()).toMatchObject({ achieved: 6, unconfirmed: 0 });
    });
  });

  test('that was confirmed by mistake is taken back by the department, and the history keeps all of it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await report(services);
      await review(services, 'confirmation');
      const state = async () => (await services.snapshots.at(TODAY)).byCode.get(OWN)?.days.milestones;
      expect(await state()).toMatchObject({ unconfirmed: [], next: 'works_accepted' });
      const { seq } = await takeBack(services);
      expect(await state()).toMatchObject({ unconfirmed: [], next: 'component_works' });
      const detail = await (await callAs(services, 'department')).clusters.detail({ code: OWN });
      expect(detail.history.slice(0, 3).flatMap(kindsOf)).toEqual(['return', 'confirmation', 'actual']);
      expect(detail.milestones.find(({ milestone }) => milestone === 'component_works')?.version).toBe(seq);
      // The manager may report it anew, and nobody can take back what is not confirmed.
      expect(await refused(takeBack(services))).toMatchObject({
        code: 'INVALID',
        fields: [{ field: 'key', issue: 'nothing_to_confirm' }],
      });
      await report(services);
      expect((await state())?.unconfirmed).toEqual(['component_works']);
      expect(await faultsOf(tx)).toEqual([]);
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
