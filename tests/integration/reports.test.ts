import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import type { Rhythm } from '../../shared/reports/period.ts';
import { REPORT_TEXTS, type ReportText } from '../../shared/reports/texts.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { entered } from '../support/register.ts';
import { callAs, OWN, type Person, servicesOn, type TestServices } from '../support/services.ts';
import { forecast, refused, STREAM } from '../support/updates.ts';

const database = useDatabase();
const SILENT = Object.fromEntries(REPORT_TEXTS.map((name) => [name, null])) as Record<ReportText, null>;

const versionFor = async (services: TestServices, period: string) => {
  const { open } = await (await callAs(services, 'manager')).reports.of({ code: OWN });
  return open.find(({ code }) => code === period)?.version ?? 0;
};

interface Filing {
  done?: string;
  disbursed?: number;
  expected?: number;
  request?: string;
}

async function file(services: TestServices, key: string, { done, disbursed, ...about }: Filing = {}) {
  const nothing = done === undefined && disbursed === undefined;
  return (await callAs(services, 'manager')).reports.file({
    stream: STREAM,
    key,
    expected: about.expected ?? (await versionFor(services, key)),
    request: about.request ?? uuidv7(),
    said: { ...SILENT, nothing, done: done ?? null, disbursed: disbursed ?? null },
  });
}

const standingOf = async (services: TestServices, period: string, asOf?: Day, rhythm: Rhythm = 'week') => {
  const { lines } = await (await callAs(services, 'leadership')).reports.period({
    rhythm,
    period,
    ...(asOf ? { asOf } : {}),
  });
  const line = lines.find(({ row }) => row.code === OWN);
  return line && { standing: line.standing, on: line.on, byWord: line.byWord };
};

/** Five weeks after the demonstration's first day nobody has said anything of that time. */
const LATER: Day = '2025-05-06';
const later = (services: TestServices) => services.clock.put(instantInHanoi(LATER, 9));

describe('a report of a period', () => {
  test('is owed, overdue and reported late by turns, and as of each day as it stood on it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      // Week 18 ends on 4 May; its Friday is off and so is the first of May.
      expect(await standingOf(services, '2025-W18')).toEqual({
        standing: 'overdue',
        on: null,
        byWord: false,
      });
      await file(services, '2025-W18', { done: 'San nền' });
      expect(await standingOf(services, '2025-W18')).toEqual({ standing: 'late', on: LATER, byWord: false });
      expect(await standingOf(services, '2025-W18', '2025-05-05')).toMatchObject({
        standing: 'open',
        on: null,
      });
      expect(await standingOf(services, '2025-W17')).toMatchObject({ standing: 'missed' });
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('is not given by one of another time: the one before stays missed, the one after is owed', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      await file(services, '2025-W18');
      services.clock.put(instantInHanoi(addDays(LATER, 10), 9));
      expect(await standingOf(services, '2025-W19')).toMatchObject({ standing: 'overdue', on: null });
      expect(await standingOf(services, '2025-W18')).toMatchObject({ standing: 'late', on: LATER });
    });
  });

  test('can be a word on its milestones, in the week in which it was said', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      await forecast(services, { date: '2026-03', note: 'Chờ nghiệm thu', reason: 'permits' });
      expect(await standingOf(services, '2025-W19')).toEqual({
        standing: 'in_time',
        on: LATER,
        byWord: true,
      });
      expect(await standingOf(services, '2025-W18')).toMatchObject({ standing: 'overdue' });
    });
  });

  test('regression: of a cluster that has just come on record the month before it was owed, on one page and not on the other', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      await entered(services);
      const { rhythm, open } = await (await callAs(services, 'department')).reports.of({ code: 'HN-130' });
      expect([rhythm, open.map(({ code }) => code)]).toEqual(['month', ['2025-05']]);
      const before = await (await callAs(services, 'department')).reports.period({
        rhythm: 'month',
        period: '2025-04',
      });
      expect(before.lines.length).toBeGreaterThan(0);
      expect(before.lines.map(({ row }) => row.code)).not.toContain('HN-130');
    });
  });

  test('regression: a word of the next week took away that of the week before, on one page and not on the other', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      // The Friday of week 19, then the Monday after it: both weeks can be reported for.
      services.clock.put(instantInHanoi('2025-05-09', 9));
      await forecast(services, { date: '2026-03', note: 'Chờ nghiệm thu', reason: 'permits' });
      services.clock.put(instantInHanoi('2025-05-12', 9));
      await forecast(services, { date: '2026-04', note: 'Chờ thêm', reason: 'permits' });
      const manager = await callAs(services, 'manager');
      const { open } = await manager.reports.of({ code: OWN });
      const { reports } = await manager.work.mine({});
      const ofWork = reports.find(({ row }) => row.code === OWN)?.periods;
      for (const periods of [open, ofWork]) {
        expect(periods?.map(({ code, standing, on }) => [code, standing, on])).toEqual([
          ['2025-W19', 'in_time', '2025-05-09'],
          ['2025-W20', 'in_time', '2025-05-12'],
        ]);
      }
      expect(await standingOf(services, '2025-W19')).toMatchObject({ standing: 'in_time', on: '2025-05-09' });
    });
  });

  test('said again corrects it, over the version that was seen, and is no later for it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      const { seq } = await file(services, '2025-W19', { done: 'Đổ cống', disbursed: 900 });
      services.clock.put(instantInHanoi(addDays(LATER, 1), 9));
      const stale = file(services, '2025-W19', { done: 'Khác', expected: 0 });
      expect((await refused(stale)).code).toBe('CONFLICT');
      await file(services, '2025-W19', { done: 'Đổ cống và hố ga', expected: seq });
      const { told, last } = await (await callAs(services, 'committee')).reports.of({ code: OWN });
      expect(told.filter(({ period }) => period === '2025-W19').map(({ done }) => done)).toEqual([
        'Đổ cống và hố ga',
        'Đổ cống',
      ]);
      expect(last).toMatchObject({ period: '2025-W19', done: 'Đổ cống và hố ga', disbursed: 900 });
      expect(await standingOf(services, '2025-W19')).toMatchObject({ on: LATER });
    });
  });

  test('sent twice is recorded once', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      const request = uuidv7();
      const before = (await eventsOf(tx, STREAM)).length;
      const first = await file(services, '2025-W19', { done: 'San nền', request });
      const again = await file(services, '2025-W19', { done: 'San nền', request, expected: 0 });
      expect(again).toEqual({ ...first, repeated: true });
      expect((await eventsOf(tx, STREAM)).length).toBe(before + 1);
    });
  });

  test('of a week that is closed, of one to come and of another rhythm is refused, and nothing is kept', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      const before = (await eventsOf(tx, STREAM)).length;
      for (const [period, issue] of [
        ['2024-W50', 'period_closed'],
        ['2025-W30', 'date_in_future'],
        ['2025-05', 'not_a_choice'],
        ['2025-W99', 'not_a_choice'],
      ]) {
        const { fields } = await refused(file(services, period ?? '', { expected: 0 }));
        expect(fields, period).toMatchObject([{ field: 'key', issue }]);
      }
      expect((await eventsOf(tx, STREAM)).length).toBe(before);
    });
  });

  test('makes the cluster reported on for everybody: its age, on the map too', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      later(services);
      const rowOf = async (who: Person) =>
        (await (await callAs(services, who)).clusters.detail({ code: OWN })).row;
      const before = await rowOf('public');
      expect([before.stale, (before.reportAge ?? 0) > 30]).toEqual([true, true]);
      await file(services, '2025-W19');
      expect(await rowOf('public')).toMatchObject({ reportAge: 0, stale: false });
    });
  });
});

test('who has reported: of each its own, to a committee only those of its area', async () => {
  const services = servicesOn(database().db);
  const all = await (await callAs(services, 'department')).reports.period({ rhythm: 'week' });
  const area = await (await callAs(services, 'committee')).reports.period({ rhythm: 'week' });
  expect(all.period.code).toBe('2025-W13');
  expect(all.lines.length).toBeGreaterThan(area.lines.length);
  expect(new Set(area.lines.map(({ row }) => row.unit))).toEqual(new Set(['017']));
  expect(all.lines.every(({ row }) => row.stage === 'construction')).toBe(true);
  const reported = all.lines.filter(({ on }) => on !== null);
  expect(reported.length).toBeGreaterThan(0);
  expect(reported.length).toBeLessThan(all.lines.length);
});
