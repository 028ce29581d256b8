import { and, desc, eq, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Db, rowsOf } from '../../server/db/open.ts';
import { authUser, event, facetHead } from '../../server/db/schema.ts';
import { FACETS, facetNamed } from '../../server/log/facets.ts';
import { rebuildStream } from '../../server/log/mend.ts';
import { readHead, record } from '../../server/log/record.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import { streamOf } from '../../shared/log/stream.ts';
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
/** A column of a facet's rows, with the rows in which it could be altered. */
interface Alteration {
  name: string;
  table: PgTable;
  one: Awaited<ReturnType<typeof columnsOf>>[number];
  rows: Row[];
}

/** Columns that few streams have come first: those of many find a stream that is left over. */
async function alterations(db: Db): Promise<Alteration[]> {
  const all: Alteration[] = [];
  for (const { name, table } of FACETS) {
    const columns = await columnsOf(db, table);
    expect(columns.length).toBeGreaterThan(4);
    for (const one of columns)
      all.push({ name, table, one, rows: await rowsWith(db, table, one.column.name) });
  }
  return all.sort((a, b) => a.rows.length - b.rows.length);
}

const isRow = ({ stream, from_day: day }: Row) => sql`stream = ${stream} and from_day = ${day}`;

test('regression: a stream folded anew was told as altered, where later programs add to its older events', async () => {
  await undone(database().db, async (tx) => {
    const stream = streamOf('target', 'start-43');
    const { provinceId, clock } = servicesOn(tx);
    const of = and(eq(event.provinceId, provinceId), eq(event.stream, stream));
    const [last] = await tx.select().from(event).where(of).orderBy(desc(event.seq)).limit(1);
    const head = await readHead(tx, { provinceId, stream }, facetNamed('target'));
    if (!last) throw new Error('no target is on record');
    const { target: said, ...rest } = last.body as unknown as { target: { papers: unknown } };
    const { papers: _p, ...target } = said;
    const older = { ...rest, target } as unknown as FacetEvent;
    await record(tx, { provinceId, stream }, head, [{ at: clock.now(), by: null, event: older }]);
    expect(await faultsOf(tx)).toEqual([]);
    await rebuildStream(tx, { provinceId, stream });
    expect(await faultsOf(tx)).toEqual([]);
  });
});

test('the demonstration is whole', async () => {
  const { events, streams, faults } = await verified(database().db);
  expect(faults).toEqual([]);
  expect(events).toBe(await database().db.$count(event));
  expect(streams).toBeGreaterThan(300);
});

test('every alteration of every column of every facet, each with its stream and its day, and nothing else', async () => {
  const { db } = database();
  let open = await alterations(db);
  while (open.length > 0) {
    // One alteration for each stream, as far as there are streams; the others have their turn next.
    const altered: (Alteration & { row: Row })[] = [];
    const taken = new Set<string>();
    for (const each of open) {
      const row = each.rows.find(({ stream }) => !taken.has(stream));
      if (!row) continue;
      altered.push({ ...each, row });
      taken.add(row.stream);
    }
    // An empty table has nothing to alter, and would be tried for ever.
    expect(altered.length).toBeGreaterThan(0);
    const done = new Set(altered.map(({ one }) => one));
    open = open.filter(({ one }) => !done.has(one));
    await undone(db, async (tx) => {
      for (const { table, one, row } of altered) await alter(tx, table, one, isRow(row));
      const faults = await faultsOf(tx);
      for (const { name, one, row } of altered) {
        const told = faults.filter((fault) => fault.stream === row.stream && fault.day === row.from_day);
        expect(told, `${name}: ${one.column.name} ${row.stream} ${row.from_day}`).toMatchObject([
          { what: 'day', facet: name },
        ]);
      }
      const known = new Set(altered.flatMap(({ row: { stream } }) => [stream, `${stream}~`]));
      expect(faults.filter(({ stream = '' }) => !known.has(stream))).toEqual([]);
    });
  }
}, 120_000);

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

  test('regression: request and digest of an event could be put to something else or to nothing, and with them the protection against repeating', async () => {
    await undone(database().db, async (tx) => {
      const changes = [
        sql`request = gen_random_uuid()`,
        sql`request = null`,
        sql`digest = 'another'`,
        sql`digest = null`,
      ];
      const made: { seq: number; change: SQL }[] = [];
      for (const [i, change] of changes.entries()) {
        const { seq } = await forecast(servicesOn(tx), { date: `2026-0${i + 6}` });
        made.push({ seq, change });
      }
      expect(await faultsOf(tx)).toEqual([]);
      for (const { seq, change } of made)
        await tx.execute(sql`update event set ${change} where stream = ${STREAM} and seq = ${seq}`);
      const faults = await faultsOf(tx);
      expect(faults).toHaveLength(made.length);
      for (const { seq } of made)
        expect(faults).toContainEqual(expect.objectContaining({ what: 'altered', stream: STREAM, seq }));
    });
  });

  test('each kind of alteration, by its name', async () => {
    const changes: [SQL, string][] = [
      // A changed date and a changed author.
      [sql`body = regexp_replace(body::text, '"date": "[0-9]{4}', '"date": "2001')::jsonb`, 'altered'],
      [sql`recorded_by = ${PERSONS.leadership}`, 'altered'],
      // A body that is none, and one of another facet.
      [sql`body = 'null'`, 'unreadable'],
      [sql`body = jsonb_set(body, '{type}', '"obstacles.answered"')`, 'stamp'],
      [sql`recorded_on = recorded_on + 1`, 'stamp'],
      // An instant that is said to be mended.
      [sql`mended_at = recorded_at`, 'stamp'],
    ];
    const streams = ['HN-053', 'HN-054', 'HN-056', 'HN-058', 'HN-060', 'HN-061'].map((code) =>
      streamOf('cluster', code),
    );
    await undone(database().db, async (tx) => {
      const made: { what: string; stream: string | undefined; seq: number }[] = [];
      for (const [i, [change, what]] of changes.entries()) {
        const stream = streams[i];
        const [found] = await rowsOf<{ seq: number }>(
          tx,
          sql`update event set ${change} where stream = ${stream} and seq =
          (select min(seq) from event where stream = ${stream} and facet = 'milestones') returning seq`,
        );
        if (!found) throw new Error(`nothing was altered in ${stream}`);
        made.push({ what, stream, seq: found.seq });
      }
      const faults = await faultsOf(tx);
      for (const one of made) expect(faults).toContainEqual(expect.objectContaining(one));
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
