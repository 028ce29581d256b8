import { describe, expect, test } from 'vitest';
import { programmeNumbers } from '../../server/programmes/numbers.ts';
import { addDays, addMonths, type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { achievedOn } from '../../shared/programme-course.ts';
import { undone, useDatabase } from '../support/database.ts';
import { say } from '../support/log.ts';
import { callAs, servicesOn, type TestServices, TODAY } from '../support/services.ts';

const database = useDatabase();

const courses = async (services: TestServices, asOf?: Day) =>
  (await callAs(services, 'public')).programmes.course(asOf === undefined ? {} : { asOf });
const countsOn = async (services: TestServices, day: Day) =>
  programmeNumbers(await services.snapshots.at(day)).flatMap(({ code, achieved }) =>
    achieved === null ? [] : [[code, achieved] as const],
  );

describe('the course of each target', () => {
  test('is on every month’s end, and on both sides of each step, what the programme counts on that day', async () => {
    const services = servicesOn(database().db);
    const all = await courses(services);
    const ends = Array.from({ length: 14 }, (_m, i) => addMonths('2018-12-31', i * 6)).filter(
      (day) => day < TODAY,
    );
    const steps = [...new Set(all.flatMap((course) => course.steps.map(({ day }) => day)))];
    const some = steps.filter((_step, i) => i % 5 === 0);
    expect(some.length).toBeGreaterThan(4);
    const codes = new Set(all.map(({ code }) => code));
    for (const day of [...ends, ...some, ...some.map((step) => addDays(step, -1)), TODAY]) {
      const told = all.map(({ code, steps }) => [code, achievedOn(steps, day)] as const);
      const counted = (await countsOn(services, day)).filter(([code]) => codes.has(code));
      expect(new Map(told), day).toEqual(new Map(counted));
    }
  });

  test('of a past day ends there: what came later was not known', async () => {
    const services = servicesOn(database().db);
    const whole = await courses(services);
    const stepDay = whole.flatMap(({ steps }) => steps)[2]?.day ?? '';
    for (const asOf of ['2020-01-31', stepDay, '2024-06-30', addDays(TODAY, -1)]) {
      const told = new Map((await courses(services, asOf)).map(({ code, steps }) => [code, steps]));
      for (const { code, steps } of whole)
        expect(told.get(code), `${code} ${asOf}`).toEqual(steps.filter(({ day }) => day <= asOf));
    }
    expect(await courses(services, addDays(TODAY, 200))).toEqual(whole);
  });

  test('what is recorded today is in it at once, and still when that day has passed', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const started = async () =>
        (await courses(services)).find(({ code }) => code === 'start-43')?.steps.at(-1);
      const before = (await started())?.achieved ?? 0;
      const { targets } = await services.snapshots.at(TODAY);
      const count = targets.find(({ target }) => target.code === 'start-43')?.count;
      const waiting = count?.cohort.find((code) => !count.achieved.includes(code)) ?? '';
      const entry = { milestone: 'construction_started', kind: 'actual', date: TODAY, provenance: 'sourced' };
      await say(services, streamOf('cluster', waiting), { type: 'milestones.recorded', entries: [entry] });
      expect(await started()).toEqual({ day: TODAY, achieved: before + 1 });
      services.clock.put(instantInHanoi(addDays(TODAY, 3), 12));
      expect(await started()).toEqual({ day: TODAY, achieved: before + 1 });
    });
  });

  test('those of an earlier plan are told while it holds, and not after', async () => {
    const codes = async (day: Day) => (await courses(servicesOn(database().db), day)).map(({ code }) => code);
    expect(await codes('2021-12-31')).toContain('start-2021');
    expect(await codes(TODAY)).not.toContain('start-2021');
  });

  test('a target without a criterion has none', async () => {
    const codes = (await courses(servicesOn(database().db))).map(({ code }) => code);
    expect(codes).toContain('start-43');
    expect(codes).not.toContain('improve-70');
  });
});
