import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicRow } from '../../shared/cluster-row.ts';
import { addDays, daysBetween } from '../../shared/day.ts';
import { type Timeline, timelineRows } from '../../shared/timeline.ts';
import { readTimeline, type SentTimeline } from '../../shared/timeline-wire.ts';
import { undone, useDatabase } from '../support/database.ts';
import { callAs, contextOf, type Person, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { forecast, refused } from '../support/updates.ts';

const database = useDatabase();
const FROM = '2019-01-01';

async function between(services: TestServices, who: Person = 'public', from = FROM, to = TODAY) {
  const { json } = await (await contextOf(services, who)).days.between(from, to);
  return readTimeline(JSON.parse(json.toString()) as SentTimeline);
}

describe('the timeline', () => {
  test('every day played from it is the day that the map shows to everybody', async () => {
    const services = servicesOn(database().db);
    const timeline = await between(services);
    const anyDay = fc.integer({ min: 0, max: daysBetween(FROM, TODAY) }).map((n) => addDays(FROM, n));
    await fc.assert(
      fc.asyncProperty(anyDay, async (day) => {
        const { clusters } = await services.snapshots.at(day);
        expect(timelineRows(timeline, day), day).toEqual(clusters.map(({ row }) => publicRow(row)));
      }),
      { numRuns: 25 },
    );
  });

  test('is the same for everybody, and holds nothing that a forecast follows from', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = await between(services);
      expect(await between(services, 'leadership')).toEqual(before);
      // Within the same class: only the age of the report may tell of it.
      await forecast(services, { date: '2026-07' });
      await forecast(services, { date: '2026-08' });
      const [first, second] = [await between(services), await between(services)];
      expect(second).toEqual(first);
      expect(JSON.stringify(first)).not.toContain('2026-08');
    });
  });

  test('what is recorded today is in it when it is asked for again', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const lastReport = ({ clusters }: Timeline) =>
        clusters.find(({ code }) => code === 'HN-058')?.states.at(-1)?.says.lastReport;
      expect(lastReport(await between(services))).not.toBe(TODAY);
      await forecast(services);
      expect(lastReport(await between(services))).toBe(TODAY);
    });
  });

  test('nobody plays days that have not come, or a span that ends before it begins', async () => {
    const services = servicesOn(database().db);
    expect((await refused(between(services, 'public', FROM, addDays(TODAY, 1)))).fields).toEqual([
      { field: 'to', issue: 'date_in_future' },
    ]);
    expect((await refused(between(services, 'public', TODAY, FROM))).fields).toEqual([
      { field: 'from', issue: 'date_impossible' },
    ]);
    expect((await (await callAs(services, 'public')).clusters.list({})).total).toBeGreaterThan(0);
  });
});
