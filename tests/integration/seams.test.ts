import { and, eq, sql } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { event } from '../../server/db/schema.ts';
import { standingsIn } from '../../server/reports/read.ts';
import { addDays } from '../../shared/day.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import { periodAt, periodBefore } from '../../shared/reports/period.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf, say } from '../support/log.ts';
import { callAs, OWN, OWN_TOO, PERSONS, servicesOn, TODAY } from '../support/services.ts';
import { refused, report, review, STREAM } from '../support/updates.ts';

/** Where one room meets another. */
const database = useDatabase();

const merged = {
  type: 'register.merged',
  into: OWN_TOO,
  ground: { note: 'Ghi trùng' },
} as const;

describe('a cluster that turns out to be another’s second entry', () => {
  test('owes no report that it gave in time: it was called missed from that day on', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const period = periodBefore(periodAt('week', TODAY));
      const owed = async () =>
        (await standingsIn((day) => services.snapshots.at(day), period, TODAY)).map(
          ({ cluster }) => cluster.code,
        );
      const before = await owed();
      expect(before).toContain(OWN);
      await say(services, streamOf('cluster', OWN), merged);
      expect(await owed()).toEqual(before.filter((code) => code !== OWN));
    });
  });

  test('stays on its committee’s screens of the days before', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const committee = await callAs(services, 'committee');
      const yesterday = addDays(TODAY, -1);
      const internal = async () => (await committee.clusters.detail({ code: OWN, asOf: yesterday })).internal;
      const delays = async () =>
        (await committee.clusters.delays({ asOf: yesterday })).lines.map(({ row }) => row.code);
      const before = await delays();
      expect(await internal()).not.toBeNull();
      await say(services, streamOf('cluster', OWN), merged);
      expect(await delays()).toEqual(before);
    });
  });
});

describe('a report of something that has happened', () => {
  test('is not confirmed by who gave it: a committee that entered a step confirmed it itself', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { seq } = await report(services);
      const itself = and(eq(event.stream, STREAM), eq(event.seq, seq));
      await tx.update(event).set({ recordedBy: PERSONS.committee }).where(itself);
      const own = await refused(review(services, 'confirmation'));
      expect(own.fields).toEqual([expect.objectContaining({ field: 'key', issue: 'own_report' })]);
      // Somebody else may.
      expect((await review(services, 'confirmation', { who: 'department' })).seq).toBeGreaterThan(seq);
    });
  });
});

describe('the log of an earlier program', () => {
  test('is whole where a later one reads more fields in it: every database with targets was called broken', async () => {
    await undone(database().db, async (tx) => {
      // As it was written before these fields came; its seal does not fit then, which is another matter.
      const asThen = sql`${event.body} #- '{target,sourceNo}'::text[] #- '{target,plan}'::text[] #- '{target,countsFrom}'::text[]`;
      await tx.update(event).set({ body: asThen }).where(eq(event.facet, 'target'));
      const kinds = new Set((await faultsOf(tx)).map(({ what }) => what));
      expect(kinds.has('altered')).toBe(true);
      expect(kinds.has('unreadable')).toBe(false);
    });
  });
});

describe('an account that an administrator makes', () => {
  test('is somebody whom an obstacle can ask: in a real start nobody of a committee could be', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const snapshot = await services.snapshots.at(TODAY);
      const committee = snapshot.directory.offices.get('local_committee 017')?.[0];
      if (!committee) throw new Error('no committee');
      const stream = streamOf('person', uuidv4());
      const administrator = await callAs(services, 'administrator');
      const said = { name: 'Hoàng Văn Dũng', title: '', role: 'area_committee' as const };
      await administrator.people.create({
        stream,
        key: 'account',
        expected: 0,
        request: uuidv4(),
        said: { ...said, organisation: committee, unit: '017', username: 'hoang.dung' },
      });
      const { directory } = await services.snapshots.at(TODAY);
      expect(directory.agencies.get(idOf(stream))).toEqual(new Set([committee]));
    });
  });
});
