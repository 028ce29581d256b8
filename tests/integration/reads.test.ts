import { describe, expect, test } from 'vitest';
import { registerDay } from '../../server/db/schema.ts';
import { NO_AREA } from '../../shared/area.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { MILESTONES } from '../../shared/lifecycle.ts';
import { idOf } from '../../shared/log/stream.ts';
import { responsibleFor } from '../../shared/people/responsible.ts';
import { useDatabase } from '../support/database.ts';
import { callAs, OWN, OWN_TOO, servicesOn, TODAY } from '../support/services.ts';

const database = useDatabase();
const services = () => servicesOn(database().db);

describe('whose move it is', () => {
  test.each([TODAY, '2025-07-15', '2024-06-30'])(
    'on %s every next step has an agency and a person',
    async (day) => {
      const { clusters, directory } = await services().snapshots.at(day);
      const waiting = clusters.filter(
        ({ days }) => days.milestones.next && days.milestones.stage !== 'operating',
      );
      const missing = waiting.filter((cluster) => {
        const { next } = cluster.days.milestones;
        const responsible = next && responsibleFor(directory, cluster, MILESTONES[next].mover);
        return !responsible?.organisationVi || !responsible.person;
      });
      expect(waiting.length).toBeGreaterThan(30);
      expect(missing.map(({ code }) => code)).toEqual([]);
    },
  );

  test('the local committee is the district’s to 30 June 2025 and the commune’s after', async () => {
    const leadership = await callAs(services(), 'leadership');
    const on = async (asOf: string) =>
      (await leadership.clusters.detail({ code: 'HN-055', asOf })).responsible?.organisationVi;
    expect(await on('2025-06-30')).toBe('UBND huyện Thạch Thất');
    expect(await on('2025-07-01')).toBe('UBND xã Tây Phương');
  });
});

describe('units', () => {
  test('30 districts to 30 June 2025, 126 communes and wards after', async () => {
    const anyone = await callAs(services(), 'public');
    expect((await anyone.units.list({ asOf: '2025-06-30' })).length).toBe(30);
    expect((await anyone.units.list({ asOf: '2025-07-01' })).length).toBe(126);
  });

  test('no cluster is lost in the change: each with a place has one unit before and one after', async () => {
    const [before, after] = [
      await services().snapshots.at('2025-06-30'),
      await services().snapshots.at('2025-07-01'),
    ];
    expect(after.clusters.length).toBe(before.clusters.length);
    const placed = before.clusters.filter((cluster) => cluster.unit !== null);
    expect(placed.length).toBe(128);
    for (const { code } of placed) expect(after.byCode.get(code)?.unit, code).toMatch(/^\d{5}$/);
  });

  test('a commune’s page is there once it exists, and says so before', async () => {
    const anyone = await callAs(services(), 'public');
    const later = await anyone.units.page({ code: '10489', asOf: '2025-07-15' });
    expect(later.validNow).toBe(true);
    expect((await anyone.units.page({ code: '10489' })).validNow).toBe(false);
    expect((await anyone.units.page({ code: '017' })).kin.length).toBeGreaterThan(3);
  });

  // A past day, today, the last day of the districts, the first of the communes and one well ahead.
  test.each(['2024-06-30', TODAY, '2025-06-30', '2025-07-01', '2025-12-31'])(
    'areas and what lies in none add up to the city, on the pages and in the table of all: %s',
    async (asOf) => {
      const anyone = await callAs(services(), 'public');
      const { areas, none, city } = await anyone.units.standings({ asOf });
      const units = await anyone.units.list({ asOf });
      const pages = new Map<string, Awaited<ReturnType<typeof anyone.units.page>>>();
      for (const { code } of units) pages.set(code, await anyone.units.page({ code, asOf }));
      const all = [...pages.values()];
      for (const key of ['clusters', 'scheduled', 'late', 'noPlan', 'stale'] as const) {
        expect(
          all.reduce((sum, { standing }) => sum + standing[key], none[key]),
          key,
        ).toBe(city[key]);
      }
      for (const { code, standing } of areas) expect(pages.get(code)?.standing, code).toEqual(standing);
      expect(areas.length).toBe(all.filter(({ rows }) => rows.length > 0).length);
      for (const page of all) expect([page.none, page.city]).toEqual([none, city]);
      const snapshot = await services().snapshots.at(asOf);
      expect(city.clusters).toBe(snapshot.clusters.length);
      // The door beside the sum opens to exactly those clusters.
      const { total } = await anyone.clusters.list({ asOf, filter: { unit: NO_AREA } });
      expect(total).toBe(none.clusters);
    },
  );
});

test('facts and investors are shown from the day on which they became known, and not before', async () => {
  const { db } = database();
  const anyone = await callAs(services(), 'public');
  const registered = await db.select().from(registerDay).orderBy(registerDay.fromDay, registerDay.stream);
  const known = registered.flatMap(({ stream, facts }) => {
    const from = registered.find((row) => row.stream === stream)?.fromDay ?? '';
    return facts
      .filter(({ recordedOn }) => recordedOn > from)
      .map((line) => ({ code: idOf(stream), ...line }));
  });
  const fact = known[0];
  if (!fact) throw new Error('no fact became known after its cluster');
  const fieldsOn = async (asOf: string) =>
    (await anyone.clusters.detail({ code: fact.code, asOf })).facts.map(({ field }) => field);
  expect(await fieldsOn(fact.recordedOn)).toContain(fact.field);
  expect(await fieldsOn(addDays(fact.recordedOn, -1))).not.toContain(fact.field);
});

test('what sources say of one thing stands together, the latest known first', async () => {
  const { facts } = await (await callAs(services(), 'public')).clusters.detail({ code: OWN });
  const fields = facts.map(({ field }) => field);
  expect(fields).toEqual([...fields].sort());
  // The area of its decision became known in 2019, that of its start in 2023.
  const areas = facts.filter(({ field }) => field === 'area_ha').map(({ value }) => Number(value));
  expect(areas).toEqual([21.99, 20]);
});

describe('one definition of every number', () => {
  test('map, list, programmes and delays tell the same of the same clusters', async () => {
    const here = services();
    const leadership = await callAs(here, 'leadership');
    for (const asOf of [TODAY, '2024-06-30']) {
      const map = (await here.snapshots.at(asOf)).clusters.map(({ row }) => row);
      const list = await leadership.clusters.list({ asOf, limit: 200 });
      expect([...list.rows].sort((a, b) => (a.code < b.code ? -1 : 1))).toEqual(map);
      const { counts } = await leadership.clusters.delays({ asOf });
      for (const [lateness, n] of Object.entries(counts)) {
        expect(map.filter((row) => row.lateness === lateness).length).toBe(n);
      }
      for (const target of await leadership.programmes.list({ asOf })) {
        expect(map.filter((row) => row.cohorts.includes(target.code)).map((row) => row.code)).toEqual(
          target.members,
        );
        if (target.measurable)
          expect(map.filter((row) => row.achieved.includes(target.code)).length).toBe(target.achieved);
      }
      const detail = await leadership.clusters.detail({ code: OWN, asOf });
      expect(detail.row).toEqual(map.find((row) => row.code === OWN));
      const gate = detail.milestones.find((line) => line.milestone === detail.row.gate);
      expect(gate?.slip).toBe(detail.row.slip);
    }
  });

  test('the counts of all classes stay when one class of delays is chosen', async () => {
    const leadership = await callAs(services(), 'leadership');
    const all = await leadership.clusters.delays({});
    const chosen = await leadership.clusters.delays({ filter: { lateness: ['no_plan'] }, limit: 200 });
    expect(chosen.counts).toEqual(all.counts);
    expect(chosen.total).toBe(all.counts.no_plan);
    expect(chosen.lines.every(({ row }) => row.lateness === 'no_plan')).toBe(true);
  });

  test('the list finds without diacritics and pages without gaps', async () => {
    const anyone = await callAs(services(), 'public');
    const found = await anyone.clusters.list({ filter: { q: 'tan trieu' } });
    expect(found.rows.map((row) => row.name)).toEqual(['Cụm công nghiệp làng nghề Tân Triều']);
    const all = await anyone.clusters.list({ limit: 200 });
    const pages = [
      await anyone.clusters.list({ limit: 70 }),
      await anyone.clusters.list({ offset: 70, limit: 70 }),
    ];
    expect(pages.flatMap((page) => page.rows)).toEqual(all.rows);
  });
});

test('what is due comes the soonest first', async () => {
  const { dues } = await (await callAs(servicesOn(database().db), 'committee')).work.mine({});
  const days = dues.map(({ dueOn }) => dueOn ?? '9');
  expect(new Set(days).size).toBeGreaterThan(2);
  expect(days).toEqual(days.toSorted());
});

test('a due is told from as many days before as the rules say, that day among them', async () => {
  const told = async (on: string) => {
    const here = servicesOn(database().db, instantInHanoi(on, 12));
    const { dues } = await (await callAs(here, 'committee')).units.page({ code: '017' });
    return dues.some(({ row, dueOn }) => row.code === OWN_TOO && dueOn === '2025-06-30');
  };
  const { due } = (await servicesOn(database().db).snapshots.at(TODAY)).thresholds;
  expect(await told(addDays('2025-06-30', -due.days))).toBe(true);
  expect(await told(addDays('2025-06-30', -due.days - 1))).toBe(false);
});
