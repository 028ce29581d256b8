import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { ToldCause } from '../../shared/cause.ts';
import type { SetCodeInput } from '../../shared/codes/command.ts';
import { AS_BUILT } from '../../shared/codes/facet.ts';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { named } from '../../shared/i18n/named.ts';
import { saidIn } from '../../shared/i18n/said.ts';
import { vi } from '../../shared/i18n/vi.ts';
import { canBeLeftOut } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import { callAs, OWN, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { SETTINGS } from '../support/settings.ts';
import { forecast, refused } from '../support/updates.ts';

const database = useDatabase();
const TOMORROW = addDays(TODAY, 1);
const tomorrowOf = (services: TestServices) => services.clock.put(instantInHanoi(TOMORROW, 12));

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
