import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { clusterHaOf } from '../../shared/clearance/figures.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { saidIn } from '../../shared/i18n/said.ts';
import { vi } from '../../shared/i18n/vi.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { timelineRows } from '../../shared/timeline.ts';
import { readTimeline } from '../../shared/timeline-wire.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import { about, entered, shownTo } from '../support/register.ts';
import { callAs, contextOf, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();

describe('a cluster that was entered twice', () => {
  const merged = async (services: TestServices, code: string, into: string | null) =>
    (await callAs(services, 'department')).register.merge({
      ...(await about(services, code)),
      said: { into, note: 'Cùng một quyết định thành lập' },
    });
  const codes = async (services: TestServices, asOf: string) =>
    (await services.snapshots.at(asOf)).clusters.map(({ code }) => code);

  test('leaves every list and number from that day on; the days before show both; the one that stays tells of it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const yesterday = addDays(TODAY, -1);
      const [before, was] = [await codes(services, yesterday), await shownTo(services, 'public', 'HN-085')];
      const targets = (await services.snapshots.at(TODAY)).targets.map(({ count }) => count.cohort);
      expect(targets.some((cohort) => cohort.includes('HN-085'))).toBe(true);
      await merged(services, 'HN-085', 'HN-012');
      expect(await codes(services, TODAY)).toEqual(before.filter((code) => code !== 'HN-085'));
      expect(await codes(services, yesterday)).toEqual(before);
      const counted = (await services.snapshots.at(TODAY)).targets.map(({ count }) => count.cohort);
      expect(counted).toEqual(targets.map((cohort) => cohort.filter((code) => code !== 'HN-085')));
      expect(await refused(shownTo(services, 'public', 'HN-085'))).toMatchObject({
        code: 'NOT_FOUND',
        fields: [{ field: 'code', issue: 'merged', detail: 'HN-012' }],
      });
      const then = await shownTo(services, 'public', 'HN-085', yesterday);
      expect(then.row.name).toBe(was.row.name);
      const kept = await shownTo(services, 'leadership', 'HN-012');
      expect(kept.absorbed).toEqual([{ code: 'HN-085', until: yesterday }]);
      expect(saidIn(kept.history[0]?.event as never, vi, 'vi')).toMatchObject([
        { kind: 'Gộp cụm ghi trùng', title: `HN-085 ${was.row.name}` },
      ]);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('is no longer spoken of, but can be separated again, and then stands as it stood', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await merged(services, 'HN-085', 'HN-012');
      const caller = await callAs(services, 'department');
      const fact = { id: 'w', field: 'workers' as const, value: '5', statedFor: null, source: null };
      const facts = { facts: [{ ...fact, provenance: 'reported' as const }], note: 'Xã báo' };
      const call = caller.register.facts({ ...(await about(services, 'HN-085')), said: facts });
      expect((await refused(call)).fields).toEqual([{ field: 'key', issue: 'merged', detail: 'HN-012' }]);
      expect((await refused(merged(services, 'HN-012', 'HN-007'))).fields[0]?.issue).toBe('still_absorbing');
      await merged(services, 'HN-085', null);
      expect(await codes(services, TODAY)).toContain('HN-085');
      expect((await shownTo(services, 'public', 'HN-012')).absorbed).toEqual([]);
    });
  });

  test('leaves the map that plays and the course of the targets on the same day', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const [counted] = (await services.snapshots.at(TODAY)).targets.flatMap(({ count }) => count.achieved);
      const second = counted ?? '';
      await merged(services, second, 'HN-012');
      services.clock.put(instantInHanoi(addDays(TODAY, 2), 9));
      const ctx = await contextOf(services, 'public');
      const sent = JSON.parse((await ctx.days.between('2025-03-01', addDays(TODAY, 1))).json.toString());
      const on = (day: string) => timelineRows(readTimeline(sent), day).map(({ code }) => code);
      expect(on(addDays(TODAY, -1))).toContain(second);
      expect(on(TODAY)).not.toContain(second);
      expect(on(TODAY).sort()).toEqual((await codes(services, TODAY)).sort());
      const courses = await services.courses.untilToday();
      for (const { target, count } of (await services.snapshots.at(addDays(TODAY, 1))).targets) {
        const steps = courses.find(({ code }) => code === target.code)?.steps;
        if (steps) expect(steps.at(-1)?.achieved ?? 0, target.code).toBe(count.achieved.length);
      }
    });
  });
});

describe('the end of a cluster, and its schedule', () => {
  const document = { number: '77/QĐ-UBND', day: '2025-03-25', issuer: 'UBND Thành phố Hà Nội' };
  const command = (key: string, expected = 0) => ({
    stream: streamOf('cluster', 'HN-130'),
    key: key as never,
    expected,
    request: uuidv7(),
  });

  test('a cluster is judged by its first schedule, ends by its decision, and stands again when that is taken back', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await entered(services);
      const caller = await callAs(services, 'department');
      const shown = async () => (await services.snapshots.at(TODAY)).byCode.get('HN-130');
      expect((await shown())?.assessment.lateness).toBe('no_plan');
      const dates = [{ milestone: 'construction_started' as const, date: '2025-12' }];
      await caller.milestones.setSchedule({ ...command('schedule'), said: { dates, document } });
      expect((await shown())?.days.milestones).toMatchObject({
        gate: 'construction_started',
        gateBaseline: '2025-12',
      });
      const { seq } = await caller.register.end({
        ...command('revoked'),
        said: { effective: '2025-03-28', document },
      });
      expect((await shown())?.days.milestones.stage).toBe('ended');
      // Regression: figures and reports were still asked for of what is over; that it is can be taken back.
      const mayThen = (await shownTo(services, 'department', 'HN-130')).can;
      expect([mayThen.clearance, mayThen.works, mayThen.adjust, mayThen.pause]).toEqual([
        false,
        false,
        false,
        false,
      ]);
      expect([mayThen.takeBack, mayThen.register]).toEqual([true, true]);
      const detail = await shownTo(services, 'public', 'HN-130');
      expect(detail.milestones.find(({ milestone }) => milestone === 'revoked')?.actualEntry).toMatchObject({
        date: '2025-03-28',
        document,
      });
      // Regression: all that had not happened when it was revoked was shown as done, without a date.
      const line = (code: string) => detail.milestones.find(({ milestone }) => milestone === code);
      expect(line('construction_started')).toMatchObject({ behind: false, over: true, slip: null });
      expect([line('dossier_submitted')?.behind, line('first_tenant')]).toEqual([true, undefined]);
      await caller.milestones.takeBackActual({ ...command('revoked', seq), said: { note: 'Ghi nhầm cụm' } });
      expect((await shown())?.days.milestones.stage).toBe('preparation');
      expect((await shownTo(services, 'department', 'HN-130')).can).toMatchObject({
        clearance: true,
        pause: true,
      });
      // Nobody is asked to report again what nobody reports.
      const { returned } = await (await callAs(services, 'manager')).work.mine({});
      expect(returned.filter(({ row }) => row.code === 'HN-130')).toEqual([]);
    });
  });

  test('an expansion is its step, its schedule and its area in one act', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const caller = await callAs(services, 'department');
      const said = { addedHa: 29.15, totalHa: 40, start: '2025-12', completion: null, document };
      const stream = streamOf('cluster', 'HN-012');
      await caller.register.expand({ ...command('expansion_decided'), stream, said });
      const found = (await services.snapshots.at(TODAY)).byCode.get('HN-012');
      expect(found?.days.milestones).toMatchObject({ gate: 'expansion_started', gateBaseline: '2025-12' });
      expect(found?.days.register.facts.filter(({ field }) => field === 'area_ha').at(-1)?.value).toBe('40');
    });
  });

  test('a second expansion has its own decision, area and works; the days between show the first', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const caller = await callAs(services, 'department');
      const stream = streamOf('cluster', 'HN-012');
      const expand = (said: object, expected: number) =>
        caller.register.expand({
          ...command('expansion_decided', expected),
          stream,
          said: { start: null, completion: null, ...said } as never,
        });
      const areaOn = async (day: string) => {
        const found = (await services.snapshots.at(day)).byCode.get('HN-012');
        return {
          ha: clusterHaOf(found?.days.register.facts ?? []),
          expanded: found?.days.milestones.expanded,
        };
      };
      const base = (await areaOn(TODAY)).ha ?? 0;
      const earlier = { ...document, day: '2025-03-20' };
      const first = await expand({ addedHa: 10, totalHa: base + 10, document: earlier }, 0);
      services.clock.put(instantInHanoi(addDays(TODAY, 2), 9));
      const later = { ...document, number: '99/QĐ-UBND', day: addDays(TODAY, 1) };
      const wrong = expand({ addedHa: 5, totalHa: base + 10, document: later }, first.seq);
      expect((await refused(wrong)).fields[0]).toMatchObject({ field: 'totalHa', issue: 'not_the_sum' });
      const { seq } = await expand({ addedHa: 5, totalHa: base + 15, document: later }, first.seq);
      expect(await areaOn(TODAY)).toEqual({ ha: base + 10, expanded: '2025-03-20' });
      expect(await areaOn(addDays(TODAY, 2))).toEqual({ ha: base + 15, expanded: later.day });
      const sources = (await shownTo(services, 'public', 'HN-012')).facts
        .filter(({ field }) => field === 'area_ha')
        .map(({ source }) => source);
      expect(sources.filter((source) => source?.includes('99/QĐ-UBND'))).toHaveLength(1);
      // Taken back it takes its area along: the largest one counted on, stated by nothing that stands.
      const back = { ...command('expansion_decided', seq), stream, said: { note: 'Ghi nhầm cụm' } };
      await caller.milestones.takeBackActual(back);
      expect(await areaOn(addDays(TODAY, 2))).toEqual({ ha: base + 10, expanded: '2025-03-20' });
      expect(await faultsOf(tx)).toEqual([]);
    });
  });
});
