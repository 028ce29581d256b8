import { eq, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../server/db/migrate.ts';
import { milestonesDay, refold } from '../../server/db/schema.ts';
import { PROVINCE } from '../../server/province.ts';
import { setUp } from '../../server/setup.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';

const database = useDatabase();
const due = (db: ReturnType<typeof database>['db']) => db.$count(refold);

test('an upgrade whose rules fold the log otherwise makes everything anew at the next start, once', async () => {
  await undone(database().db, async (tx) => {
    expect(await due(tx)).toBe(0);
    // As the rules before it had left it: the register's entries were reports.
    await tx
      .update(milestonesDay)
      .set({ lastReport: '2020-03-02' })
      .where(eq(milestonesDay.stage, 'operating'));
    expect((await faultsOf(tx)).length).toBeGreaterThan(0);
    const upgrade = readMigrationFiles(MIGRATIONS).flatMap((file) => file.sql);
    const marks = upgrade.filter((statement) => /insert into "refold"/i.test(statement));
    expect(marks.length).toBeGreaterThan(1);
    for (const mark of marks) await tx.execute(sql.raw(mark));
    expect(await due(tx)).toBe(marks.length);
    const told: number[] = [];
    await setUp(tx, 'demonstration', { progress: (done) => told.push(done) });
    expect(told[0]).toBe(0);
    expect(await faultsOf(tx)).toEqual([]);
    expect(await due(tx)).toBe(0);
    await setUp(tx, 'demonstration', { progress: () => told.push(-1) });
    expect(told).not.toContain(-1);
  });
  // It folds the whole log of the demonstration, and does that several times.
}, 180_000);

test('a change of rules of another province is left to it', async () => {
  await undone(database().db, async (tx) => {
    await tx.insert(refold).values({ provinceId: `not ${PROVINCE}`, why: 'another' });
    await setUp(tx, 'demonstration', {
      progress: () => {
        throw new Error('nothing was due here');
      },
    });
    expect(await due(tx)).toBe(1);
  });
});
