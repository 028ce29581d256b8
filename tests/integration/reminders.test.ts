import { v7 as uuidv7 } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { reminderNotice } from '../../server/db/schema.ts';
import { makeDigests } from '../../server/reminders/keep.ts';
import { tellables } from '../../server/reminders/make.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { NoticeKind } from '../../shared/reminders/digest.ts';
import { connectAgain, undone, useDatabase } from '../support/database.ts';
import { say } from '../support/log.ts';
import { forgetAll } from '../support/reminders.ts';
import {
  callAs,
  FOREIGN,
  OWN,
  OWN_TOO,
  PERSONS,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { report, review } from '../support/updates.ts';

const database = useDatabase();
const SETTINGS = { at: 7 * 60, grace: 3 };
const WEDNESDAY: Day = '2025-04-02';

/** Services at an hour of a day. */
const at = (db: Db, day: Day = TODAY, hour = 8) => servicesOn(db, instantInHanoi(day, hour));

type Known = keyof typeof PERSONS;
const make = async (services: TestServices) => {
  const made = await makeDigests(services, SETTINGS);
  return made && new Map(made.map(({ person, said }) => [person, said]));
};
const noticesOf = async (services: TestServices, who: Known, kind?: NoticeKind) => {
  const said = (await make(services))?.get(PERSONS[who]);
  return (said?.notices ?? []).filter((notice) => kind === undefined || notice.kind === kind);
};
const putTo = (services: TestServices, day: Day, hour = 8) => services.clock.put(instantInHanoi(day, hour));

describe('what a person is told', () => {
  test('counts for everybody what their page of work counts, and names nothing that is not on it', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx);
      await report(services);
      await review(services, 'return');
      const told = new Map(
        (await tellables(services, { since: null, grace: 3 })).map((one) => [one.person, one]),
      );
      for (const who of ['manager', 'committee', 'department'] as const) {
        const caller = await callAs(services, who);
        const one = told.get(PERSONS[who]);
        expect(one?.waits, who).toEqual(await caller.work.count());
        const { rows, returned, waiting, dues, asked } = await caller.work.mine({});
        const kinds = (...some: NoticeKind[]) =>
          (one?.notices ?? [])
            .filter(({ kind }) => some.includes(kind))
            .map(({ code, milestone }) => `${code} ${milestone}`);
        const lines = (some: readonly { row: { code: string }; milestone: string }[]) =>
          some.map(({ row, milestone }) => `${row.code} ${milestone}`);
        expect(kinds('returned').toSorted(), who).toEqual(lines(returned).toSorted());
        expect(lines([...dues, ...returned]), who).toEqual(
          expect.arrayContaining(kinds('overdue', 'due_soon')),
        );
        if (who === 'committee') expect(kinds('waiting').toSorted()).toEqual(lines(waiting).toSorted());
        expect(kinds('asked', 'asked_overdue').length, who).toBeLessThanOrEqual(asked.length);
        if (who !== 'department') {
          const seen = new Set(rows.map(({ code }) => code));
          expect(
            one?.notices.filter(({ code }) => !seen.has(code)),
            who,
          ).toEqual([]);
        }
      }
      expect(told.get(PERSONS.manager)?.waits.returned).toBe(1);
      expect([...told.keys()].sort()).toEqual(Object.values(PERSONS).toSorted());
      expect(told.get(PERSONS.administrator)).toMatchObject({ notices: [] });
    });
  });

  test('an obstacle is told to the person who is asked, once, and once more when its day has passed', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx);
      await make(services);
      const caller = await callAs(services, 'manager');
      const [id, due] = [uuidv7(), '2025-04-03'];
      await caller.obstacles.open({
        stream: streamOf('cluster', OWN),
        key: id,
        expected: 0,
        request: uuidv7(),
        said: {
          milestone: 'infrastructure_completed',
          cause: 'permits',
          what: 'Thiếu hồ sơ',
          proposal: 'Bổ sung',
          product: 'Giấy phép',
          organisation: 'department',
          person: PERSONS.department,
          due,
        },
      });
      putTo(services, '2025-04-01');
      const told = await make(services);
      const askedOf = (who: Known) =>
        (told?.get(PERSONS[who])?.notices ?? []).filter(({ kind }) => kind === 'asked');
      expect(askedOf('department')).toMatchObject([
        { code: OWN, milestone: 'infrastructure_completed', cause: 'permits', on: due },
      ]);
      expect(askedOf('committee')).toEqual([]);
      putTo(services, WEDNESDAY);
      expect(await noticesOf(services, 'department', 'asked')).toEqual([]);
      putTo(services, '2025-04-04');
      expect(await noticesOf(services, 'department', 'asked_overdue')).toMatchObject([
        { code: OWN, on: due },
      ]);
    });
  });

  test('a missing report is chased: its manager when it is due, the committee after the grace, the department once it is closed', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx, '2025-05-12');
      const step = async (day: Day, hour?: number) => {
        putTo(services, day, hour);
        const told = await make(services);
        const of = (who: Known, kind: NoticeKind) =>
          (told?.get(PERSONS[who])?.notices ?? []).some(
            (notice) => notice.kind === kind && notice.period === '2025-W20' && notice.code === OWN,
          );
        return {
          due: of('manager', 'report_due'),
          manager: of('manager', 'report_overdue'),
          committee: of('committee', 'report_climbed'),
          department: of('department', 'report_missed'),
        };
      };
      const none = { due: false, manager: false, committee: false, department: false };
      // Week 20 falls due on Friday the 16th and closes on Friday the 23rd.
      expect(await step('2025-05-14')).toEqual(none);
      expect(await step('2025-05-15')).toEqual({ ...none, due: true });
      expect(await step('2025-05-16')).toEqual(none);
      expect(await step('2025-05-19')).toEqual({ ...none, manager: true });
      expect(await step('2025-05-20')).toEqual(none);
      expect(await step('2025-05-21')).toEqual(none);
      expect(await step('2025-05-22')).toEqual({ ...none, committee: true });
      expect(await step('2025-05-23')).toEqual(none);
      expect(await step('2025-05-26')).toEqual({ ...none, department: true });
      expect(await step('2025-05-27')).toEqual(none);
    });
  });

  test('a report that is given is chased no more', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx, '2025-05-19');
      const overdue = (await noticesOf(services, 'manager', 'report_overdue')).map(({ code }) => code);
      expect(overdue).toContain(OWN);
      const stream = streamOf('cluster', OWN);
      const silent = { done: null, clearance: null, works: null, legal: null, tenants: null };
      const rest = { difficulties: null, proposals: null, next: null, disbursed: null };
      await say(services, stream, {
        type: 'reports.filed',
        period: '2025-W20',
        nothing: true,
        ...silent,
        ...rest,
        provenance: 'reported',
      });
      putTo(services, '2025-05-22');
      const climbed = await noticesOf(services, 'committee', 'report_climbed');
      expect(climbed.filter(({ period, code }) => period === '2025-W20' && code === OWN)).toEqual([]);
    });
  });
});

describe('once', () => {
  test('what was told is not told again, and where nothing is new nothing is said; on Mondays what waits is', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx);
      const first = await make(services);
      expect(first?.get(PERSONS.manager)?.notices.length).toBeGreaterThan(0);
      expect(await make(services), 'the same day').toBeNull();
      // With the quarter three schedules of one cluster have passed.
      putTo(services, '2025-04-01');
      const second = (await make(services))?.get(PERSONS.manager);
      expect(second?.notices.map(({ kind, code, on }) => `${kind} ${code} ${on}`)).toEqual([
        // Five working days after the last of March: the seventh of April is off.
        `explain ${OWN_TOO} 2025-04-08`,
        ...Array.from({ length: 3 }, () => `overdue ${OWN_TOO} 2025-01/2025-03`),
      ]);
      putTo(services, WEDNESDAY);
      expect((await make(services))?.get(PERSONS.manager)).toBeUndefined();
      // Monday the 7th is a day off: the week begins on Tuesday.
      putTo(services, '2025-04-07');
      expect(await make(services)).toBeNull();
      putTo(services, '2025-04-08');
      const begun = (await make(services))?.get(PERSONS.manager);
      const waits = await (await callAs(services, 'manager')).work.count();
      expect(begun?.waits).toEqual(waits);
      expect(waits.overdue).toBeGreaterThan(0);
      const rows = await tx.select().from(reminderNotice);
      expect(new Set(rows.map(({ person, kind, about }) => `${person} ${kind} ${about}`)).size).toBe(
        rows.length,
      );
    });
  });

  test('not before its hour, and on no day off: neither a Sunday nor a holiday', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx, TODAY, 6.9);
      expect(await make(services)).toBeNull();
      for (const off of ['2025-03-30', '2025-04-30', '2025-05-01']) {
        putTo(services, off, 12);
        expect(await make(services), off).toBeNull();
      }
      putTo(services, TODAY, 7);
      expect(await make(services)).not.toBeNull();
    });
  });

  test('two processes make the digests of a day once', async () => {
    const both = [at(database().db, '2025-06-02'), at(await connectAgain(database()), '2025-06-02')];
    onTestFinished(() => forgetAll(database().db));
    const made = await Promise.all(both.map((services) => makeDigests(services, SETTINGS)));
    expect(made.filter((one) => one !== null)).toHaveLength(1);
    expect(made.flat().filter((one) => one?.person === PERSONS.manager)).toHaveLength(1);
  });

  test('a clock that jumps ahead and comes back tells nothing twice, and the days between are told', async () => {
    await undone(database().db, async (tx) => {
      const services = at(tx);
      const told: string[] = [];
      const tell = async (day: Day) => {
        putTo(services, day);
        const made = await make(services);
        for (const [person, { notices }] of made ?? [])
          for (const { kind, about } of notices) told.push(`${person} ${kind} ${about}`);
        return made;
      };
      await tell(TODAY);
      await tell('2025-04-10');
      expect(await tell('2025-04-01')).not.toBeNull();
      expect(await tell(WEDNESDAY)).not.toBeNull();
      expect(await tell('2025-04-10'), 'told on the false day').toBeNull();
      expect(await tell('2025-04-11')).not.toBeNull();
      // Before the first of all days: a clock that was put back.
      expect(await tell('2024-11-25')).toBeNull();
      expect(new Set(told).size).toBe(told.length);
    });
  });
});

test('nobody is told of a cluster that is not in their scope', async () => {
  await undone(database().db, async (tx) => {
    const services = at(tx);
    const told = await make(services);
    const codes = (who: Known) => new Set(told?.get(PERSONS[who])?.notices.map(({ code }) => code));
    expect([...codes('manager')].filter((code) => ![OWN, OWN_TOO].includes(code))).toEqual([]);
    expect(codes('committee').has(FOREIGN)).toBe(false);
    const everyone: Person[] = ['manager', 'committee', 'department', 'leadership'];
    for (const who of everyone) {
      const caller = await callAs(services, who);
      for (const code of codes(who as Known))
        expect((await caller.clusters.detail({ code })).internal, `${who} ${code}`).toBe(true);
    }
  });
});
