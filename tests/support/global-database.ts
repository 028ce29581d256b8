import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPostgres, wrapEmbedded } from '../../server/db/open.ts';
import { setUp } from '../../server/setup.ts';
import { dayInHanoi, instantInHanoi } from '../../shared/day.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Embedded: path of a dump of the migrated and filled database. PostgreSQL: URL of the server. */
    databaseSource: string;
  }
}

export const TEMPLATE = 'ccn_template';

/**
 * Tests stand at noon of the demonstration's first day, programs where the real clock is: whatever the hour they run at,
 * the installation must lie behind both.
 */
const midnight = () => instantInHanoi(dayInHanoi(Date.now()), 0);

/** Makes one migrated database with the demonstration in it; each test file gets a copy. */
export default async function prepare(project: TestProject) {
  return project.name === 'postgres' ? prepareTemplate(project) : prepareDump(project);
}

async function prepareDump(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'ccn-dump-'));
  const client = await PGlite.create();
  const database = await wrapEmbedded(client);
  await database.migrate();
  await setUp(database.db, 'demonstration', { startedAt: midnight() });
  const dump = join(folder, 'filled.tar');
  writeFileSync(dump, Buffer.from(await (await client.dumpDataDir('none')).arrayBuffer()));
  await database.close();
  project.provide('databaseSource', dump);
  return () => rmSync(folder, { recursive: true });
}

async function prepareTemplate(project: TestProject) {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test`, which provides a server.');
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE}`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const database = await openPostgres(withDatabase(url, TEMPLATE));
  await database.migrate();
  await setUp(database.db, 'demonstration', { startedAt: midnight() });
  await database.close();
  project.provide('databaseSource', url);
  return () => {};
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
