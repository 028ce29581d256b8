import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { ReportWorksInput } from '../../shared/works/command.ts';
import { planOf, type WorksState } from '../../shared/works/facet.ts';
import { plannedOf } from '../../shared/works/plan.ts';
import type { PlanWorksInput } from '../../shared/works/plan-command.ts';
import { progressOn } from '../../shared/works/progress.ts';
import { courseOf, standingOf } from '../../shared/works/standing.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import {
  callAs,
  contextOf,
  OWN,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();

const shownTo = async (services: TestServices, who: Person, code = OWN, asOf?: Day) =>
  (await callAs(services, who)).clusters.detail({ code, ...(asOf ? { asOf } : {}) });

async function about(services: TestServices) {
  const { works } = await shownTo(services, 'leadership');
  const stream = streamOf('cluster', OWN);
  return { stream, request: uuidv7(), works: works ?? { version: 0, planVersion: 0 } };
}

const part = (component: 'roads' | 'water' | 'fire', weight: number, to = '2026-03-31') => ({
  component,
  weight,
  approvedVndBn: 2 * weight,
  points: [
    { on: '2025-03-31', percent: 0 },
    { on: to, percent: 100 },
  ],
});
const PLANNED: PlanWorksInput['said'] = {
  weighting: 'stated',
  components: [part('roads', 75), part('water', 25)],
  number: '12/QĐ',
  day: TODAY,
  issuer: 'Sở Công Thương',
  note: 'Lập lại theo dự án được duyệt',
};

interface By {
  who?: Person;
  expected?: number;
}

async function planned(
  services: TestServices,
  said: Partial<PlanWorksInput['said']> = {},
  { who = 'department', expected }: By = {},
) {
  const { works, ...command } = await about(services);
  const key = 'plan' as const;
  const caller = await callAs(services, who);
  return caller.works.plan({
    ...command,
    key,
    expected: expected ?? works.planVersion,
    said: { ...PLANNED, ...said },
  });
}

async function reported(
  services: TestServices,
  said: Partial<ReportWorksInput['said']>,
  { who = 'manager', expected }: By = {},
) {
  const { works, ...command } = await about(services);
  const key = 'progress' as const;
  const caller = await callAs(services, who);
  return caller.works.report({
    ...command,
    key,
    expected: expected ?? works.version,
    said: { date: TODAY, figures: {}, note: 'Đo lại theo kế hoạch mới', ...said },
  });
}

/** The works of a cluster as they are told for a day, without what had been made up of it before. */
const courseIn = (works: Pick<WorksState, 'plans' | 'reports'> | null) => {
  const plan = works && planOf(works);
  return (courseOf(works?.reports ?? []) ?? [])
    .filter(({ on }) => on >= TODAY)
    .map(({ on, figures }) => ({ on, ...(plan && progressOn(plan, figures, on)) }));
};

describe('works by component', () => {
  test('planned by the department and reported by the manager stand on the page and in the row, and not on the day before', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = (await shownTo(services, 'leadership')).works;
      services.clock.put(instantInHanoi('2025-06-30', 9));
      await planned(services);
      await reported(services, {
        date: '2025-06-30',
        figures: { 'roads.progress': 40, 'water.progress': 8 },
      });
      const { works, row } = await shownTo(services, 'leadership');
      expect(works?.plans.at(-1)).toMatchObject({ weighting: 'stated', decision: { number: '12/QĐ' } });
      expect(standingOf(works?.reports ?? [])).toMatchObject({
        figures: { 'roads.progress': 40, 'water.progress': 8 },
        dates: { 'roads.progress': '2025-06-30' },
        grounds: { 'roads.progress': 'reported' },
      });
      expect(row).toMatchObject({
        progress: 32,
        progressPlanned: 24.9,
        progressOf: 100,
        worksGround: 'reported',
      });
      expect((await shownTo(services, 'leadership', OWN, '2025-06-29')).works).toEqual(before);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('of which some are not reported on are told of the others, and of how much that is', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await planned(services, { components: [part('roads', 75), part('fire', 25)] });
      const { works } = await shownTo(services, 'leadership');
      const known = standingOf(works?.reports ?? []).figures['fire.progress'];
      await reported(services, { figures: { 'roads.progress': 40 } });
      const { row } = await shownTo(services, 'leadership');
      if (known === undefined) expect(row).toMatchObject({ progress: 40, progressOf: 75 });
      else expect(row).toMatchObject({ progressOf: 100 });
    });
  });

  test('told every week of a year, with a new plan in between, stand on any day as they were known on that day', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await planned(services);
      const weeks = Array.from({ length: 52 }, (_w, i) => ({
        on: addDays(TODAY, 7 * i),
        roads: i === 0 ? 0 : Math.min(100, 2 * i),
        water: Math.max(0, 3 * (i - 20)),
      }));
      for (const [i, { on, roads, water }] of weeks.entries()) {
        services.clock.put(instantInHanoi(on, 14));
        if (i === 26) {
          await planned(services, {
            day: on,
            components: [part('roads', 50, '2026-09-30'), part('water', 50, '2026-12-31')],
          });
        }
        // Water is not told anew for the first twenty weeks: it is said to be as it was.
        const figures = {
          'roads.progress': roads,
          ...(i === 0 || i > 20 ? { 'water.progress': water } : {}),
        };
        await reported(services, { date: on, figures, still: true });
      }
      for (const i of [0, 1, 13, 25, 26, 40, 51]) {
        for (const day of [i, i].map((week, later) => addDays(TODAY, 7 * week + 6 * later))) {
          const { works, row } = await shownTo(services, 'leadership', OWN, day);
          const [heavy, light] = i < 26 ? [0.75, 0.25] : [0.5, 0.5];
          const course = courseIn(works);
          expect(
            course.map(({ on }) => on),
            day,
          ).toEqual(weeks.slice(0, i + 1).map(({ on }) => on));
          for (const [n, { roads, water }] of weeks.slice(0, i + 1).entries())
            expect(course[n]?.actual, `${day} week ${n}`).toBeCloseTo(heavy * roads + light * water, 6);
          const stood = standingOf(works?.reports ?? []);
          expect(stood.figures, day).toMatchObject({
            'roads.progress': weeks[i]?.roads,
            'water.progress': weeks[i]?.water,
          });
          expect([stood.dates['roads.progress'], stood.dates['water.progress']], day).toEqual(
            Array(2).fill(weeks[i]?.on),
          );
          const plan = works && planOf(works);
          expect(plan?.decision.day, day).toBe(i < 26 ? TODAY : weeks[26]?.on);
          // The row holds what was planned for the day of the last report, whatever day is looked at.
          const due = plan && plannedOf(plan, weeks[i]?.on ?? day);
          expect(row.progressPlanned, day).toBeCloseTo(due ?? -1, 0);
          expect(row.progress, day).toBeCloseTo(course.at(-1)?.actual ?? -1, 0);
        }
      }
      expect(await faultsOf(tx)).toEqual([]);
    });
  }, 60_000);

  test('a day that is told late stands at its day, and is known from the day on which it was told', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await planned(services);
      services.clock.put(instantInHanoi('2025-05-05', 9));
      await reported(services, { date: '2025-05-05', figures: { 'roads.progress': 20 } });
      services.clock.put(instantInHanoi('2025-05-12', 9));
      await reported(services, { date: '2025-04-14', figures: { 'roads.progress': 7 } });
      const roads = async (asOf: Day) =>
        courseOf((await shownTo(services, 'leadership', OWN, asOf)).works?.reports ?? [])
          .filter(({ on }) => on > TODAY)
          .map(({ on, figures }) => [on, figures['roads.progress']]);
      expect(await roads('2025-05-11')).toEqual([['2025-05-05', 20]]);
      expect(await roads('2025-05-12')).toEqual([
        ['2025-04-14', 7],
        ['2025-05-05', 20],
      ]);
    });
  });

  test('a rule that is broken is told beside its field, by the server as by the form', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const fields = async (sent: Promise<unknown>) => (await refused(sent)).fields;
      await planned(services);
      await reported(services, { figures: { 'roads.progress': 40 } });
      const { note: _n, ...plan } = PLANNED;
      expect(await fields(planned(services, { ...plan, components: [part('roads', 90)] }))).toEqual([
        { field: 'weights', issue: 'weights_not_hundred', detail: '90' },
      ]);
      expect(await fields(reported(services, { figures: { 'fire.progress': 1 } }))).toEqual([
        { field: 'figures.fire.progress', issue: 'not_planned' },
      ]);
      expect(await fields(reported(services, { figures: { 'roads.progress': 101 } }))).toEqual([
        { field: 'figures.roads.progress', issue: 'over_hundred' },
      ]);
      expect(await fields(reported(services, { date: addDays(TODAY, 1), still: true }))).toEqual([
        { field: 'date', issue: 'date_in_future' },
      ]);
    });
  });

  test('who reports does not stand in the way of who plans; two who report at once do', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await planned(services);
      const { works } = await about(services);
      const { seq } = await reported(services, { figures: { 'roads.progress': 40 } });
      await planned(
        services,
        { components: [part('roads', 60), part('water', 40)] },
        { expected: works.planVersion },
      );
      const second = reported(services, { figures: { 'roads.progress': 41 } }, { expected: works.version });
      expect(await refused(second)).toMatchObject({
        code: 'CONFLICT',
        current: { version: seq, last: { event: { type: 'works.reported' } } },
      });
    });
  });

  test('are nothing that the public, or a manager of elsewhere, gets to see', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await planned(services);
      await reported(services, { figures: { 'roads.progress': 40 } });
      for (const who of ['public', 'administrator'] as const) {
        const detail = await shownTo(services, who);
        expect(detail.works, who).toBeNull();
        expect(detail.row, who).toMatchObject({
          progress: null,
          progressPlanned: null,
          progressOf: null,
          worksGround: null,
        });
      }
      const { days } = await contextOf(services, 'public');
      const { json } = await (await days.at(TODAY)).packed('public');
      expect(json.toString()).not.toMatch(/progress|worksGround/);
      expect(await shownTo(services, 'manager', 'HN-012')).toMatchObject({ works: null });
    });
  });
});
