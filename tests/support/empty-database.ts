import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Database, openPostgres, wrapEmbedded } from '../../server/db/open.ts';
import { withDatabase } from './global-database.ts';

export const POSTGRES = process.env['TEST_DB'] === 'postgres';

let made = 0;

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseSource') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A database in which nothing was ever made; dropped when the file is through. Call while a file or a hook runs. */
export async function bareDatabase(
  kind: Database['kind'] = POSTGRES ? 'postgres' : 'embedded',
): Promise<Database> {
  if (kind === 'embedded') {
    const database = await wrapEmbedded(await PGlite.create());
    const close = onceOnly(database.close);
    afterwards.push(close);
    return { ...database, close };
  }
  const name = `ccn_empty_${process.pid}_${made++}`;
  await administer(`create database ${name}`);
  const database = await openPostgres(withDatabase(inject('databaseSource'), name));
  const close = onceOnly(database.close);
  afterwards.push(async () => {
    await close();
    await administer(`drop database ${name} with (force)`);
  });
  return { ...database, close };
}

/** An empty, migrated database. */
export async function emptyDatabase(kind?: Database['kind']): Promise<Database> {
  const database = await bareDatabase(kind);
  await database.migrate();
  return database;
}

const afterwards: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of afterwards.splice(0)) await end();
});

function onceOnly(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null;
  return () => (closed ??= close());
}
