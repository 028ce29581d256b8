import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, type Db, openPostgres, wrapEmbedded } from '../../server/db/open.ts';
import { TEMPLATE, withDatabase } from './global-database.ts';

/** A database of this test file's own, with the demonstration in it. Call at the top level of a file. */
export function useDatabase(): () => Database {
  let database: Database | undefined;
  let drop = async () => {};
  beforeAll(async () => {
    const source = inject('databaseSource');
    if (process.env['TEST_DB'] === 'postgres') {
      const name = `ccn_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
      await administer(source, `create database ${name} template ${TEMPLATE}`);
      database = await openPostgres(withDatabase(source, name));
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

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Two files copying the template at once: the second waits for the first.
  await client.query('select pg_advisory_lock(20250331)');
  await client.query(statement);
  await client.end();
}

class Rollback extends Error {}

/** Run a test in a transaction that is undone afterwards. */
export async function undone(db: Db, test: (tx: Db) => Promise<void>): Promise<void> {
  await db
    .transaction(async (tx) => {
      await test(tx);
      throw new Rollback();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rollback)) throw error;
    });
}
