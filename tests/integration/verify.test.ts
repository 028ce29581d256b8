import { and, eq, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Db, rowsOf } from '../../server/db/open.ts';
import { authUser, event, facetHead } from '../../server/db/schema.ts';
import { FACETS, type StoredFacet } from '../../server/log/facets.ts';
import { undone, useDatabase } from '../support/database.ts';
import { sayHandover } from '../support/handover.ts';
import { faultsOf, verified } from '../support/log.ts';
import { PERSONS, servicesOn } from '../support/services.ts';
import { saySettings } from '../support/settings.ts';
import { alter, columnsOf, insertCopy } from '../support/tamper.ts';
import { forecast, STREAM } from '../support/updates.ts';

const database = useDatabase();

beforeAll(async () => {
  await sayHandover(servicesOn(database().db));
  await saySettings(servicesOn(database().db));
});

interface Row {
  stream: string;
  from_day: string;
}

/** Rows of a table, those with something in a column first. */
const rowsWith = (db: Db, table: PgTable, column: string) =>
  rowsOf<Row>(
    db,
    sql`select stream, from_day::text as from_day from ${table} order by ${sql.identifier(column)} is null, stream, from_day`,
  );
const isRow = ({ stream, from_day: day }: Row) => sql`stream = ${stream} and from_day = ${day}`;

test('the demonstration is whole', async () => {
  const { events, streams, faults } = await verified(database().db);
  expect(faults).toEqual([]);
  expect(events).toBe(await database().db.$count(event));
  expect(streams).toBeGreaterThan(300);
});

describe.each(FACETS.map((facet): [string, StoredFacet] => [facet.name, facet]))(
  'what log:verify tells of the rows of %s',
  (name, { table }) => {
    test('every alteration of every column, each with its stream and its day, and nothing else', async () => {
      const { db } = database();
      let columns = await columnsOf(db, table);
      expect(columns.length).toBeGreaterThan(4);
      while (columns.length > 0) {
        // One alteration for each stream, as far as there are streams; the other columns have their turn next.
        const altered: (Row & { one: (typeof columns)[number] })[] = [];
        for (const one of columns) {
          const rows = await rowsWith(db, table, one.column.name);
          const row = rows.find(({ stream }) => altered.every((other) => other.stream !== stream));
          if (row) altered.push({ ...row, one });
        }
        // An empty table has nothing to alter, and would be tried for ever.
        expect(altered.length).toBeGreaterThan(0);
        columns = columns.slice(altered.length);
        await undone(db, async (tx) => {
          for (const { one, ...row } of altered) await alter(tx, table, one, isRow(row));
          const faults = await faultsOf(tx);
          for (const { stream, from_day: day, one } of altered) {
            const told = faults.filter((fault) => fault.stream === stream && fault.day === day);
            expect(told, `${one.column.name} ${stream} ${day}`).toMatchObject([{ what: 'day', facet: name }]);
          }
          const known = new Set(altered.flatMap(({ stream }) => [stream, `${stream}~`]));
          expect(faults.filter(({ stream = '' }) => !known.has(stream))).toEqual([]);
        });
      }
    });
  },
);

test('of every facet: a row taken away, a row put in, and a stream that nobody recorded', async () => {
  await undone(database().db, async (tx) => {
    const expected: object[] = [];
    for (const { name, table, stream: kind } of FACETS) {
      const [row] = await rowsWith(tx, table, 'stream');
      if (!row) throw new Error(`${getTableName(table)} is empty`);
      const madeUp = `${kind}:made-up`;
      await insertCopy(tx, table, { from_day: '2031-01-01' }, isRow(row));
      await insertCopy(tx, table, { stream: madeUp }, isRow(row));
      await tx.execute(sql`delete from ${table} where ${isRow(row)}`);
      const about = { what: 'day', facet: name };
      expected.push(
        { ...about, stream: row.stream, day: row.from_day },
        { ...about, stream: row.stream, day: '2031-01-01' },
        { ...about, stream: madeUp, day: row.from_day },
      );
    }
    const faults = await faultsOf(tx);
    for (const one of expected) expect(faults).toContainEqual(expect.objectContaining(one));
    const kinds = new Set(FACETS.map(({ stream }) => stream));
    for (const kind of kinds) expect(faults).toContainEqual({ what: 'cut_off', stream: `${kind}:made-up` });
    expect(faults).toHaveLength(expected.length + kinds.size);
  });
});

describe('what log:verify tells of the events', () => {
  /** Numbers of a database server, of no meaning to anybody else: what was recorded does not rest on them. */
  const UNSEALED = new Set(['xid']);

  test('every alteration of every column, with its stream and its number', async () => {
    await undone(database().db, async (tx) => {
      const columns = (await columnsOf(tx, event)).filter(({ column }) => !UNSEALED.has(column.name));
      const streams = await rowsOf<{ stream: string }>(
        tx,
        sql`select stream from event where seq = 3 and stream like 'cluster:%' order by stream limit ${columns.length}`,
      );
      expect(streams).toHaveLength(columns.length);
      for (const [i, one] of columns.entries()) {
        await alter(tx, event, one, sql`stream = ${streams[i]?.stream} and seq = 2`);
      }
      const faults = await faultsOf(tx);
      for (const [i, { column }] of columns.entries()) {
        const told = faults.filter(({ stream, seq }) => stream === streams[i]?.stream && seq === 2);
        expect(told.map(({ what }) => what).length, column.name).toBeGreaterThan(0);
      }
    });
  });

  test('regression: an entry dated decades ahead was told with each day until then, and took minutes', async () => {
    await undone(database().db, async (tx) => {
      await tx.execute(sql`update event set recorded_on = '2199-12-01' where stream = ${STREAM} and seq = 2`);
      const faults = await faultsOf(tx);
      expect(faults).toMatchObject([{ what: 'stamp', stream: STREAM, seq: 2 }]);
    });
  });

  test.each([
    ['request', 'gen_random_uuid()'],
    ['request', 'null'],
    ['digest', "'another'"],
    ['digest', 'null'],
  ])(
    'regression: the %s of an event could be put to %s, and with it the protection against repeating',
    async (name, value) => {
      await undone(database().db, async (tx) => {
        const { seq } = await forecast(servicesOn(tx));
        expect(await faultsOf(tx)).toEqual([]);
        await tx.execute(
          sql`update event set ${sql.identifier(name)} = ${sql.raw(value)} where stream = ${STREAM} and seq = ${seq}`,
        );
        expect(await faultsOf(tx)).toMatchObject([{ what: 'altered', stream: STREAM, seq }]);
      });
    },
  );

  test.each([
    [
      'a changed date',
      sql`body = regexp_replace(body::text, '"date": "[0-9]{4}', '"date": "2001')::jsonb`,
      'altered',
    ],
    ['a changed author', sql`recorded_by = ${PERSONS.leadership}`, 'altered'],
    ['a body that is none', sql`body = 'null'`, 'unreadable'],
    ['a body of another facet', sql`body = jsonb_set(body, '{type}', '"obstacles.answered"')`, 'stamp'],
    ['another day', sql`recorded_on = recorded_on + 1`, 'stamp'],
    ['an instant said to be mended', sql`mended_at = recorded_at`, 'stamp'],
  ])('%s', async (_name, change, what) => {
    await undone(database().db, async (tx) => {
      const [found] = await rowsOf<{ seq: number }>(
        tx,
        sql`update event set ${change} where stream = ${STREAM} and seq =
          (select min(seq) from event where stream = ${STREAM} and facet = 'milestones') returning seq`,
      );
      if (!found) throw new Error('nothing was altered');
      const faults = await faultsOf(tx);
      expect(faults).toContainEqual(expect.objectContaining({ what, stream: STREAM, seq: found.seq }));
    });
  });

  test('an event taken out of the middle, and the end of a chain cut off with nothing left of it', async () => {
    await undone(database().db, async (tx) => {
      await tx.delete(event).where(and(eq(event.stream, STREAM), eq(event.seq, 2)));
      await tx.execute(sql`delete from event where stream = 'cluster:HN-061' and seq > 2`);
      await tx.execute(sql`delete from event where stream = 'cluster:HN-053'`);
      const faults = await faultsOf(tx);
      expect(faults).toContainEqual(expect.objectContaining({ what: 'gap', stream: STREAM, seq: 2 }));
      const milestones = { what: 'head', facet: 'milestones' };
      expect(faults).toContainEqual(expect.objectContaining({ ...milestones, stream: 'cluster:HN-061' }));
      expect(faults).toContainEqual({ what: 'cut_off', stream: 'cluster:HN-053' });
    });
  });
});

describe('what log:verify tells of the heads and of accounts', () => {
  test('every alteration of a head, one taken away, and one of a facet that the stream has not', async () => {
    await undone(database().db, async (tx) => {
      const at = (stream: string) => sql`stream = ${stream} and facet = 'milestones'`;
      const columns = await columnsOf(tx, facetHead);
      const streams = [
        'cluster:HN-001',
        'cluster:HN-002',
        'cluster:HN-003',
        'cluster:HN-004',
        'cluster:HN-005',
      ];
      expect(streams).toHaveLength(columns.length);
      for (const [i, one] of columns.entries()) {
        await alter(tx, facetHead, one, at(streams[i] ?? ''));
      }
      await tx.execute(sql`delete from facet_head where ${at('cluster:HN-006')}`);
      await insertCopy(tx, facetHead, { facet: 'person' }, at('cluster:HN-007'));
      const faults = await faultsOf(tx);
      for (const stream of [...streams, 'cluster:HN-006']) {
        const about = { what: 'head', stream, facet: 'milestones' };
        expect(faults).toContainEqual(expect.objectContaining(about));
      }
      expect(faults).toContainEqual(
        expect.objectContaining({ what: 'head', stream: 'cluster:HN-007', facet: 'person' }),
      );
    });
  });

  test('an account that nobody opened, and one under another name', async () => {
    await undone(database().db, async (tx) => {
      const moment = new Date(0);
      const made = {
        name: 'x',
        email: 'x@x.invalid',
        emailVerified: false,
        createdAt: moment,
        updatedAt: moment,
      };
      await tx.insert(authUser).values({ id: 'p-made-up', username: 'made.up', ...made });
      await tx.update(authUser).set({ username: 'thanhpho2' }).where(eq(authUser.id, PERSONS.leadership));
      const faults = await faultsOf(tx);
      expect(faults).toHaveLength(2);
      expect(faults).toContainEqual({ what: 'account', stream: 'person:p-made-up' });
      expect(faults).toContainEqual({ what: 'account', stream: `person:${PERSONS.leadership}` });
    });
  });

  test('all that is wrong is told, not only the first', async () => {
    await undone(database().db, async (tx) => {
      await tx.execute(sql`update milestones_day set stage = 'completed' where stream = ${STREAM}`);
      await tx.execute(sql`update target_day set max = 1 where stream = 'target:start-43'`);
      await tx.execute(
        sql`update person_day set role = 'leadership' where stream = ${`person:${PERSONS.department}`}`,
      );
      await tx.execute(sql`update unit_day set name_vi = 'Quận khác' where stream = 'unit:017'`);
      await tx.execute(sql`delete from event where stream = 'organisation:department'`);
      const told = new Set((await faultsOf(tx)).map(({ stream }) => stream));
      expect(told).toEqual(
        new Set([
          STREAM,
          'organisation:department',
          `person:${PERSONS.department}`,
          'target:start-43',
          'unit:017',
        ]),
      );
    });
  });
});
