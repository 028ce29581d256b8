import { asc } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { event, facetHead } from '../../server/db/schema.ts';
import { FACETS, type StoredFacet } from '../../server/log/facets.ts';
import { PROVINCE } from '../../server/province.ts';
import { type DayOf, loadDays } from '../../server/snapshot/days.ts';
import { addDays, type Day, daysBetween, epochMs, isoInstant } from '../../shared/day.ts';
import { kindOf } from '../../shared/log/stream.ts';
import { useDatabase } from '../support/database.ts';
import { sayHandover } from '../support/handover.ts';
import { servicesOn, TODAY } from '../support/services.ts';
import { saySettings } from '../support/settings.ts';

const database = useDatabase();
const FIRST = '2018-03-15';

/** What follows from the log, folded here by nothing but the facets' own rules. */
interface Rebuilt {
  state: unknown;
  seq: number;
  days: Map<Day, { seq: number; says: object }>;
}
const rebuilt = new Map<string, Map<string, Rebuilt>>();

beforeAll(async () => {
  await sayHandover(servicesOn(database().db));
  await saySettings(servicesOn(database().db));
  const events = await database().db.select().from(event).orderBy(asc(event.stream), asc(event.seq));
  for (const facet of FACETS) rebuilt.set(facet.name, new Map());
  for (const { stream, seq, facet: name, body, recordedAt, recordedOn: on, recordedBy: by } of events) {
    const facet = FACETS.find((one) => one.name === name);
    const streams = rebuilt.get(name);
    if (!facet || !streams) throw new Error(`no facet folds ${name}`);
    const before = streams.get(stream) ?? { state: facet.empty, seq: 0, days: new Map() };
    const stamp = { seq, at: isoInstant(recordedAt), on, by };
    const state = facet.evolve(before.state, facet.parse(body), stamp);
    before.days.set(on, { seq, says: facet.day(state) });
    streams.set(stream, { ...before, state, seq });
  }
});

/** As it comes out of a column: through JSON, and null where nothing is said. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const entriesOf = (facet: StoredFacet) => [...(rebuilt.get(facet.name) ?? [])];

describe.each(FACETS.map((facet) => [facet.name, facet] as const))('%s', (_name, facet) => {
  test('rebuilt from the log every row of a day is the same, and there is no other', async () => {
    const { db } = database();
    const rows = (await db.select().from(facet.table)) as unknown as ({
      stream: string;
      fromDay: Day;
    } & object)[];
    const said = entriesOf(facet).flatMap(([stream, { days }]) =>
      [...days].map(([fromDay, { seq, says }]) => ({ provinceId: PROVINCE, stream, fromDay, seq, ...says })),
    );
    const inOrder = <T extends { stream: string; fromDay: Day }>(list: readonly T[]) =>
      list.toSorted((a, b) => (`${a.stream} ${a.fromDay}` < `${b.stream} ${b.fromDay}` ? -1 : 1));
    expect(rows.length).toBeGreaterThan(0);
    expect(inOrder(rows)).toEqual(inOrder(said));
  });

  test('the heads hold what the log folds to, by the number of its last event', async () => {
    const heads = await database().db.select().from(facetHead);
    const mine = heads.filter((head) => head.facet === facet.name);
    expect(mine.length).toBe(entriesOf(facet).length);
    for (const { stream, seq, state } of mine) {
      const due = rebuilt.get(facet.name)?.get(stream);
      expect({ seq, state }, stream).toEqual({ seq: due?.seq, state: stored(due?.state) });
    }
  });

  test('its streams are of one kind', () => {
    for (const [stream] of entriesOf(facet)) expect(kindOf(stream)).toBe(facet.stream);
  });

  test('on any day it says what was recorded last by then, of all streams and of named ones', async () => {
    const { db } = database();
    const days = fc.integer({ min: 0, max: daysBetween(FIRST, TODAY) }).map((n) => addDays(FIRST, n));
    const dueOn = (day: Day): DayOf<unknown>[] =>
      entriesOf(facet).flatMap(([stream, { days: known }]) => {
        const last = [...known].filter(([from]) => from <= day).at(-1);
        return last ? [{ stream, fromDay: last[0], seq: last[1].seq, says: stored(last[1].says) }] : [];
      });
    await fc.assert(
      fc.asyncProperty(days, fc.nat(), async (day, from) => {
        const due = dueOn(day);
        expect(await loadDays(db, facet, { provinceId: PROVINCE, day })).toEqual(due);
        const some = due.slice(from % (due.length + 1)).slice(0, 3);
        const streams = [...some.map(({ stream }) => stream), `${facet.stream}:nobody`];
        expect(await loadDays(db, facet, { provinceId: PROVINCE, day, streams })).toEqual(some);
      }),
      { numRuns: 6 },
    );
  });
});

test('instants of recording never run backwards in a stream', async () => {
  const rows = await database().db.select().from(event).orderBy(asc(event.stream), asc(event.seq));
  const pairs = rows.slice(1).map((row, i) => [rows[i], row] as const);
  for (const [before, row] of pairs) {
    if (before?.stream !== row.stream) continue;
    expect(epochMs(isoInstant(row.recordedAt))).toBeGreaterThanOrEqual(
      epochMs(isoInstant(before.recordedAt)),
    );
  }
});

test('a day that is over is answered from what was loaded; today is brought up to date from the log', async () => {
  const services = servicesOn(database().db);
  const past = await services.snapshots.at('2024-06-30');
  expect(await services.snapshots.at('2024-06-30')).toBe(past);
  const now = await services.snapshots.at(TODAY);
  expect(await services.snapshots.at(TODAY)).toBe(now);
});
