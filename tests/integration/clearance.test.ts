import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { ReportClearanceInput } from '../../shared/clearance/command.ts';
import { courseOf, standingOf } from '../../shared/clearance/standing.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
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
/** A cluster of the city of which the demonstration tells nothing, in the area of nobody here. */
const QUIET = 'HN-012';

const shownTo = async (services: TestServices, who: Person, code = OWN, asOf?: string) =>
  (await callAs(services, who)).clusters.detail({ code, ...(asOf ? { asOf } : {}) });

async function about(services: TestServices, code: string) {
  const { clearance } = await shownTo(services, 'leadership', code);
  return { stream: streamOf('cluster', code), expected: clearance?.version ?? 0, request: uuidv7() };
}

async function reported(
  services: TestServices,
  said: Partial<ReportClearanceInput['said']>,
  { who = 'department', code = QUIET, expected }: { who?: Person; code?: string; expected?: number } = {},
) {
  const command = await about(services, code);
  return (await callAs(services, who)).clearance.report({
    ...command,
    ...(expected === undefined ? {} : { expected }),
    key: 'reports',
    said: { date: TODAY, figures: {}, ...said },
  });
}

async function granted(services: TestServices, areaHa: number, code = QUIET) {
  const id = uuidv7();
  const command = { ...(await about(services, code)), expected: 0, key: id };
  const said = { form: 'lease', areaHa, number: `${areaHa}/QĐ`, day: TODAY, issuer: 'UBND' } as const;
  await (await callAs(services, 'department')).clearance.grantLand({ ...command, said });
  return id;
}

const FIRST = { date: '2025-01-31', figures: { toClearHa: 8.4, toClearHouseholds: 90, handedOverHa: 3.1 } };

describe('site clearance', () => {
  test.each(['manager', 'committee', 'department'] as const)(
    'reported by the %s stands on the cluster page, and not on the day before',
    async (who) => {
      await undone(database().db, async (tx) => {
        const services = servicesOn(tx);
        const before = (await shownTo(services, 'leadership')).clearance;
        const note = 'Rà soát lại toàn bộ';
        await reported(services, { figures: { toClearOrganisations: 3 }, note }, { who, code: OWN });
        const after = (await shownTo(services, 'leadership')).clearance;
        expect(after?.reports).toHaveLength((before?.reports.length ?? 0) + 1);
        expect(standingOf(after?.reports ?? [])).toMatchObject({
          figures: { toClearOrganisations: 3 },
          dates: { toClearOrganisations: TODAY },
          grounds: { toClearOrganisations: 'reported' },
        });
        expect((await shownTo(services, 'leadership', OWN, addDays(TODAY, -1))).clearance).toEqual(before);
        expect(await faultsOf(tx)).toEqual([]);
      });
    },
  );

  test('a day that is told late stands at its day, and is known from the day on which it was told', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await reported(services, FIRST);
      services.clock.put(instantInHanoi('2025-04-10', 9));
      await reported(services, { date: '2024-12-31', figures: { handedOverHa: 2.2 } });
      const course = async (asOf: string) =>
        courseOf((await shownTo(services, 'leadership', QUIET, asOf)).clearance?.reports ?? []).map(
          ({ on, figures }) => [on, figures.handedOverHa],
        );
      expect(await course('2025-04-09')).toEqual([['2025-01-31', 3.1]]);
      expect(await course('2025-04-10')).toEqual([
        ['2024-12-31', 2.2],
        ['2025-01-31', 3.1],
      ]);
      const row = (await services.snapshots.at('2025-04-10')).byCode.get(QUIET)?.row;
      expect(row).toMatchObject({ handedOver: 36.9, toClear: 8.4, clearanceGround: 'reported' });
    });
  });

  test('regression: the row called all what was nearly all', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const handedOver = async () => (await shownTo(services, 'leadership', QUIET)).row.handedOver;
      await reported(services, { figures: { toClearHa: 8, handedOverHa: 7.999 } });
      expect(await handedOver()).toBe(99.9);
      await reported(services, { figures: { handedOverHa: 8 } });
      expect(await handedOver()).toBe(100);
    });
  });

  test('told every week of a year, stands on any day as it was known on that day, on the page and in the row', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const weeks = Array.from({ length: 52 }, (_w, i) => ({
        day: addDays(TODAY, 7 * i),
        figures: { toClearHa: i < 26 ? 6 : 8, handedOverHa: (i + 1) / 10, cleanHa: i / 20 },
      }));
      for (const { day, figures } of weeks) {
        services.clock.put(instantInHanoi(day, 9));
        await reported(services, { date: day, figures });
      }
      for (const i of [0, 1, 13, 25, 26, 40, 51]) {
        for (const day of [i, i].map((week, later) => addDays(TODAY, 7 * week + 6 * later))) {
          const { clearance, row } = await shownTo(services, 'leadership', QUIET, day);
          const course = courseOf(clearance?.reports ?? []);
          expect(
            course.map(({ on, figures }) => ({ day: on, figures })),
            day,
          ).toEqual(weeks.slice(0, i + 1));
          const { toClearHa, handedOverHa } = weeks[i]?.figures ?? {};
          expect(row.toClear, day).toBe(toClearHa);
          expect(row.handedOver, day).toBeCloseTo((100 * (handedOverHa ?? 0)) / (toClearHa ?? 1), 0);
        }
      }
      expect((await shownTo(services, 'leadership', QUIET, addDays(TODAY, -1))).clearance?.reports).toEqual(
        [],
      );
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('a rule that is broken is told beside its field, by the server as by the form', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await reported(services, FIRST);
      const fields = async (said: Partial<ReportClearanceInput['said']>) =>
        (await refused(reported(services, said))).fields;
      expect(await fields({ figures: { handedOverHa: 8.5 } })).toEqual([
        { field: 'figures.handedOverHa', issue: 'more_than_whole', detail: 'toClearHa' },
      ]);
      expect(await fields({ figures: { handedOverHa: 3 } })).toEqual([
        { field: 'note', issue: 'figure_fell', detail: 'handedOverHa' },
      ]);
      expect(await fields({ figures: { toClearHa: 9_999 } })).toMatchObject([
        { field: 'figures.toClearHa', issue: 'larger_than_cluster' },
      ]);
      expect(await fields({ figures: { toClearHa: -1 } })).toEqual([
        { field: 'figures.toClearHa', issue: 'negative' },
      ]);
      expect(await fields({})).toEqual([{ field: 'figures', issue: 'required' }]);
    });
  });

  test('two who report at once: the second is shown what the first has said, and both stand once it is decided', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { seq } = await reported(services, FIRST, { expected: 0 });
      const conflict = await refused(reported(services, { figures: { paidHa: 4 } }, { expected: 0 }));
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        current: { version: seq, last: { event: { type: 'clearance.reported', ...FIRST } } },
      });
      await reported(services, { figures: { paidHa: 4 } }, { expected: seq });
      const { clearance } = await shownTo(services, 'leadership', QUIET);
      expect(standingOf(clearance?.reports ?? []).figures).toEqual({ ...FIRST.figures, paidHa: 4 });
    });
  });

  test('a report does not stand in the way of a tranche, nor a tranche of another', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await reported(services, FIRST);
      const ids = [await granted(services, 2.5), await granted(services, 1.2)];
      const { clearance } = await shownTo(services, 'leadership', QUIET);
      expect(clearance?.tranches.map(({ id }) => id)).toEqual(ids);
      const day = (await services.snapshots.at(TODAY)).byCode.get(QUIET)?.days.clearance;
      expect(day).toMatchObject({
        grantedHa: 3.7,
        toClearHa: 8.4,
        handedOverHa: 3.1,
        reportedFor: '2025-01-31',
      });
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('is nothing that the public, or a manager of elsewhere, gets to see', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await reported(services, FIRST);
      await granted(services, 2.5);
      for (const who of ['public', 'manager', 'administrator'] as const) {
        const detail = await shownTo(services, who, QUIET);
        expect(detail.clearance, who).toBeNull();
        expect(detail.row, who).toMatchObject({ handedOver: null, toClear: null, clearanceGround: null });
      }
      const { days } = await contextOf(services, 'public');
      const { json } = await (await days.at(TODAY)).packed('public');
      expect(json.toString()).not.toMatch(/handedOver|toClear|clearanceGround/);
    });
  });

  test('a source’s figures keep their source, until somebody here tells them anew', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const stream = streamOf('cluster', QUIET);
      const source = 'https://example.vn/bai';
      await say(services, stream, {
        type: 'clearance.reported',
        date: '2022',
        figures: { toClearHouseholds: 112 },
        provenance: 'sourced',
        source,
      });
      const standing = async () =>
        standingOf((await shownTo(services, 'leadership', QUIET)).clearance?.reports ?? []);
      expect(await standing()).toMatchObject({
        dates: { toClearHouseholds: '2022' },
        sources: { toClearHouseholds: source },
      });
      await reported(services, { figures: { toClearHouseholds: 115 } });
      expect((await standing()).sources).toEqual({});
      expect((await eventsOf(tx, stream)).at(-1)).toMatchObject({ recordedBy: 'p-department' });
    });
  });
});
