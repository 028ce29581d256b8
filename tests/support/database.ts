import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { type Database, type Db, openPostgres, wrapEmbedded } from '../../server/db/open.ts';
import { TEMPLATE, withDatabase } from './global-database.ts';

/** Where a database is that other processes can open as well. */
const urls = new WeakMap<Database, string>();

/** A database of this test file's own, with the demonstration in it. Call at the top level of a file. */
export function useDatabase(): () => Database {
  let database: Database | undefined;
  let drop = async () => {};
  beforeAll(async () => {
    const source = inject('databaseSource');
    if (process.env['TEST_DB'] === 'postgres') {
      const name = `ccn_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
      await administer(source, `create database ${name} template ${TEMPLATE}`);
      const url = withDatabase(source, name);
      database = await openPostgres(url);
      urls.set(database, url);
      drop = () => administer(source, `drop database ${name} with (force)`);
    } else {
      database = await wrapEmbedded(await PGlite.create({ loadDataDir: await openAsBlob(source) }));
    }
  });
  afterAll(async () => {
    await database?.close();
    await drop();
  });
  return () => {
    if (!database) throw new Error('the database is open only while tests run');
    return database;
  };
}

/**
 * The same database as another process has it: over connections of its own, until the test ends. The embedded one is in
 * one process and has one connection.
 */
export async function connectAgain(database: Database): Promise<Db> {
  const url = urls.get(database);
  if (url === undefined) return database.db;
  const another = await openPostgres(url);
  onTestFinished(() => another.close());
  return another.db;
}

/** Where another process finds the same database; only a PostgreSQL can be found. */
export const urlOf = (database: Database): string => urls.get(database) ?? '';

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Two files copying the template at once: the second waits for the first.
  await client.query('select pg_advisory_lock(20250331)');
  await client.query(statement);
  await client.end();
}

class Rollback extends Error {}

const unlessRolledBack = (error: unknown) => {
  if (!(error instanceof Rollback)) throw error;
};

/** Run a test in a transaction that is undone afterwards. */
export async function undone(db: Db, test: (tx: Db) => Promise<void>): Promise<void> {
  await db
    .transaction(async (tx) => {
      await test(tx);
      throw new Rollback();
    })
    .catch(unlessRolledBack);
}

/** Do something in a transaction that stays open, to the end of the test at most; answers how to end it. */
export async function leftOpen(db: Db, work: (tx: Db) => Promise<void>) {
  let end: (how: 'commit' | 'roll back') => void = () => undefined;
  const ending = new Promise<'commit' | 'roll back'>((resolve) => (end = resolve));
  let isDone = () => {};
  const done = new Promise<void>((resolve) => (isDone = resolve));
  const transaction = db
    .transaction(async (tx) => {
      await work(tx);
      isDone();
      if ((await ending) === 'roll back') throw new Rollback();
    })
    .catch(unlessRolledBack);
  onTestFinished(() => end('roll back'));
  await Promise.race([done, transaction]);
  return (how: 'commit' | 'roll back') => {
    end(how);
    return transaction;
  };
}
