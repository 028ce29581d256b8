import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { wrapEmbedded } from '../../server/db/open.ts';
import { authUser, cluster, person } from '../../server/db/schema.ts';
import { readIdentity, setUp } from '../../server/setup.ts';
import { servicesOn, TODAY } from '../support/services.ts';

test('a real deployment starts empty: no cluster, no person, no account and so no default password', async () => {
  const database = await wrapEmbedded(await PGlite.create());
  await database.migrate();
  const { db } = database;
  expect(await setUp(db, 'real')).toEqual({ kind: 'real' });
  for (const table of [cluster, person, authUser]) expect(await db.$count(table)).toBe(0);
  expect((await servicesOn(db).snapshots.at(TODAY)).clusters).toEqual([]);
  // What a database is was decided when it was filled; asking for the demonstration later changes nothing.
  expect(await setUp(db, 'demonstration')).toEqual({ kind: 'real' });
  expect(await readIdentity(db)).toEqual({ kind: 'real' });
  expect(await db.$count(cluster)).toBe(0);
  await database.close();
});
