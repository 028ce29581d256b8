import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { missedOf } from '../../server/discipline/read.ts';
import { makeDigests } from '../../server/reminders/keep.ts';
import { CALENDAR_KEY } from '../../shared/calendar/command.ts';
import type { DayKind } from '../../shared/calendar/facet.ts';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { THRESHOLDS_KEY } from '../../shared/settings/command.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import { undone, useDatabase } from '../support/database.ts';
import { callAs, OWN, type Person, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { GROUNDS, SETTINGS, thresholdSaid } from '../support/settings.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();
const TOMORROW = addDays(TODAY, 1);
const tomorrowOf = (services: TestServices) => services.clock.put(instantInHanoi(TOMORROW, 12));

describe('thresholds', () => {
  const shownTo = async (services: TestServices, who: Person = 'department') =>
    (await callAs(services, who)).settings.thresholds();
  const setRisk = async (services: TestServices, days: number, more: { expected?: number } = {}) =>
    (await callAs(services, 'department')).settings.setThresholds({
      stream: SETTINGS,
      key: THRESHOLDS_KEY,
      expected: more.expected ?? (await shownTo(services)).version,
      request: uuidv7(),
      said: thresholdSaid(days),
    });
  const classes = async (services: TestServices, asOf?: string) => {
    const { rows } = await (await callAs(services, 'public')).clusters.list({
      limit: 200,
      ...(asOf === undefined ? {} : { asOf }),
    });
    return new Map(rows.map(({ code, lateness }) => [code, lateness]));
  };

  test('one that is set holds from its day on: exactly what was foretold changes, and yesterday says what it said', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const yesterday = await classes(services);
      tomorrowOf(services);
      const before = await classes(services);
      const asked = { part: 'atRisk' as const, numbers: { days: 330 } };
      const foretold = await (await callAs(services, 'department')).settings.effect(asked);
      if (!foretold) throw new Error('the department was told nothing');
      expect(foretold.total).toBeGreaterThan(0);
      expect(foretold.of).toBe(before.size);
      await setRisk(services, 330);
      const after = await classes(services);
      const changed = [...after].flatMap(([code, to]) => {
        const from = before.get(code);
        return from === to ? [] : [{ code, from, to }];
      });
      expect(changed).toEqual(foretold.clusters.map(({ code, from, to }) => ({ code, from, to })));
      expect(await classes(services, TODAY)).toEqual(yesterday);
      const { thresholds } = await (await callAs(services, 'public')).session.current();
      expect(thresholds).toEqual({
        ...THRESHOLDS,
        atRisk: { days: 330, basisVi: 'Thông báo 12/TB-SCT', basisEn: 'Notice 12/TB-SCT' },
      });
    });
  });

  test('regression: an administrator, who sees no cluster from within, could ask how late each of them is', async () => {
    const services = servicesOn(database().db);
    const asked = { part: 'atRisk' as const, numbers: { days: 330 } };
    const effectFor = async (who: Person) => (await callAs(services, who)).settings.effect(asked);
    expect(await effectFor('administrator')).toBeNull();
    expect((await effectFor('department'))?.total).toBeGreaterThan(0);
  });

  test('tells since when, by whom, why and by which document each holds; the others since the installation', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await setRisk(services, 60);
      const { parts, history } = await shownTo(services, 'administrator');
      expect(parts.map(({ part, since }) => [part, since])).toEqual([
        ['atRisk', TODAY],
        ['critical', null],
        ['report', null],
        ['due', null],
        ['discipline', null],
      ]);
      const { name } = await (await callAs(services, 'department')).session.current();
      expect(history).toMatchObject([
        {
          part: 'atRisk',
          by: name,
          on: TODAY,
          was: { numbers: { days: 90 } },
          is: { numbers: { days: 60 } },
          reason: 'Kết luận họp giao ban',
          document: { number: '12/TB-SCT' },
        },
      ]);
    });
  });

  test('two who set one at once: the second is shown what the first said; the same numbers again change nothing', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { version } = await shownTo(services);
      await setRisk(services, 60, { expected: version });
      const late = setRisk(services, 45, { expected: version });
      expect(await refused(late)).toMatchObject({
        code: 'CONFLICT',
        current: { last: { event: { part: 'atRisk', thresholds: { atRisk: { days: 60 } } } } },
      });
      expect(await refused(setRisk(services, 60))).toMatchObject({
        fields: [{ field: 'numbers.days', issue: 'unchanged' }],
      });
    });
  });

  test('regression: a command names its stream; the settings of another province are not there', async () => {
    const services = servicesOn(database().db);
    const department = await callAs(services, 'department');
    const call = department.settings.setThresholds({
      stream: 'settings:79',
      key: THRESHOLDS_KEY,
      expected: 0,
      request: uuidv7(),
      said: thresholdSaid(60),
    });
    expect(await refused(call)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the working calendar', () => {
  const shownTo = async (services: TestServices, year?: number) =>
    (await callAs(services, 'department')).settings.calendar(year === undefined ? {} : { year });
  const change = async (services: TestServices, from: Day, to: Day, kind: DayKind = 'off') =>
    (await callAs(services, 'department')).settings.changeCalendar({
      stream: SETTINGS,
      key: CALENDAR_KEY,
      expected: (await shownTo(services)).version,
      request: uuidv7(),
      said: { spans: [{ from, to, kind }], ...GROUNDS },
    });
  const asOf = (day: Day | undefined) => (day === undefined ? {} : { asOf: day });
  const dueOf = async (services: TestServices, day?: Day) => {
    const { open } = await (await callAs(services, 'manager')).reports.of({ code: OWN, ...asOf(day) });
    return open.map(({ code, dueOn }) => [code, dueOn]);
  };

  test('a day off that is entered moves what is due from that day on only: an earlier day shows what was said then', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const yesterday = await dueOf(services);
      expect(yesterday).toContainEqual(['2025-W14', '2025-04-04']);
      tomorrowOf(services);
      // The Friday; the Monday after it is a holiday already.
      await change(services, '2025-04-04', '2025-04-04');
      expect(await dueOf(services)).toContainEqual(['2025-W14', '2025-04-08']);
      expect(await dueOf(services, TODAY)).toEqual(yesterday);
      const period = async (day?: Day) =>
        (
          await (
            await callAs(services, 'leadership')
          ).reports.period({ rhythm: 'week', period: '2025-W14', ...asOf(day) })
        ).period.dueOn;
      expect([await period(), await period(TODAY)]).toEqual(['2025-04-08', '2025-04-04']);
    });
  });

  test('whoever must explain a missed date has the day off as well', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const bys = async (day?: Day) => {
        const snapshot = await services.snapshots.at(day ?? services.clock.today());
        const missed = await missedOf(services, { clusters: snapshot.clusters, snapshot });
        return missed.map(({ row, milestone, explainBy: by }) => ({ at: `${row.code} ${milestone}`, by }));
      };
      const before = await bys();
      const last = before
        .flatMap(({ by }) => by ?? [])
        .sort()
        .at(-1);
      if (last === undefined) throw new Error('nobody has missed anything');
      tomorrowOf(services);
      await change(services, last, last);
      const moved = (await bys()).filter(({ at }) => before.some((one) => one.at === at && one.by === last));
      expect(moved.length).toBeGreaterThan(0);
      for (const { by } of moved) expect((by ?? '') > last, `${by}`).toBe(true);
      expect(await bys(TODAY)).toEqual(before);
    });
  });

  test('on a day that was said to be off nobody is reminded; taken back, they are', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const reminding = { at: 7 * 60, grace: 3 };
      await change(services, TODAY, TODAY);
      expect(await makeDigests(services, reminding)).toBeNull();
      await change(services, TODAY, TODAY, 'worked');
      expect((await makeDigests(services, reminding))?.length).toBeGreaterThan(0);
    });
  });

  test('the year is shown with what was entered, and a near year of which nothing is known is named', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      services.clock.put(instantInHanoi('2026-11-26', 12));
      expect(await shownTo(services, 2027)).toMatchObject({ announced: false, marked: [], missing: [2027] });
      await change(services, '2027-01-01', '2027-01-01');
      expect(await shownTo(services, 2027)).toMatchObject({
        announced: true,
        marked: [{ day: '2027-01-01', kind: 'off', said: true }],
        missing: [],
        history: [{ days: [{ day: '2027-01-01', kind: 'off' }], reason: 'Kết luận họp giao ban' }],
      });
    });
  });
});
