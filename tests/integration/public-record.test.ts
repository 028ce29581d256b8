import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { PLACEHOLDERS } from '../../seeds/placeholders.ts';
import { readPromise, readRegister, readStatements } from '../../seeds/register.ts';
import type { Context } from '../../server/context.ts';
import { event } from '../../server/db/schema.ts';
import { publishedFigures } from '../../server/figures/read.ts';
import { foldStreams } from '../../server/log/read.ts';
import { pastNumbers, programmeNumbers } from '../../server/programmes/numbers.ts';
import { spanOf } from '../../shared/edtf.ts';
import { idOf } from '../../shared/log/stream.ts';
import type { Entry } from '../../shared/milestone.ts';
import { entriesIn, milestones } from '../../shared/milestones/facet.ts';
import { useDatabase } from '../support/database.ts';
import { servicesOn, TODAY } from '../support/services.ts';

const database = useDatabase();
const at = (day: string) => servicesOn(database().db).snapshots.at(day);
const numbersOn = async (day: string) =>
  new Map(programmeNumbers(await at(day)).map((target) => [target.code, target]));

/** Every entry of the log about milestones, with its cluster and the day on which it became known. */
async function everyEntry(): Promise<(Entry & { code: string; recordedOn: string })[]> {
  const rows = await database().db.select().from(event).where(eq(event.facet, milestones.name));
  return rows.flatMap(({ stream, recordedOn, body }) =>
    entriesIn(body).map((entry) => ({ ...entry, code: idOf(stream), recordedOn })),
  );
}

describe('the official numbers, by the query that the screens use', () => {
  test.each([
    ['2021-03-24', 0],
    ['2022-12-31', 9],
    ['2023-12-31', 20],
    ['2024-06-30', 24],
    ['2024-12-31', 30],
    ['2025-01-31', 32],
    ['2025-03-31', 32],
  ])('on %s construction had started on %i of the 43', async (day, started) => {
    const target = (await numbersOn(day)).get('start-43');
    expect([target?.achieved, target?.cohortSize]).toEqual([started, 43]);
  });

  test('regression: what the demonstration placed stood unmarked in official counts; each says on what its members rest', async () => {
    const services = servicesOn(database().db);
    for (const day of ['2022-12-31', '2024-06-30', '2025-03-31']) {
      const { clusters, targets } = await services.snapshots.at(day);
      const states = new Map(clusters.map(({ code, days }) => [code, days.milestones]));
      for (const { target, count } of targets) {
        const sum = (of: Record<string, number>) => Object.values(of).reduce((a, b) => a + b, 0);
        if (!target.goal) continue;
        expect(sum(count.grounds.achieved), target.code).toBe(count.achieved.length);
        const ways = 'any' in target.goal ? target.goal.any : [target.goal];
        const bySource = count.achieved.filter((code) =>
          ways.some(({ milestone }) => states.get(code)?.grounds[milestone] === 'sourced'),
        );
        expect(count.grounds.achieved.sourced, `${target.code} ${day}`).toBe(bySource.length);
      }
    }
    const { targets } = await services.snapshots.at('2025-03-31');
    const started = targets.find(({ target }) => target.code === 'start-43')?.count.grounds.achieved;
    expect(started).toEqual({ reported: 0, sourced: 14, derived: 3, illustrative: 15 });
  });

  test('on 30 June 2024 the infrastructure of 5 was complete', async () => {
    expect((await numbersOn('2024-06-30')).get('complete-30')?.achieved).toBe(5);
  });

  test('in March 2025: 11 of 43 left, 30 to complete, 3 of 15–20 established, 34 on the roadmap, 70 existing', async () => {
    const numbers = await numbersOn(TODAY);
    expect(numbers.get('start-43')).toMatchObject({ remaining: { min: 11, max: 11 }, dueOn: '2025-12-31' });
    expect(numbers.get('complete-30')).toMatchObject({ cohortSize: 30, min: 30, max: 30 });
    expect(numbers.get('establish-2025')).toMatchObject({
      achieved: 3,
      min: 15,
      max: 20,
      remaining: { min: 12, max: 17 },
    });
    expect(numbers.get('start-34')).toMatchObject({ cohortSize: 34, achieved: 23 });
    expect(numbers.get('improve-70')).toMatchObject({ cohortSize: 70, achieved: null });
  });

  test('regression: looking ahead, targets were missed and reports overdue of which nothing can be known', async () => {
    const today = await at(TODAY);
    const ahead = await at('2026-02-28');
    const told = (snapshot: typeof today) =>
      programmeNumbers(snapshot).map(({ code, verdict }) => [code, verdict]);
    expect(told(ahead)).toEqual(told(today));
    expect(told(ahead).filter(([, verdict]) => verdict === 'open').length).toBeGreaterThan(2);
    const late = ({ clusters }: typeof today) =>
      clusters.map(({ row }) => [row.code, row.lateness, row.reportAge, row.stale]);
    expect(late(ahead)).toEqual(late(today));
  });

  test('the three established in March 2025 were not known before the month', async () => {
    expect((await numbersOn('2025-02-28')).get('establish-2025')?.achieved).toBe(0);
  });

  test('the sets overlap as published: 30 and 34 lie within the 43, the 11 within the 34', async () => {
    const numbers = await numbersOn(TODAY);
    const members = (code: string) => new Set(numbers.get(code)?.members);
    const all = members('start-43');
    const left = [...all].filter((code) => !numbers.get('start-43')?.achievedMembers.includes(code));
    expect([...members('complete-30')].every((code) => all.has(code))).toBe(true);
    expect([...members('start-34')].every((code) => all.has(code))).toBe(true);
    expect(left.every((code) => members('start-34').has(code))).toBe(true);
  });
});

test('a number of which sources differ says which it follows, from the day on which they do', async () => {
  const reading = async (day: string) => (await numbersOn(day)).get('start-43')?.secondReadingEn ?? '';
  expect(await reading('2025-03-30')).toMatch(/43\/43/);
  expect(await reading('2025-03-30')).not.toMatch(/HN-054/);
  expect(await reading(TODAY)).toMatch(/HN-054.*16 May 2022.*158\/TB-VP/);
});

describe('targets of earlier plans', () => {
  const pastOn = async (day: string) =>
    new Map(pastNumbers(await at(day)).map((target) => [target.code, target]));

  test('the plan of 2021 holds on its day, is closed by the next, and is not told of days before it', async () => {
    const then = await numbersOn('2021-03-24');
    expect(then.get('start-2021')).toMatchObject({ min: 43, achieved: 0, cohortSize: 43, verdict: 'open' });
    expect(then.get('complete-2021')).toMatchObject({ min: 20, achieved: 0 });
    expect((await numbersOn('2021-03-23')).has('start-2021')).toBe(false);
    expect((await numbersOn(TODAY)).has('start-2021')).toBe(false);
    expect((await pastOn('2021-12-31')).has('start-2021')).toBe(false);
  });

  test('what became of each is counted by the same rules', async () => {
    const past = await pastOn(TODAY);
    expect(past.get('start-2021')).toMatchObject({ verdict: 'missed', min: 43 });
    expect(past.get('start-2021')?.achieved).toBeLessThan(9);
    expect(past.get('start-2023')).toMatchObject({ verdict: 'reached', achieved: 11 });
    expect(past.get('complete-2024')).toMatchObject({ verdict: 'missed', achieved: 4, min: 15 });
    expect(past.get('start-2015')).toMatchObject({ measurable: false, achieved: null });
    const due = [...past.values()].map(({ dueOn }) => dueOn ?? '');
    expect(due).toEqual(due.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)));
  });
});

test('published figures are told from the day of their source, those that disagree beside each other', async () => {
  const ctx = { db: database().db, provinceId: '01' } as Context;
  const areas = (await publishedFigures(ctx, TODAY)).filter(({ nameEn }) =>
    nameEn.startsWith('Area of the 70'),
  );
  expect(areas.map(({ value, statedFor }) => [value, statedFor])).toEqual([
    [1337, '2019-07'],
    [1686, '2019'],
  ]);
  const codes = async (day: string) => (await publishedFigures(ctx, day)).map(({ code }) => code);
  expect(await codes('2018-03-14')).toEqual(['operating-2015']);
  expect((await codes('2018-03-15')).slice(0, 2)).toEqual(['plan-2020', 'plan-2020-area']);
});

describe('the register', () => {
  test('all 129 published clusters are in it, and 7 that say that their name is not published', async () => {
    const { clusters } = await at(TODAY);
    expect(readRegister()).toHaveLength(129);
    expect(clusters.map((cluster) => cluster.code).sort()).toEqual(
      [...readRegister(), ...PLACEHOLDERS].map((row) => row.code).sort(),
    );
    for (const { code } of PLACEHOLDERS) {
      expect(clusters.find((cluster) => cluster.code === code)?.row.name).toMatch(/chưa công bố tên/);
    }
  });

  test('real dates stand exactly as their sources give them, at their own precision, marked as sourced', async () => {
    const { clusters } = await at(TODAY);
    const streams = clusters.map(({ stream }) => stream);
    const { db } = database();
    const standings = await foldStreams(db, milestones, { provinceId: '01', streams, asOf: TODAY });
    const entries = await everyEntry();
    const stated = readStatements();
    for (const row of readRegister()) {
      const cluster = clusters.find((candidate) => candidate.code === row.code);
      const stands = standings.get(cluster?.stream ?? '')?.milestones;
      const overruled = (milestone: string) =>
        stated.some((s) => s.code === row.code && s.milestone === milestone && s.kind === 'actual');
      if (row.decisionDate && !overruled('established')) {
        expect(stands?.established?.actual, row.code).toBe(row.decisionDate);
      }
      if (row.groundbreaking && !overruled('construction_started')) {
        expect(stands?.construction_started?.actual, row.code).toBe(row.groundbreaking);
        expect(stands?.construction_started?.provenance.actual, row.code).toBe('sourced');
      }
      const promise = row.expectedCompletion ? readPromise(row.expectedCompletion) : null;
      if (promise?.ofDecision)
        expect(stands?.infrastructure_completed?.baseline0, row.code).toBe(promise.date);
    }
    for (const { code, milestone, kind, date, ground } of stated) {
      const found = entries.some(
        (e) =>
          e.code === code &&
          e.milestone === milestone &&
          e.kind === kind &&
          e.date === date &&
          e.provenance === ground,
      );
      expect(found, `${code} ${milestone} ${date}`).toBe(true);
    }
  });

  test('nothing is on record that had not happened when it was recorded', async () => {
    const entries = await everyEntry();
    for (const entry of entries.filter(({ kind }) => kind === 'actual')) {
      const first = spanOf(entry.date).first;
      expect(
        first === null || first <= entry.recordedOn,
        `${entry.milestone} ${entry.date} ${entry.recordedOn}`,
      ).toBe(true);
    }
  });
});
