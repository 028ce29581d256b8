import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { missedOf } from '../../server/discipline/read.ts';
import { makeDigests } from '../../server/reminders/keep.ts';
import { CALENDAR_KEY } from '../../shared/calendar/command.ts';
import type { DayKind } from '../../shared/calendar/facet.ts';
import type { ToldCause } from '../../shared/cause.ts';
import type { SetCodeInput } from '../../shared/codes/command.ts';
import { AS_BUILT } from '../../shared/codes/facet.ts';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { named } from '../../shared/i18n/named.ts';
import { saidIn } from '../../shared/i18n/said.ts';
import { vi } from '../../shared/i18n/vi.ts';
import { canBeLeftOut } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { THRESHOLDS_KEY } from '../../shared/settings/command.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import { callAs, OWN, type Person, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { GROUNDS, SETTINGS, thresholdSaid } from '../support/settings.ts';
import { forecast, refused } from '../support/updates.ts';

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

describe('lists of codes', () => {
  const setCode = async (services: TestServices, key: string, more: Partial<SetCodeInput['said']>) => {
    const department = await callAs(services, 'department');
    const { lists } = await department.settings.codes();
    const line = Object.entries(lists)
      .flatMap(([list, lines]) => lines.map((one) => ({ ...one, key: `${list}.${one.code}` })))
      .find((one) => one.key === key);
    const said = { ...AS_BUILT, reason: 'Thống nhất tên gọi', ...more } as SetCodeInput['said'];
    const expected = line?.version ?? 0;
    return department.settings.setCode({ stream: SETTINGS, key, expected, request: uuidv7(), said });
  };
  const OWN_CAUSE = { like: 'permits', nameVi: 'Thủ tục phòng cháy', nameEn: 'Fire safety' } as const;

  test('a name is told to everybody from its day on; an earlier day keeps the name of then', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await setCode(services, 'milestone.site_cleared', { nameVi: 'Sạch mặt bằng' });
      tomorrowOf(services);
      await setCode(services, 'milestone.site_cleared', { nameVi: 'Bàn giao mặt bằng sạch' });
      // Causes are told to nobody outside; nor is what they are called.
      await setCode(services, 'cause.own-1', OWN_CAUSE);
      const anyone = await callAs(services, 'public');
      const named = (nameVi: string) => [{ list: 'milestone', code: 'site_cleared', nameVi, nameEn: null }];
      expect((await anyone.session.current()).names).toEqual(named('Bàn giao mặt bằng sạch'));
      expect(await anyone.settings.names({ asOf: TODAY })).toEqual(named('Sạch mặt bằng'));
      expect(await anyone.settings.names({ asOf: '2025-03-30' })).toEqual([]);
      // How lists are offered is for those who fill in forms.
      expect((await anyone.session.current()).codes).toEqual({});
      const { codes, names } = await (await callAs(services, 'manager')).session.current();
      expect(Object.keys(codes).sort()).toEqual(['cause.own-1', 'milestone.site_cleared']);
      expect(names.map(({ code }) => code).sort()).toEqual(['own-1', 'site_cleared']);
    });
  });

  test('a retired cause is refused for something new, and what was said with it stays', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2026-11', reason: 'market', note: 'Khó thu hút' }, { code: OWN });
      await setCode(services, 'cause.market', { offered: false });
      const again = forecast(services, { date: '2027-02', reason: 'market', note: 'Vẫn khó' }, { code: OWN });
      expect(await refused(again)).toMatchObject({ fields: [{ field: 'reason', issue: 'retired' }] });
      const { history } = await (await callAs(services, 'manager')).clusters.detail({ code: OWN });
      expect(history[0]?.event).toMatchObject({ entries: [{ reason: 'market', date: '2026-11' }] });
    });
  });

  test('a cause of one’s own counts as the one it belongs to, and its history names it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const said = { date: '2026-11', reason: 'permits', as: 'own-1', note: 'Chờ thẩm duyệt' } as const;
      expect(
        await refused(forecast(services, said, { code: OWN, key: 'infrastructure_completed' })),
      ).toMatchObject({
        fields: [{ field: 'reason', issue: 'not_a_choice' }],
      });
      await setCode(services, 'cause.own-1', OWN_CAUSE);
      await forecast(services, said, { code: OWN, key: 'infrastructure_completed' });
      const manager = await callAs(services, 'manager');
      const { history } = await manager.clusters.detail({ code: OWN });
      expect(history[0]?.event).toMatchObject({ entries: [{ reason: 'permits', as: 'own-1' }] });
      const { names } = await manager.session.current();
      const event = history[0]?.event;
      expect(event && saidIn(event, named(vi, names, 'vi'), 'vi')[0]?.why).toBe('Thủ tục phòng cháy');
      const { days } = (await services.snapshots.at(TODAY)).byCode.get(OWN) ?? {};
      expect(days?.milestones).toMatchObject({ gateCause: 'permits', gateAs: 'own-1' });
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('an obstacle of one’s own cause is listed, counted and filtered by itself', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await setCode(services, 'cause.own-1', OWN_CAUSE);
      const department = await callAs(services, 'department');
      const asked = { offset: 0, limit: 200 };
      const { lines } = await department.clusters.delays({ filter: {}, ...asked });
      const code = lines.find(({ obstacles }) => obstacles.length === 0)?.row.code ?? '';
      const [mover] = await department.obstacles.movers({ code });
      const [milestone = 'in_plan'] = (await department.clusters.detail({ code })).open;
      await department.obstacles.open({
        stream: streamOf('cluster', code),
        key: uuidv7(),
        expected: 0,
        request: uuidv7(),
        said: {
          milestone,
          cause: 'permits',
          as: 'own-1',
          what: 'Chờ thẩm duyệt',
          proposal: 'Họp',
          product: 'Biên bản',
          organisation: mover?.organisation ?? '',
          person: mover?.people[0]?.id ?? '',
          due: '2025-06-30',
        },
      });
      const causes: ToldCause[] = ['permits.own-1'];
      const found = await department.clusters.delays({ filter: { causes }, ...asked });
      expect(found.lines.map(({ row }) => [row.code, row.causes])).toEqual([[code, causes]]);
      expect(found.causes.find(({ key }) => key === causes[0])?.clusters).toBe(1);
      expect(found.lines[0]?.obstacles[0]).toMatchObject({ cause: 'permits', as: 'own-1' });
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('a milestone that is not followed is asked for no more, from that day on and not before', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { clusters } = await services.snapshots.at(TODAY);
      const whose = clusters.find(
        ({ days: { milestones } }) => milestones.next !== null && canBeLeftOut(milestones.next),
      );
      const [code, next] = [whose?.code ?? '', whose?.days.milestones.next ?? 'in_plan'];
      tomorrowOf(services);
      expect(await refused(setCode(services, 'milestone.established', { offered: false }))).toMatchObject({
        fields: [{ field: 'offered', issue: 'always_followed' }],
      });
      await setCode(services, `milestone.${next}`, { offered: false });
      const detail = async (asOf?: Day) =>
        (await callAs(services, 'department')).clusters.detail({ code, ...(asOf ? { asOf } : {}) });
      const [now, before] = [await detail(), await detail(TODAY)];
      expect([now.row.next, before.row.next]).toEqual([expect.not.stringMatching(next), next]);
      expect([now.open, before.open].map((open) => open.includes(next))).toEqual([false, true]);
      const listed = (shown: typeof now) => shown.milestones.some(({ milestone }) => milestone === next);
      expect([listed(now), listed(before)]).toEqual([false, true]);
      expect(now.row.lateness).toBe(before.row.lateness);
      const late = forecast(
        services,
        { date: '2027-02', reason: 'market', note: 'Khó' },
        { code: OWN, key: next },
      );
      expect(await refused(late)).toMatchObject({ fields: [{ field: 'key', issue: 'not_followed' }] });
      expect(now.history.length).toBe(before.history.length);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('whose move a milestone is follows what was set, from that day on', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { clusters } = await services.snapshots.at(TODAY);
      const next = clusters.find(({ code }) => code === OWN)?.days.milestones.next ?? '';
      tomorrowOf(services);
      await setCode(services, `milestone.${next}`, { mover: 'department' });
      const mover = async (asOf?: Day) =>
        (await (await callAs(services, 'public')).clusters.detail({ code: OWN, ...(asOf ? { asOf } : {}) }))
          .responsible?.mover;
      expect([await mover(), await mover(TODAY)]).toEqual(['department', 'investor']);
    });
  });
});
