import { describe, expect, test } from 'vitest';
import { programmeNumbers } from '../../server/programmes/numbers.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { CohortRule } from '../../shared/programme.ts';
import { achievedOn } from '../../shared/programme-course.ts';
import { timelineRows } from '../../shared/timeline.ts';
import type { SentTimeline } from '../../shared/timeline-wire.ts';
import { readTimeline } from '../../shared/timeline-wire.ts';
import { undone, useDatabase } from '../support/database.ts';
import { say } from '../support/log.ts';
import {
  asSaid,
  begin,
  change,
  department,
  managed,
  screensOn,
  TARGET_SAID,
  targetCommand,
} from '../support/programmes.ts';
import { callAs, servicesOn, TODAY } from '../support/services.ts';

const database = useDatabase();
const YESTERDAY = addDays(TODAY, -1);

const shapeOf = (error: unknown) => {
  const cause = (error as { cause?: unknown }).cause;
  if (!(cause instanceof AppError)) throw error;
  return cause.shape;
};
const refused = (call: Promise<unknown>) =>
  call.then(() => {
    throw new Error('it was let through');
  }, shapeOf);

describe('a target that is changed', () => {
  test('counts by its new rule from today on; every screen of yesterday says what it said', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = await screensOn(services, YESTERDAY);
      const { cohortSize } = await managed(services, 'start-43');
      const cohort: CohortRule = { milestone: 'established', from: '2018-01-01', to: '2019-12-31' };
      await change(services, 'start-43', { cohort, min: 20, max: 25, nameVi: 'Đổi tên' });
      const now = programmeNumbers(await services.snapshots.at(TODAY)).find(
        ({ code }) => code === 'start-43',
      );
      expect(now).toMatchObject({ nameVi: 'Đổi tên', min: 20, max: 25 });
      expect(now?.cohortSize).toBeLessThan(cohortSize);
      expect(await screensOn(services, YESTERDAY)).toEqual(before);
      // Across another rule no pace is told.
      const course = (await screensOn(services, TODAY)).course.find(({ code }) => code === 'start-43');
      expect(course?.definedOn).toBe(TODAY);
      expect(before.course.every(({ definedOn }) => definedOn === null)).toBe(true);
    });
  });

  test('is a conflict for the second of two who saw the same; what stands is shown, and can be said over', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { version } = await managed(services, 'start-43');
      const said = await asSaid(services, 'start-43');
      const say = async (nameVi: string, expected: number) =>
        (await department(services)).programmes.record(
          targetCommand('start-43', { ...said, nameVi }, expected),
        );
      const { seq } = await say('Tên thứ nhất', version);
      const conflict = await refused(say('Tên thứ hai', version));
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        current: {
          version: seq,
          last: { event: { type: 'target.recorded', target: { nameVi: 'Tên thứ nhất' } } },
        },
      });
      await say('Tên thứ hai', seq);
      expect((await managed(services, 'start-43')).nameVi).toBe('Tên thứ hai');
    });
  });

  test('has a history with who, when and why, for those who read from within', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const history = async (asOf?: Day) => {
        const asked = { code: 'start-43', ...(asOf === undefined ? {} : { asOf }) };
        return (await (await callAs(services, 'leadership')).programmes.history(asked)).lines;
      };
      const told = await history();
      await change(services, 'start-43', { max: 44 });
      const [last, ...rest] = await history();
      expect(last).toMatchObject({
        reason: 'Đính chính',
        target: { max: 44 },
        by: expect.any(String) as string,
      });
      expect(rest).toEqual(told);
      expect((await history(YESTERDAY)).every(({ target }) => target.max === 43)).toBe(true);
    });
  });
});

describe('a rule over the register', () => {
  /** One of each kind that there is, put together. */
  const RULE: CohortRule = {
    all: [
      { kind: 'industrial' },
      { area: { from: 5, to: 75 } },
      { any: [{ units: ['017', '276'], on: '2025-03-31' }, { position: ['commune', 'commune_from_name'] }] },
      { not: { clusters: ['HN-058'] } },
    ],
  };

  test('is counted alike by the day, by the course and by what a slider plays', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { reason: _r, copiedFrom: _c, ...said } = TARGET_SAID;
      const target = { ...said, cohort: RULE, countsFrom: null, closed: false };
      await say(services, streamOf('target', 'by-register'), { type: 'target.recorded', target });
      const { targets } = await services.snapshots.at(TODAY);
      const count = targets.find(({ target }) => target.code === 'by-register')?.count;
      expect(count?.cohort.length).toBeGreaterThan(3);
      expect(count?.cohort).not.toContain('HN-058');
      const { json } = await services.timelines.between('2024-01-01', TODAY, {
        lane: 'signed_in',
        mayLoad: () => Promise.resolve(),
      });
      const timeline = readTimeline(JSON.parse(json.toString()) as SentTimeline);
      const course = (await (await callAs(services, 'public')).programmes.course({})).find(
        ({ code }) => code === 'by-register',
      );
      for (const day of ['2024-06-30', '2024-12-31', TODAY]) {
        const counted = (await services.snapshots.at(day)).targets.find(
          ({ target }) => target.code === 'by-register',
        )?.count;
        const played = timelineRows(timeline, day).filter(({ cohorts }) => cohorts.includes('by-register'));
        expect(
          played.map(({ code }) => code),
          day,
        ).toEqual(counted?.cohort);
        expect(achievedOn(course?.steps ?? [], day), day).toBe(counted?.achieved.length);
      }
    });
  });

  test('what is typed shows its members with their grounds, who is nearly one, and what would change', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { preview } = (await department(services)).programmes;
      const goal = { milestone: 'construction_started' } as const;
      const { cohort } = await managed(services, 'start-43');
      const same = await preview({ cohort, goal, code: 'start-43' });
      expect(same).toMatchObject({ added: [], removed: [], before: { cohort: 43 }, now: { cohort: 43 } });
      expect(same.members).toHaveLength(43);
      expect(same.members.every(({ ground, name }) => ground !== null && name !== '')).toBe(true);
      const [gone] = same.members;
      const without = { all: [cohort, { not: { clusters: [gone?.code ?? ''] } }] };
      const fewer = await preview({ cohort: without, goal, code: 'start-43' });
      expect(fewer).toMatchObject({ added: [], removed: [{ code: gone?.code, name: gone?.name }] });
      // Reported and not confirmed: not in it, and said beside it.
      const entry = { milestone: 'established', kind: 'actual', date: '2025-03-01', provenance: 'reported' };
      const fresh = (await services.snapshots.at(TODAY)).clusters.find(
        ({ days }) => days.milestones.established === null,
      );
      await say(services, streamOf('cluster', fresh?.code ?? ''), {
        type: 'milestones.recorded',
        entries: [entry],
      });
      const march = { milestone: 'established' as const, from: '2025-03-01', to: '2025-03-01' };
      const { members, nearly } = await preview({ cohort: march, goal, code: null });
      expect(members.map(({ code }) => code)).not.toContain(fresh?.code);
      expect(nearly).toContainEqual({ code: fresh?.code, name: fresh?.days.register.nameVi });
    });
  });

  test('a list with a cluster that is not there, and a rule that says nothing, are refused beside the rule', async () => {
    const services = servicesOn(database().db);
    const at = async (cohort: CohortRule) => (await refused(begin(services, 'new-one', { cohort }))).fields;
    expect(await at({ clusters: ['HN-001', 'HN-999'] })).toEqual([
      { field: 'cohort', issue: 'not_a_choice', detail: 'HN-999' },
    ]);
    expect(await at({ all: [] })).toEqual([{ field: 'cohort', issue: 'required' }]);
  });

  test('attacks: a rule too deep or too long is refused before it is read', async () => {
    const { preview } = (await department(servicesOn(database().db))).programmes;
    let deep: CohortRule = { kind: 'industrial' };
    for (let i = 0; i < 5_000; i++) deep = { not: deep };
    const long = { clusters: Array.from({ length: 5_000 }, (_c, i) => `HN-${i}`) };
    for (const cohort of [
      deep,
      long,
      { all: Array.from({ length: 300 }, () => ({ any: [{ kind: 'industrial' as const }, deep] })) },
    ]) {
      await expect(preview({ cohort, goal: null, code: null })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
  });
});
