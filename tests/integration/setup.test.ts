import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { wrapEmbedded } from '../../server/db/open.ts';
import {
  authUser,
  organisationDay,
  personDay,
  registerDay,
  targetDay,
  unitDay,
} from '../../server/db/schema.ts';
import { readIdentity, setUp } from '../../server/setup.ts';
import { addDays } from '../../shared/day.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import { faultsOf } from '../support/log.ts';
import { servicesOn } from '../support/services.ts';

test('a real deployment starts empty: no cluster, no person, no account and so no default password', async () => {
  const database = await wrapEmbedded(await PGlite.create());
  await database.migrate();
  const { db } = database;
  expect(await setUp(db, 'real')).toEqual({ kind: 'real' });
  for (const table of [registerDay, personDay, authUser, targetDay, unitDay]) {
    expect(await db.$count(table)).toBe(0);
  }
  // Accounts belong to an agency: the city and its department are there, and nobody in them.
  const offices = await db.select({ kind: organisationDay.kind }).from(organisationDay);
  expect(offices.map(({ kind }) => kind).sort()).toEqual(['city_committee', 'department']);
  const services = servicesOn(db, Date.now());
  const today = services.clock.today();
  const snapshot = await services.snapshots.at(today);
  expect([snapshot.clusters, snapshot.targets, snapshot.thresholds]).toEqual([[], [], THRESHOLDS]);
  expect(await faultsOf(db, { today: addDays(today, 1) })).toEqual([]);
  // What a database is was decided when it was filled; asking for the demonstration later changes nothing.
  expect(await setUp(db, 'demonstration')).toEqual({ kind: 'real' });
  expect(await readIdentity(db)).toEqual({ kind: 'real' });
  expect(await db.$count(registerDay)).toBe(0);
  await database.close();
});
