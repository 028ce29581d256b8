import { describe, expect, test } from 'vitest';
import { clusterHaOf } from '../../shared/clearance/figures.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { achievedOn } from '../../shared/programme-course.ts';
import { timelineRows } from '../../shared/timeline.ts';
import type { SentTimeline } from '../../shared/timeline-wire.ts';
import { readTimeline } from '../../shared/timeline-wire.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import {
  begin,
  change,
  changePlan,
  close,
  department,
  managed,
  nextPlanSaid,
  screensOn,
  TARGET_SAID,
  targetCommand,
} from '../support/programmes.ts';
import { callAs, type Person, servicesOn, type TestServices, TODAY } from '../support/services.ts';

const database = useDatabase();
const YESTERDAY = addDays(TODAY, -1);
const TOMORROW = addDays(TODAY, 1);

const shapeOf = (error: unknown) => {
  const cause = (error as { cause?: unknown }).cause;
  if (!(cause instanceof AppError)) throw error;
  return cause.shape;
};
const refused = (call: Promise<unknown>) =>
  call.then(() => {
    throw new Error('it was let through');
  }, shapeOf);

describe('a new plan', () => {
  test('begins as a copy and is counted; last year’s target is as it was, and is closed by itself', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const old = await managed(services, 'start-43');
      const before = await screensOn(services, YESTERDAY);
      await begin(services, 'start-2026', { copiedFrom: 'start-43' });
      expect(await managed(services, 'start-43')).toEqual(old);
      expect(await managed(services, 'start-2026')).toMatchObject({
        cohortSize: old.cohortSize,
        closed: false,
      });
      await close(services, 'start-43');
      services.clock.put(instantInHanoi(TOMORROW, 9));
      const codes = (await screensOn(services, TOMORROW)).list.map(({ code }) => code);
      expect(codes).toContain('start-2026');
      expect(codes).not.toContain('start-43');
      const past = (await screensOn(services, TOMORROW)).past.find(({ code }) => code === 'start-43');
      expect(past).toMatchObject({ nameVi: old.nameVi, min: old.min, achieved: old.achieved });
      // While it held it is shown as it was.
      expect(await screensOn(services, YESTERDAY)).toEqual(before);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('regression: closing a target with which the record began took it from days before it was announced', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const early = '2024-06-30';
      const before = await screensOn(services, early);
      expect(before.list.map(({ code }) => code)).toContain('start-43');
      const played = async () => {
        const { json } = await services.timelines.between('2024-01-01', TODAY, {
          lane: 'signed_in',
          mayLoad: () => Promise.resolve(),
        });
        const timeline = readTimeline(JSON.parse(json.toString()) as SentTimeline);
        return timelineRows(timeline, early).filter(({ cohorts }) => cohorts.includes('start-43')).length;
      };
      const rows = await played();
      expect(rows).toBe(43);
      await close(services, 'start-43');
      expect(await screensOn(services, early)).toEqual(before);
      expect(await played()).toBe(rows);
      // One whose end is part of the record's beginning was never shown before its time; opening it again changes no such day.
      const ended = before.past.length;
      const gone =
        (await screensOn(services, TODAY)).past.find(({ code }) => code !== 'start-43')?.code ?? '';
      const { version } = await managed(services, gone);
      await (await department(services)).programmes.reopen(
        targetCommand(gone, { reason: 'Thực hiện tiếp' }, version),
      );
      expect(await screensOn(services, early)).toEqual(before);
      expect(ended).toBe((await screensOn(services, early)).past.length);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('says why a target was closed to those who read from within, and to nobody else', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await close(services, 'start-43');
      const because = async (who: Person) =>
        (await (await callAs(services, who)).programmes.past({})).find(({ code }) => code === 'start-43')
          ?.closedBecause;
      expect(await because('leadership')).toEqual(expect.any(String));
      expect(await because('public')).toBeUndefined();
    });
  });

  test('a target in hectares is the sum of what is known of the areas of those that have achieved it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await change(services, 'start-43', { metric: 'hectares', min: 1200, max: 1200 });
      const shown = (await (await callAs(services, 'public')).programmes.list({})).find(
        ({ code }) => code === 'start-43',
      );
      const { byCode } = await services.snapshots.at(TODAY);
      const areas = (shown?.achievedMembers ?? []).map((code) =>
        clusterHaOf(byCode.get(code)?.days.register.facts ?? []),
      );
      const sum = areas.reduce<number>((all, ha) => all + (ha ?? 0), 0);
      expect(sum).toBeGreaterThan(50);
      expect(shown?.achieved).toBeCloseTo(sum, 3);
      expect(shown?.withoutArea).toBe(areas.filter((ha) => ha === null).length);
      expect(shown?.remaining?.min).toBeCloseTo(1200 - sum, 3);
      const course = (await (await callAs(services, 'public')).programmes.course({})).find(
        ({ code }) => code === 'start-43',
      );
      expect(achievedOn(course?.steps ?? [], TODAY)).toBeCloseTo(sum, 3);
      expect(course?.definedOn).toBe(TODAY);
      // What was counted in clusters before is no part of the line; yesterday’s screen has its own.
      expect(course?.steps.every(({ day }) => day >= TODAY)).toBe(true);
      const earlier = await (await callAs(services, 'public')).programmes.course({ asOf: YESTERDAY });
      expect(achievedOn(earlier.find(({ code }) => code === 'start-43')?.steps ?? [], YESTERDAY)).toBe(32);
    });
  });

  test('a closed target is not changed until it is opened again', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await close(services, 'start-43');
      const closed = await refused(change(services, 'start-43', { max: 50 }));
      expect(closed.fields).toEqual([{ field: 'key', issue: 'target_closed' }]);
      const { version } = await managed(services, 'start-43');
      const again = targetCommand('start-43', { reason: 'Đóng nhầm' }, version);
      await (await department(services)).programmes.reopen(again);
      await change(services, 'start-43', { max: 50 });
      expect(await managed(services, 'start-43')).toMatchObject({ closed: false, max: 50 });
    });
  });

  test('two who begin the same code: one does, the other is shown it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await begin(services, 'start-2026');
      expect((await refused(begin(services, 'start-2026', { min: 10 }))).code).toBe('CONFLICT');
    });
  });

  test('what is no target, has no such code, or was never there is not found', async () => {
    const services = servicesOn(database().db);
    const { record } = (await department(services)).programmes;
    const commands = [
      targetCommand('Not-A-Code', TARGET_SAID, 0),
      targetCommand('never-there', TARGET_SAID, 3),
      { ...targetCommand('', TARGET_SAID, 0), stream: streamOf('figure', 'all-clusters') },
    ];
    for (const command of commands) expect((await refused(record(command))).code).toBe('NOT_FOUND');
  });
});

describe('a plan as a whole', () => {
  const NEXT = [
    { code: 'start-2026', copiedFrom: 'start-43' },
    { code: 'begin-2026', copiedFrom: 'start-30' },
  ];

  test('the next one begins and the one before ends in one act, once, and no earlier day is touched', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { nextPlan } = (await department(services)).programmes;
      const ending = await openOf(services, 2);
      const before = await screensOn(services, YESTERDAY);
      const act = targetCommand('start-2026', nextPlanSaid(NEXT, ending), 0);
      expect((await nextPlan(act)).repeated).toBe(false);
      expect((await nextPlan(act)).repeated).toBe(true);
      for (const { code } of ending) expect((await managed(services, code)).closed).toBe(true);
      const begun = await managed(services, 'begin-2026');
      expect(begun).toMatchObject({ plan: { nameVi: 'Kế hoạch năm 2026' }, closed: false });
      const history = await (await department(services)).programmes.history({ code: 'begin-2026' });
      expect(history.lines.map(({ copiedFrom }) => copiedFrom)).toEqual(['start-30']);
      expect(await screensOn(services, YESTERDAY)).toEqual(before);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('of which one target was changed meanwhile nothing is recorded', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { nextPlan } = (await department(services)).programmes;
      const seen = await openOf(services, 2);
      const stale = seen.map(({ code, version }, i) => ({ code, version: version + i }));
      const act = targetCommand('start-2026', nextPlanSaid(NEXT, stale), 0);
      expect((await refused(nextPlan(act))).fields).toMatchObject([
        { field: 'close.1.code', issue: 'target_changed' },
      ]);
      expect((await managed(services, seen[0]?.code ?? '')).closed).toBe(false);
      await expect(managed(services, 'start-2026')).rejects.toThrow('no target');
    });
  });

  test('its name is changed for all of its targets at once; on the day before they have the old one', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const codes = (await openOf(services, 2)).map(({ code }) => code);
      await changePlan(services, codes, 'Kế hoạch điều chỉnh');
      const plansOn = async (day: string) =>
        (await screensOn(services, day)).list
          .filter(({ code }) => codes.includes(code))
          .map(({ plan }) => plan?.nameVi);
      expect(await plansOn(TODAY)).toEqual(['Kế hoạch điều chỉnh', 'Kế hoạch điều chỉnh']);
      expect(await plansOn(YESTERDAY)).not.toContain('Kế hoạch điều chỉnh');
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  /** The first targets that count, each with its version. */
  async function openOf(services: TestServices, most: number) {
    const { open } = await (await department(services)).programmes.managed();
    return open.slice(0, most).map(({ code, version }) => ({ code, version }));
  }
});
