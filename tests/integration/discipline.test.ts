import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { readStates } from '../../server/log/read.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { discipline, PAUSE } from '../../shared/discipline/facet.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import {
  callAs,
  FOREIGN,
  OWN,
  OWN_TOO,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { forecast, refused, versionOf } from '../support/updates.ts';

const database = useDatabase();
const ASKED: MilestoneCode = 'infrastructure_completed';

const disciplineVersion = async ({ db, provinceId }: TestServices, code: string, key: string) => {
  const stream = streamOf('cluster', code);
  const state = (await readStates(db, discipline, { provinceId, streams: [stream] })).get(stream);
  return discipline.version(state ?? discipline.empty, key);
};
const about = async <K extends string>(services: TestServices, key: K, code = OWN) => ({
  stream: streamOf('cluster', code),
  key,
  expected: await disciplineVersion(services, code, key),
  request: uuidv7(),
});
const decide = async (
  services: TestServices,
  who: Person,
  said: { date: string; verdict: 'approved' | 'refused'; note?: string },
  code = OWN,
) => (await callAs(services, who)).discipline.decide({ ...(await about(services, ASKED, code)), said });
const mine = async (services: TestServices, who: Person, asOf?: string) =>
  (await callAs(services, who)).work.mine(asOf === undefined ? {} : { asOf });
const detail = async (services: TestServices, who: Person = 'manager', asOf?: string) =>
  (await callAs(services, who)).clusters.detail({ code: OWN, ...(asOf === undefined ? {} : { asOf }) });
const requestOn = async (services: TestServices, asOf?: string) =>
  (await detail(services, 'manager', asOf)).discipline?.requests.find(({ milestone }) => milestone === ASKED);
const isOwn = ({ row, milestone }: { row: { code: string }; milestone: string }) =>
  row.code === OWN && milestone === ASKED;

describe('a forecast far behind the original schedule', () => {
  test('is recorded at once and waits for approval: of leadership, by whoever asked and who decides', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2027-09' });
      expect((await detail(services)).milestones.find(({ milestone }) => milestone === ASKED)).toMatchObject({
        forecast: '2027-09',
        request: 'waiting',
      });
      const [line] = (await mine(services, 'leadership')).requests.filter(isOwn);
      expect(line).toMatchObject({
        state: 'waiting',
        date: '2027-09',
        original: '2021-10/2021-12',
        asked: { reason: 'permits', note: 'Chờ thẩm định phòng cháy' },
      });
      expect((await mine(services, 'manager')).requested.filter(isOwn)).toHaveLength(1);
      // Twelve months and more are not the department's to decide, and no committee's.
      expect((await mine(services, 'department')).requests.filter(isOwn)).toEqual([]);
      expect((await mine(services, 'committee')).requests).toEqual([]);
      expect(
        await refused(decide(services, 'department', { date: '2027-09', verdict: 'approved' })),
      ).toMatchObject({ fields: [{ field: 'key', issue: 'other_approver' }] });
    });
  });

  test('refused needs a reason, stays with its forecast, and on record after a new one', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2027-09' });
      const date = '2027-09';
      expect(await refused(decide(services, 'leadership', { date, verdict: 'refused' }))).toMatchObject({
        fields: [{ field: 'note', issue: 'required' }],
      });
      await decide(services, 'leadership', { date, verdict: 'refused', note: 'Chưa có căn cứ' });
      expect(await requestOn(services)).toMatchObject({ state: 'refused', date });
      expect((await mine(services, 'leadership')).requests.filter(isOwn)).toEqual([]);
      expect((await mine(services, 'manager')).requested.filter(isOwn)).toMatchObject([{ state: 'refused' }]);
      // Saying the same again asks for nothing; another date does.
      await forecast(services, { date: '2027-09', reason: 'unchanged' });
      expect(await requestOn(services)).toMatchObject({ state: 'refused' });
      await forecast(services, { date: '2027-06', reason: 'ahead_of_plan' });
      expect(await requestOn(services)).toMatchObject({ state: 'waiting', date: '2027-06' });
      const known = await detail(services);
      expect(known.discipline?.decided[0]).toMatchObject({
        verdict: 'refused',
        date,
        note: 'Chưa có căn cứ',
      });
      expect(known.history.some(({ event }) => event.type === 'discipline.decided')).toBe(true);
    });
  });

  test('that moved while somebody decided is not decided by mistake', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2027-09' });
      await forecast(services, { date: '2027-12' });
      expect(
        await refused(decide(services, 'leadership', { date: '2027-09', verdict: 'approved' })),
      ).toMatchObject({ code: 'INVALID', fields: [{ field: 'date', issue: 'forecast_moved' }] });
    });
  });

  test('on an earlier day is shown as it stood then: waiting, though it was approved since', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2027-09' });
      const later = servicesOn(tx, instantInHanoi(addDays(TODAY, 3), 9));
      await decide(later, 'leadership', { date: '2027-09', verdict: 'approved' });
      expect(await requestOn(later)).toMatchObject({ state: 'approved' });
      expect(await requestOn(later, TODAY)).toMatchObject({ state: 'waiting', date: '2027-09' });
      expect((await mine(later, 'leadership')).requests.filter(isOwn)).toEqual([]);
      expect((await mine(later, 'leadership', TODAY)).requests.filter(isOwn)).toHaveLength(1);
      expect((await requestOn(later, addDays(TODAY, -1)))?.date).not.toBe('2027-09');
    });
  });

  test('is covered by an adjustment of the schedule, which bears its decision and keeps the original', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services, { date: '2027-09' });
      const department = await callAs(services, 'department');
      const document = { number: '987/QĐ-UBND', day: TODAY, issuer: 'UBND Thành phố Hà Nội' };
      await department.milestones.adjustSchedule({
        stream: streamOf('cluster', OWN),
        key: ASKED,
        expected: await versionOf(services, OWN, ASKED),
        request: uuidv7(),
        said: { date: '2027-12', document },
      });
      expect(await requestOn(services)).toBeUndefined();
      const line = (await detail(services)).milestones.find(({ milestone }) => milestone === ASKED);
      expect(line).toMatchObject({
        baseline0: '2021-10/2021-12',
        baseline: '2027-12',
        baselineEntry: { document },
      });
      expect([(line?.slip ?? 0) < 0, (line?.slipOriginal ?? 0) > 2_000]).toEqual([true, true]);
      // The decision is public; that a forecast was asked about is not.
      const shown = await detail(services, 'public');
      expect(shown.discipline).toBeNull();
      expect(shown.milestones.find(({ milestone }) => milestone === ASKED)?.baseline).toBe('2027-12');
    });
  });
});

describe('a missed date', () => {
  test('is owed after five working days, holidays apart, and answered by one explanation', async () => {
    await undone(database().db, async (tx) => {
      // Friday 18 April 2025; Friday 25 is the fifth working day.
      const date = '2025-04-18';
      await forecast(servicesOn(tx), { date, reason: 'ahead_of_plan' }, { key: 'component_works' });
      const on = (day: string) => servicesOn(tx, instantInHanoi(day, 9));
      const missedOn = async (day: string, who: Person = 'manager') =>
        (await mine(on(day), who)).missed.filter(
          ({ row, milestone }) => row.code === OWN && milestone === 'component_works',
        );
      expect(await missedOn(date)).toEqual([]);
      expect(await missedOn('2025-04-25')).toMatchObject([
        { of: 'forecast', owed: false, explainBy: '2025-04-25' },
      ]);
      expect(await missedOn('2025-04-25', 'department'), 'not yet asked for').toEqual([]);
      expect(await missedOn('2025-04-26')).toMatchObject([{ owed: true }]);
      expect(await missedOn('2025-04-26', 'department')).toHaveLength(1);
      const later = on('2025-04-26');
      const manager = await callAs(later, 'manager');
      const before = (await manager.work.count()).missed;
      await manager.discipline.explain({
        ...(await about(later, 'component_works' as const)),
        said: { date, cause: 'investor_capacity', note: 'Nhà thầu chưa huy động đủ máy' },
      });
      expect(await missedOn('2025-04-26')).toEqual([]);
      expect(await missedOn('2025-04-26', 'department')).toEqual([]);
      expect((await manager.work.count()).missed).toBe(before - 1);
      expect((await detail(later)).discipline?.explained[0]).toMatchObject({
        cause: 'investor_capacity',
        date,
      });
    });
  });
});

describe('a pause', () => {
  const said = { cause: 'planning' as const, note: 'Chờ quy hoạch', from: '2025-03-10', until: '2025-04' };

  test('has an expected end, asks once that has passed, and ends with the work', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const department = await callAs(services, 'department');
      await department.discipline.pause({ ...(await about(services, PAUSE)), said });
      expect((await detail(services)).discipline?.pause).toMatchObject({ from: '2025-03-10', over: null });
      const again = { ...(await about(services, PAUSE)), said };
      expect(await refused(department.discipline.pause(again))).toMatchObject({
        fields: [{ field: 'key', issue: 'already_paused' }],
      });
      const later = servicesOn(tx, instantInHanoi('2025-05-10', 9));
      const over = (await mine(later, 'department')).pauses.filter(({ row }) => row.code === OWN);
      expect(over).toMatchObject([{ pause: { over: 10, until: '2025-04' } }]);
      const then = await callAs(later, 'department');
      await then.discipline.resume({ ...(await about(later, PAUSE)), said: { on: '2025-05-09' } });
      const known = (await detail(later)).discipline;
      expect([known?.pause, known?.pauses[0]?.resumedOn]).toEqual([null, '2025-05-09']);
      // Overdue since the end of 2021: the pause is told, the delay stays.
      expect(known?.pausedDays).toBe(60);
      expect((await mine(later, 'department')).pauses.filter(({ row }) => row.code === OWN)).toEqual([]);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('does not change how late a cluster is', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = await detail(services);
      const department = await callAs(services, 'department');
      await department.discipline.pause({ ...(await about(services, PAUSE)), said });
      const after = await detail(services);
      expect([after.row.lateness, after.assessment?.slip, after.overdue]).toEqual([
        before.row.lateness,
        before.assessment?.slip,
        before.overdue,
      ]);
    });
  });
});

test('the demonstration has requests of both levels, a pause over its end and explanations that are missing', async () => {
  const services = servicesOn(database().db);
  const [leadership, department] = [await mine(services, 'leadership'), await mine(services, 'department')];
  expect(leadership.requests.map(({ row }) => row.code)).toContain(OWN);
  expect(department.requests.map(({ row }) => row.code)).toContain('HN-063');
  expect(department.missed.map(({ row }) => row.code).sort()).toEqual(['HN-067', 'HN-080']);
  expect(department.pauses.map(({ row }) => row.code)).toEqual(['HN-P06']);
  const requested = (await mine(services, 'manager')).requested.map(
    ({ milestone, state }) => `${milestone} ${state}`,
  );
  expect(requested.sort()).toEqual(['component_works refused', 'infrastructure_completed waiting']);
  expect(
    [FOREIGN, OWN_TOO].filter((code) => leadership.requests.some(({ row }) => row.code === code)),
  ).toEqual([]);
});
