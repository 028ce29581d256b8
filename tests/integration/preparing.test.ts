import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { assertCurrent, MIGRATIONS, versionOf, WrongVersion } from '../../server/db/migrate.ts';
import { type Database, openPostgres, rowsOf, wrapEmbedded } from '../../server/db/open.ts';
import { ROOT } from '../../server/root.ts';
import { setUp } from '../../server/setup.ts';
import { withDatabase } from '../support/global-database.ts';

const POSTGRES = process.env['TEST_DB'] === 'postgres';
const name = `ccn_empty_${process.pid}`;
let database: Database;

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseSource') });
  await client.connect();
  await client.query(statement);
  await client.end();
}
const url = () => withDatabase(inject('databaseSource'), name);

beforeEach(async () => {
  if (POSTGRES) await administer(`create database ${name}`);
  database = POSTGRES ? await openPostgres(url()) : await wrapEmbedded(await PGlite.create());
});
afterEach(async () => {
  await database.close();
  if (POSTGRES) await administer(`drop database ${name} with (force)`);
});

const tables = () =>
  rowsOf<{ name: string }>(
    database.db,
    sql`select table_name as name from information_schema.tables where table_schema in ('public', 'drizzle') order by 1`,
  );

test('an empty database is brought up once, and is current from then on', async () => {
  expect(await versionOf(database.db)).toBe('empty');
  await database.migrate();
  await database.migrate();
  expect(await versionOf(database.db)).toBe('current');
  await assertCurrent(database.db);
});

test('regression: an older program opened a newer database without a word', async () => {
  await database.migrate();
  await database.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later version', 9999999999999)`,
  );
  const before = await tables();
  await expect(database.migrate()).rejects.toThrow(/newer \(or another\) version/);
  await expect(assertCurrent(database.db)).rejects.toBeInstanceOf(WrongVersion);
  expect(await tables()).toEqual(before);
});

test('a database of the first release is told as such, with what to do', async () => {
  await database.db.execute(sql`create schema drizzle`);
  await database.db.execute(
    sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  await database.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at)
      values ('84b4c35e7a93494f802023c78a4e995b760fceff6dfbbe83bd42210882d3bd38', 1)`,
  );
  const before = await tables();
  await expect(database.migrate()).rejects.toThrow(/first release.*another DATA_DIR/);
  await expect(assertCurrent(database.db)).rejects.toBeInstanceOf(WrongVersion);
  expect(await tables()).toEqual(before);
});

test('a database of an older version is told apart from one that is up to date', async () => {
  await database.migrate();
  const known = readMigrationFiles(MIGRATIONS).map(({ hash }) => hash);
  expect(await versionOf(database.db, [...known, 'a later one'])).toBe('behind');
});

/** Two processes, limits of time and commands beside a server are a server's matters: the embedded one is in one process. */
const onServer = () => {
  test('regression: of two programs that started together on an empty database one died', async () => {
    const other = await openPostgres(url());
    const starts = [database, other, database, other].map((one) => one.prepare(() => setUp(one.db, 'real')));
    expect(await Promise.all(starts)).toEqual(starts.map(() => ({ kind: 'real' })));
    await other.close();
  });

  test('regression: a server waited for ever for a statement that hangs', async () => {
    const serving = await openPostgres(url(), { serving: true });
    const setting = async (db: Database, what: string) =>
      (await rowsOf<{ value: string }>(db.db, sql`select current_setting(${what}) as value`))[0]?.value;
    expect(await setting(serving, 'statement_timeout')).toBe('30s');
    expect(await setting(serving, 'TimeZone')).toBe('UTC');
    // A command may take its time: a verification of a long log is one long question.
    expect(await setting(database, 'statement_timeout')).toBe('0');
    await serving.close();
  });

  test('regression: a connection that the server ended was not told; the next question opens another', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const serving = await openPostgres(url(), { serving: true, log });
    await serving.db.execute(sql`select 1`);
    await database.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and pid <> pg_backend_pid()`,
    );
    await expect.poll(() => lines.join()).toContain('a database connection was lost');
    expect(await rowsOf(serving.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
    await serving.close();
  });

  test('regression: a command that only reads migrated the database', { timeout: 60_000 }, async () => {
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/cli/log-verify.ts'], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: url() },
    });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stderr: 'This database is empty: run `npm start` once.\n',
    });
    expect(await tables()).toEqual([]);
  });
};
if (POSTGRES) describe('on a server', onServer);
