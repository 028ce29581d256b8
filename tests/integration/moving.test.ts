import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { handClock } from '../../server/clock.ts';
import { copyDatabase, MOVED, SourceMoves } from '../../server/db/move.ts';
import { type Database, type Db, rowsOf } from '../../server/db/open.ts';
import * as schema from '../../server/db/schema.ts';
import { mendLog } from '../../server/log/mend.ts';
import { writeRoots } from '../../server/log/roots.ts';
import { PROVINCE } from '../../server/province.ts';
import { readIdentity, setUp } from '../../server/setup.ts';
import type { Actor } from '../../shared/roles.ts';
import { accountsOf } from '../support/accounts.ts';
import { leftOpen, undone, useDatabase } from '../support/database.ts';
import { emptyDatabase, POSTGRES } from '../support/empty-database.ts';
import { sayHandover } from '../support/handover.ts';
import { say, verified } from '../support/log.ts';
import { remindedOf } from '../support/reminders.ts';
import { startApp } from '../support/server.ts';
import { callAs, NOON, OWN_TOO, PERSONS, servicesOn, TODAY } from '../support/services.ts';
import { saySettings } from '../support/settings.ts';
import { forecast, report, STREAM } from '../support/updates.ts';

const source = useDatabase();
const TABLES = Object.values<PgTable>(schema);
const LATER = '2025-04-03';

/** Rows of a table, without the numbers that are of a database server. */
async function rowsIn(db: Db, table: PgTable): Promise<string[]> {
  const rows = await rowsOf<{ row: string }>(
    db,
    sql`select (to_jsonb(t) - 'xid')::text as row from ${table} t`,
  );
  return rows.map(({ row }) => row).sort();
}

async function contentOf(db: Db): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of TABLES) content[getTableName(table)] = await rowsIn(db, table);
  return content;
}

const TOKEN = 'a-session-of-the-source';

/** Something in every table: requests, an entry that was mended, daily roots, somebody who is signed in. */
beforeAll(async () => {
  const { db } = source();
  const services = servicesOn(db);
  await forecast(services);
  await report(services);
  await sayHandover(services);
  await saySettings(services);
  const entry = { milestone: 'first_tenant', kind: 'forecast', date: '2027', reason: 'permits' };
  const entries = [{ ...entry, provenance: 'reported' }];
  const wrong = { ...services, clock: handClock(NOON + 366 * 86_400_000) };
  await say(wrong, STREAM, { type: 'milestones.recorded', entries });
  await mendLog(db, { provinceId: PROVINCE, clock: services.clock });
  await writeRoots(db, { provinceId: PROVINCE, today: LATER, journal: null });
  await remindedOf(db);
  await accountsOf(db);
  await db.insert(schema.refold).values({ provinceId: PROVINCE, why: 'a rule has changed' });
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 3_600_000)];
  const moments = { createdAt, expiresAt, updatedAt: createdAt };
  const session = { id: TOKEN, token: TOKEN, userId: PERSONS.manager };
  await db.insert(schema.authSession).values({ ...session, ...moments });
  await db.insert(schema.authVerification).values({ id: '1', identifier: 'x', value: 'y', ...moments });
  const half = { id: uuidv7(), person: PERSONS.manager, stream: STREAM, name: 'anh.jpg', bytes: 10 };
  const nothingYet = { received: 0, pieces: [], found: null, expiresAt: expiresAt.toISOString() };
  await db.insert(schema.upload).values({ provinceId: PROVINCE, ...half, ...nothingYet });
  const queue = { device: uuidv7(), waiting: 1, files: 0, oldest: null };
  await (await callAs(services, 'manager')).devices.tell(queue);
  await db
    .insert(schema.authTwoFactor)
    .values({ id: '1', userId: PERSONS.manager, secret: 'x', backupCodes: 'y' });
  const made = { madeAt: createdAt.toISOString(), events: 1, files: 0, newestRoot: null };
  await db.insert(schema.backupMade).values({ provinceId: PROVINCE, ...made });
});

const KINDS: Database['kind'][] = POSTGRES ? ['postgres', 'embedded'] : ['embedded'];
describe.each(KINDS)('into an empty %s database', (kind) => {
  let target: Database;
  let copied: Record<string, number>;
  beforeAll(async () => {
    target = await emptyDatabase(kind);
    copied = await copyDatabase(source().db, target.db);
  });

  test('every row of every table arrives as it was; what people and devices begin anew stays behind', async () => {
    const [before, after] = [await contentOf(source().db), await contentOf(target.db)];
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    const left = ['auth_session', 'auth_verification', 'backup_made', 'device_queue', 'upload'];
    expect(after).toEqual({ ...before, ...Object.fromEntries(left.map((name) => [name, []])) });
    const moved = Object.fromEntries(Object.entries(before).filter(([name]) => !left.includes(name)));
    expect(copied).toEqual(
      Object.fromEntries(Object.entries(moved).map(([name, rows]) => [name, rows.length])),
    );
    expect(Object.keys(moved).sort()).toEqual(MOVED.map(getTableName).sort());
  });

  test('the log is whole, with the roots that were written down', async () => {
    const roots = await source().db.select().from(schema.logRoot);
    const found = await verified(target.db, { today: LATER, roots });
    expect(roots.length).toBe(3);
    expect(found).toEqual(await verified(source().db, { today: LATER, roots }));
    expect(found.faults).toEqual([]);
  });

  test.each(['2024-06-30', TODAY, '2025-08-01'])('the map of %s is the same, byte for byte', async (day) => {
    const [there, here] = [servicesOn(source().db).snapshots, servicesOn(target.db).snapshots];
    for (const audience of ['public', 'internal'] as const) {
      const before = await (await there.at(day)).packed(audience);
      const after = await (await here.at(day)).packed(audience);
      expect([after.etag, after.json.toString()]).toEqual([before.etag, before.json.toString()]);
    }
  });

  test('people sign in with the password they had, to the role and the duties they had; nobody is signed in before', async () => {
    await undone(target.db, async (tx) => {
      const server = await startApp(servicesOn(tx));
      expect(await tx.$count(schema.authSession)).toBe(0);
      expect((await server.signIn('quanly', 'not-the-password')).status).toBe(401);
      const { status, cookie } = await server.signIn('quanly');
      const answer = await server.get('/api/trpc/session.current', { as: cookie });
      expect(status).toBe(200);
      const { actor } = ((await answer.json()) as { result: { data: { actor: Actor } } }).result.data;
      expect([actor.id, actor.role]).toEqual([PERSONS.manager, 'project_manager']);
      expect(actor.clusters.toSorted()).toEqual(['HN-058', 'HN-061']);
      await server.close();
    });
  });

  test('people go on recording there, each cluster over the version it had', async () => {
    await undone(target.db, async (tx) => {
      await forecast(servicesOn(tx), { date: '2026-11' });
      expect((await verified(tx)).faults.filter(({ what }) => what !== 'root_early')).toEqual([]);
    });
  });
});

/** A database of which something is done in another way. */
const but = (db: Db, otherwise: object): Db => Object.assign(Object.create(db) as Db, otherwise);

describe('nothing is moved', () => {
  let target: Database;
  beforeAll(async () => {
    target = await emptyDatabase();
  });
  const isEmpty = async (db: Db) => Object.values(await contentOf(db)).every((rows) => rows.length === 0);

  test.each(MOVED.map((table) => [getTableName(table), table] as const))(
    'where there is a row in %s already, and it stays as it is',
    async (name, table) => {
      const [row = ''] = await rowsIn(source().db, table);
      await undone(target.db, async (tx) => {
        const given =
          table === schema.event ? JSON.stringify({ ...(JSON.parse(row) as object), xid: '1' }) : row;
        await tx.execute(
          sql`insert into ${table} select * from jsonb_populate_record(null::${table}, ${given}::jsonb)`,
        );
        const before = await contentOf(tx);
        await expect(copyDatabase(source().db, tx)).rejects.toThrow(
          `The target is not empty: ${name} has rows.`,
        );
        expect(await contentOf(tx)).toEqual(before);
      });
    },
  );

  test('where the program was started once: it stays the installation that it is', async () => {
    await undone(target.db, async (tx) => {
      await setUp(tx, 'real');
      const before = await contentOf(tx);
      await expect(copyDatabase(source().db, tx)).rejects.toThrow('The target is not empty');
      expect(await readIdentity(tx)).toEqual({ kind: 'real' });
      expect(await contentOf(tx)).toEqual(before);
    });
  });

  // Each time another date: one that does not move has no cause.
  let year = 2027;
  const record = () => forecast(servicesOn(source().db), { date: `${year++}-01` });
  type Transaction = Db['transaction'];

  test.each<[string, (copy: Transaction) => Transaction]>([
    [
      'after it has begun',
      (copy) =>
        async (...asked) => (await record(), copy(...asked)),
    ],
    [
      'before it is through',
      (copy) =>
        async (...asked) => {
          const copied = await copy(...asked);
          await record();
          return copied;
        },
    ],
  ])('while somebody records in the source %s; when it is quiet, all is', async (_when, meanwhile) => {
    const { db } = source();
    const busy = but(db, { transaction: meanwhile((...asked) => db.transaction(...asked)) });
    await expect(copyDatabase(busy, target.db)).rejects.toBeInstanceOf(SourceMoves);
    expect(await isEmpty(target.db)).toBe(true);
    await undone(target.db, async (tx) => {
      await copyDatabase(db, tx);
      expect(await rowsIn(tx, schema.event)).toEqual(await rowsIn(db, schema.event));
    });
  });
});

describe('a table of several pages', () => {
  let from: Database;
  let to: Database;
  beforeAll(async () => {
    from = await emptyDatabase();
    to = await emptyDatabase();
  });

  const cells = (count: number) =>
    sql`insert into unit_cell select '01', 50 - n % 100, n / 100, '001', '00004' from generate_series(1, ${count}) n`;
  const events = (count: number) =>
    sql`insert into event (province_id, stream, seq, facet, body, recorded_at, recorded_on, hash)
      select '01', 'cluster:' || chr(65 + n % 58) || n / 3, n % 3, 'register', '{}', now(), '2025-01-01', n
      from generate_series(1, ${count}) n`;

  test.each([
    ['cells', schema.unitCell, 12_001, cells],
    ['cells, the last page full', schema.unitCell, 10_000, cells],
    ['events', schema.event, 12_001, events],
  ])('arrives whole and once: %s', async (_name, table, count, insert) => {
    await undone(from.db, async (given) => {
      await given.execute(insert(count));
      await undone(to.db, async (tx) => {
        expect((await copyDatabase(given, tx))[getTableName(table)]).toBe(count);
        const rows = await rowsIn(tx, table);
        expect(new Set(rows).size).toBe(count);
        expect(rows).toEqual(await rowsIn(given, table));
      });
    });
  });

  test('regression: each page was looked for from the beginning, and a long log took the square of its length', async () => {
    await undone(from.db, async (given) => {
      await given.execute(events(12_001));
      const asked: SQL[] = [];
      const execute = (statement: SQL) => (asked.push(statement), given.execute(statement));
      const heard = but(given, { transaction: (copy: (tx: Db) => unknown) => copy(but(given, { execute })) });
      await undone(to.db, async (tx) => void (await copyDatabase(heard, tx)));
      // A table of a few pages would be sorted as a whole; a long one is read by its key, where the question allows it.
      for (const way of ['seqscan', 'bitmapscan', 'sort']) {
        await given.execute(sql.raw(`set local enable_${way} = off`));
      }
      const plans: string[] = [];
      for (const page of asked) {
        const lines = await rowsOf<Record<string, string>>(given, sql`explain ${page}`);
        plans.push(lines.flatMap((line) => Object.values(line)).join('\n'));
      }
      const [first, ...more] = plans.filter((plan) => plan.includes(' on event '));
      const byKey = 'Index Cond: (ROW(province_id, stream, seq) > ROW(';
      expect(first).not.toContain(byKey);
      expect(more).toEqual([expect.stringContaining(byKey), expect.stringContaining(byKey)]);
    });
  });
});

/** Two transactions at a time are a server's matter: the embedded database has one connection. */
const onServer = () => {
  test('while a change is under way that began before the last one was recorded: it would be lost', async () => {
    const { db } = source();
    const target = await emptyDatabase();
    const end = await leftOpen(db, async (tx) => void (await forecast(servicesOn(tx), { date: '2027-02' })));
    await forecast(servicesOn(db), { date: '2027-03' }, { code: OWN_TOO });
    const copied = async (...asked: Parameters<Db['transaction']>) => {
      const rows = await db.transaction(...asked);
      await end('commit');
      return rows;
    };
    await expect(copyDatabase(but(db, { transaction: copied }), target.db)).rejects.toBeInstanceOf(
      SourceMoves,
    );
    expect(await rowsIn(target.db, schema.event)).toEqual([]);
  });
};
if (POSTGRES) describe('nothing is moved from a server', onServer);
