import { describe, expect, test } from 'vitest';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { isLate, LATENESS, type Lateness } from '../../shared/delay.ts';
import { DELAY_GROUPS, DELAY_SORTS } from '../../shared/delay-list.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { say } from '../support/log.ts';
import {
  callAs,
  OWN,
  OWN_TOO,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();
const services = () => servicesOn(database().db);
type Asked = Parameters<Awaited<ReturnType<typeof callAs>>['clusters']['delays']>[0];

const delays = async (asked: Asked = {}, here: TestServices = services(), who: Person = 'leadership') =>
  (await callAs(here, who)).clusters.delays({ limit: 200, ...asked });
const codesOf = ({ lines }: Awaited<ReturnType<typeof delays>>) => lines.map(({ row }) => row.code);

describe('totals that say why, and of whom', () => {
  test('each opens to as many clusters as it counts, and so does what is not on record', async () => {
    const all = await delays();
    const opens = { areas: 'unit', movers: 'mover', causes: 'causes' } as const;
    const none = { areas: 'area', movers: 'mover', causes: 'cause' } as const;
    for (const name of ['areas', 'movers', 'causes'] as const) {
      for (const { key, clusters, late, critical, worst } of all[name]) {
        const value = name === 'causes' && key !== null ? [key] : key;
        const listed = await delays(
          key === null ? { none: none[name] } : { filter: { [opens[name]]: value } },
        );
        const classes = listed.lines.map(({ row }) => row.lateness);
        expect(listed.total, `${name} ${key}`).toBe(clusters);
        expect(classes.filter(isLate).length, `${name} ${key}`).toBe(late);
        expect(classes.filter((lateness) => lateness === 'critical').length).toBe(critical);
        expect(Math.max(...listed.lines.map(({ row }) => row.slip ?? -Infinity))).toBe(worst);
        // Choosing one leaves the others to choose.
        expect(listed[name]).toEqual(all[name]);
      }
    }
    expect(all.areas.reduce((sum, { clusters }) => sum + clusters, 0)).toBe(all.total);
    expect(all.causes.some(({ key }) => key === null)).toBe(true);
  });

  test('the area where it stands worst is told with its own causes and agencies', async () => {
    const { gravest, areas } = await delays();
    expect(gravest?.area).toEqual(areas[0]);
    const there = await delays({ filter: { unit: gravest?.area.key ?? '' } });
    expect(there.causes).toEqual(gravest?.causes);
    expect(there.movers).toEqual(gravest?.movers);
    expect(there.gravest).toEqual(gravest);
    const worse = areas.filter(({ key, critical }) => key !== null && critical > (areas[0]?.critical ?? 0));
    expect(worse).toEqual([]);
  });

  test('where nothing is left it is told how many there would be without one condition', async () => {
    const filter = { q: 'không có cụm nào tên này', lateness: ['late'] satisfies Lateness[] };
    const nothing = await delays({ filter });
    expect(nothing.total).toBe(0);
    expect(nothing.without.search).toBe((await delays({ filter: { lateness: ['late'] } })).total);
    expect(nothing.without.class).toBe(0);
    const found = await delays({ filter: { q: 'Chàng Sơn', lateness: ['no_date'] } });
    expect(found.total).toBe(0);
    expect(found.without.class).toBe((await delays({ filter: { q: 'Chàng Sơn' } })).total);
    expect(found.without.class).toBeGreaterThan(0);
  });
});

describe('order and groups', () => {
  test.each(DELAY_SORTS)(
    'by %s: the same clusters, one way and the other, what is nothing last',
    async (by) => {
      const usual = await delays();
      const [up, down] = [
        await delays({ sort: { by, direction: 'up' } }),
        await delays({ sort: { by, direction: 'down' } }),
      ];
      for (const turned of [up, down]) expect(codesOf(turned).sort()).toEqual(codesOf(usual).sort());
      expect(codesOf(up)).not.toEqual(codesOf(down));
      const nothing = ({ lines }: typeof up) =>
        lines.map(({ row }) =>
          by === 'area'
            ? row.unit === null
            : by === 'cause'
              ? row.causes.length === 0
              : by === 'mover' && row.mover === null,
        );
      for (const turned of [up, down]) {
        const last = nothing(turned).toSorted((a, b) => Number(a) - Number(b));
        expect(nothing(turned)).toEqual(last);
      }
    },
  );

  test('the longest delay first, or the shortest; areas in the order of their names', async () => {
    const slips = async (direction: 'up' | 'down') =>
      (await delays({ sort: { by: 'delay', direction } })).lines.map(({ row }) => row.slip ?? 0);
    expect(await slips('down')).toEqual((await slips('down')).toSorted((a, b) => b - a));
    expect(await slips('up')).toEqual((await slips('up')).toSorted((a, b) => a - b));
    const { lines } = await delays({ sort: { by: 'area', direction: 'up' } });
    const units = [...new Set(lines.map(({ row }) => row.unit))];
    // Ba Vì … Đan Phượng, Đông Anh … Thường Tín: đ comes after d in this alphabet.
    expect(units.indexOf('273')).toBeLessThan(units.indexOf('017'));
    expect(units.indexOf('017')).toBeLessThan(units.indexOf('279'));
  });

  test.each(DELAY_GROUPS)(
    'by %s: lines under their headings, as many as each says, page by page',
    async (group) => {
      const whole = await delays({ group });
      const runs = whole.lines
        .map(({ heading }) => heading)
        .filter((heading, i, all) => heading !== all[i - 1]);
      expect(runs).toEqual(whole.groups?.map(({ key }) => key));
      for (const { key, clusters, worst } of whole.groups ?? []) {
        const under = whole.lines.filter(({ heading }) => heading === key);
        expect(under.length).toBe(clusters);
        expect(Math.max(...under.map(({ row }) => row.slip ?? -Infinity))).toBe(worst);
      }
      expect(whole.entries).toBe(whole.lines.length);
      expect(new Set(codesOf(whole)).size).toBe(whole.total);
      const pages = [await delays({ group, limit: 20 }), await delays({ group, offset: 20, limit: 200 })];
      expect(pages.flatMap((page) => page.lines)).toEqual(whole.lines);
    },
  );

  test('a cluster with two causes stands under both, as the totals count it', async () => {
    const { lines, groups, causes } = await delays({ group: 'cause' });
    const twice = lines.find(({ row }) => row.causes.length > 1);
    const headings = lines.filter(({ row }) => row.code === twice?.row.code).map(({ heading }) => heading);
    expect(headings.map(String).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(twice?.row.causes);
    expect(groups).toEqual(causes);
  });
});

describe('what is new since a day', () => {
  const SINCE = addDays(TODAY, -31);

  test('is what two days looked at one by one differ in', async () => {
    const here = services();
    const [now, then] = [await here.snapshots.at(TODAY), await here.snapshots.at('2024-06-30')];
    const expected = { newly: [] as string[], recovered: [] as string[] };
    for (const { code, row } of now.clusters) {
      const before = then.byCode.get(code)?.row.lateness;
      if (before === undefined || isLate(before) === isLate(row.lateness)) continue;
      expected[isLate(row.lateness) ? 'newly' : 'recovered'].push(code);
    }
    const { changes, lines } = await delays({ since: '2024-06-30' });
    expect(changes).toEqual({ newly: expected.newly.length, recovered: expected.recovered.length });
    expect(expected.newly.length).toBeGreaterThan(0);
    expect(expected.recovered.length).toBeGreaterThan(0);
    const marked = lines.filter(({ change }) => change === 'newly').map(({ row }) => row.code);
    expect(marked.sort()).toEqual(expected.newly);
    for (const changed of ['newly', 'recovered'] as const) {
      const alone = await delays({ since: '2024-06-30', changed });
      expect(codesOf(alone).sort()).toEqual(expected[changed]);
      expect(alone.changes).toEqual(changes);
    }
  });

  test('a forecast that moves today makes newly late; the day before it was not known', async () => {
    await undone(database().db, async (tx) => {
      const here = servicesOn(tx);
      const [then, now] = [await here.snapshots.at(SINCE), await here.snapshots.at(TODAY)];
      const steady = now.clusters.find(
        ({ code, row }) =>
          row.gate === 'infrastructure_completed' &&
          [row, then.byCode.get(code)?.row].every((one) => one && !isLate(one.lateness)),
      );
      const CODE = steady?.code ?? '';
      const moved = { milestone: 'infrastructure_completed', kind: 'forecast', date: '2028-12' };
      const entries = [{ ...moved, provenance: 'reported', reason: 'permits' }];
      await say(here, streamOf('cluster', CODE), { type: 'milestones.recorded', entries });
      const { lines } = await delays({ since: SINCE, changed: 'newly' }, here);
      expect(lines.map(({ row }) => row.code)).toContain(CODE);
      here.clock.put(instantInHanoi(addDays(TODAY, 2), 12));
      // Two past days, compared: that of the change and the one before it.
      const later = await delays({ asOf: TODAY, since: addDays(TODAY, -1), changed: 'newly' }, here);
      expect(codesOf(later)).toContain(CODE);
      const after = await delays({ asOf: addDays(TODAY, 1), since: TODAY, changed: 'newly' }, here);
      expect(codesOf(after)).not.toContain(CODE);
    });
  });

  test('one compares with an earlier day only', async () => {
    for (const since of [TODAY, addDays(TODAY, 1)]) {
      expect((await refused(delays({ since }))).fields).toEqual([
        { field: 'since', issue: 'date_impossible' },
      ]);
    }
    expect((await refused(delays({ asOf: addDays(TODAY, 90), since: addDays(TODAY, 10) }))).fields).toEqual([
      { field: 'since', issue: 'date_impossible' },
    ]);
  });

  test('nobody learns of clusters beyond their scope: totals, groups and changes are of their own', async () => {
    const page = await delays(
      { since: '2024-06-30', group: 'area', filter: { lateness: [...LATENESS] } },
      services(),
      'manager',
    );
    expect(codesOf(page).sort()).toEqual([OWN, OWN_TOO]);
    expect(page.areas.map(({ key, clusters }) => [key, clusters])).toEqual([['017', 2]]);
    expect(page.groups?.map(({ key }) => key)).toEqual(['017']);
    expect(Object.values(page.counts).reduce((a, b) => a + b, 0)).toBe(2);
    expect((page.changes?.newly ?? 0) + (page.changes?.recovered ?? 0)).toBeLessThanOrEqual(2);
    expect(page.movers.reduce((sum, { clusters }) => sum + clusters, 0)).toBe(2);
  });
});
