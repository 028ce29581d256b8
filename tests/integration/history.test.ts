import { and, asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldEntries, loadEntries } from '../../server/clusters/read.ts';
import { loadStates } from '../../server/clusters/states.ts';
import { clusterHead, clusterState, event } from '../../server/db/schema.ts';
import { writeRoots } from '../../server/history/roots.ts';
import { verifyLog } from '../../server/history/verify.ts';
import { addDays, daysBetween, epochMs, isoInstant } from '../../shared/day.ts';
import { EMPTY_STANDING } from '../../shared/milestone.ts';
import { applyEvent, deriveState } from '../../shared/state.ts';
import { undone, useDatabase } from '../support/database.ts';
import { servicesOn, TODAY } from '../support/services.ts';

const database = useDatabase();
const PROVINCE = '01';

describe('the projection', () => {
  test('rebuilt from the log it is the same, for every cluster and every day on which something was recorded', async () => {
    const { db } = database();
    const events = await db.select().from(event).orderBy(asc(event.clusterId), asc(event.seq));
    const rebuilt = new Map<string, unknown>();
    let standing = EMPTY_STANDING;
    for (const { clusterId, seq, recordedOn, body } of events) {
      if (seq === 1) standing = EMPTY_STANDING;
      standing = applyEvent(standing, body, recordedOn, seq);
      const state = deriveState(standing);
      rebuilt.set(`${clusterId} ${recordedOn}`, { ...state, unconfirmed: state.unconfirmed.join(' '), seq });
    }
    const stored = await db.select().from(clusterState);
    expect(stored.length).toBe(rebuilt.size);
    for (const { provinceId: _p, clusterId, fromDay, ...row } of stored) {
      expect(row).toEqual(rebuilt.get(`${clusterId} ${fromDay}`));
    }
  });

  test('the state on any day is the fold of what was recorded by then', async () => {
    const { db } = database();
    const days = fc
      .integer({ min: 0, max: daysBetween('2018-03-15', TODAY) })
      .map((n) => addDays('2018-03-15', n));
    await fc.assert(
      fc.asyncProperty(days, async (day) => {
        const states = await loadStates(db, PROVINCE, day);
        const sample = states.filter((_row, i) => i % 9 === 0);
        const standings = foldEntries(
          await loadEntries(
            db,
            PROVINCE,
            sample.map((row) => row.id),
            day,
          ),
        );
        for (const { id, code, state } of sample) {
          expect(state, `${code} on ${day}`).toEqual(deriveState(standings.get(id) ?? EMPTY_STANDING));
        }
      }),
      { numRuns: 12 },
    );
  });

  test('the heads hold what the log folds to', async () => {
    const { db } = database();
    const heads = await db.select().from(clusterHead);
    const standings = foldEntries(
      await loadEntries(
        db,
        PROVINCE,
        heads.map((head) => head.clusterId),
        TODAY,
      ),
    );
    for (const head of heads) {
      expect(head.standing.milestones).toEqual(standings.get(head.clusterId)?.milestones ?? {});
    }
  });
});

describe('the chain', () => {
  test('is whole after the demonstration is loaded', async () => {
    const { events, fault } = await verifyLog(database().db, PROVINCE);
    expect(fault).toBeNull();
    expect(events).toBeGreaterThan(500);
  });

  test.each([
    [
      'a changed date',
      sql`update event set body = replace(body::text, '2024-09-20', '2024-09-02')::jsonb where body::text like '%2024-09-20%'`,
      'altered',
    ],
    [
      'a changed author',
      sql`update event set recorded_by = 'p-city' where seq = 2 and cluster_id = (select id from cluster where code = 'HN-058')`,
      'altered',
    ],
    [
      'an event taken out',
      sql`delete from event where seq = 2 and cluster_id = (select id from cluster where code = 'HN-058')`,
      'gap',
    ],
    [
      'the last event taken out',
      sql`delete from event where (cluster_id, seq) = (select cluster_id, seq from cluster_head order by cluster_id limit 1)`,
      'cut_off',
    ],
  ])('notices %s', async (_name, tampering, what) => {
    await undone(database().db, async (tx) => {
      await tx.execute(tampering);
      expect((await verifyLog(tx, PROVINCE)).fault?.what).toBe(what);
    });
  });

  test.each([
    [
      'an entry',
      sql`update milestone_entry set date = '2020' where kind = 'actual' and milestone = 'construction_started'`,
      'entries',
    ],
    ['an entry taken out', sql`delete from milestone_entry where kind = 'forecast'`, 'entries'],
    ['a standing', sql`update cluster_head set standing = '{"milestones": {}, "lastReport": null}'`, 'head'],
    ['a head taken away', sql`delete from cluster_head where seq > 5`, 'cut_off'],
    [
      'a cluster that nobody registered',
      sql`insert into cluster select province_id, 'made-up', 'HN-999', name_vi, place, kind, lat, lon, precision, confidence, placeholder, registered_on from cluster where code = 'HN-058'`,
      'cut_off',
    ],
    ['a position', sql`update cluster set lat = lat + 0.01 where code = 'HN-058'`, 'register'],
    ['a name', sql`update cluster set name_vi = 'Cụm khác' where code = 'HN-058'`, 'register'],
    ['a fact', sql`update cluster_fact set value = '99' where field = 'area_ha'`, 'register'],
    ['a fact taken out', sql`delete from cluster_fact where field = 'investor'`, 'register'],
    ['another investor', sql`update cluster_party set organisation_id = 'department'`, 'register'],
    ['another unit', sql`update cluster_unit set unit_code = '018' where unit_code = '017'`, 'register'],
    ['a state', sql`update cluster_state set stage = 'completed' where stage = 'construction'`, 'projection'],
  ])('notices %s that screens read and the log does not know', async (_name, tampering, what) => {
    await undone(database().db, async (tx) => {
      await tx.execute(tampering);
      expect((await verifyLog(tx, PROVINCE)).fault?.what).toBe(what);
    });
  });

  test('a daily root notices a chain that was rewritten to its end', async () => {
    await undone(database().db, async (tx) => {
      expect(await writeRoots(tx, PROVINCE, TODAY)).toEqual([addDays(TODAY, -1)]);
      expect(await writeRoots(tx, PROVINCE, TODAY)).toEqual([]);
      const [head] = await tx
        .select()
        .from(clusterHead)
        .where(sql`${clusterHead.clusterId} = (select id from cluster where code = 'HN-058')`);
      const last = and(eq(event.clusterId, head?.clusterId ?? ''), eq(event.seq, head?.seq ?? 0));
      await tx.delete(event).where(last);
      // Whoever rewrites a chain to its end takes the copies along; only the root remembers.
      await tx.execute(
        sql`delete from milestone_entry where cluster_id = ${head?.clusterId} and seq = ${head?.seq}`,
      );
      await tx.execute(
        sql`delete from cluster_state where cluster_id = ${head?.clusterId} and seq = ${head?.seq}`,
      );
      const [before] = await tx
        .select()
        .from(event)
        .where(and(eq(event.clusterId, head?.clusterId ?? ''), eq(event.seq, (head?.seq ?? 0) - 1)));
      const entries = await loadEntries(tx, PROVINCE, [head?.clusterId ?? ''], TODAY);
      const standing = foldEntries(entries).get(head?.clusterId ?? '') ?? EMPTY_STANDING;
      await tx
        .update(clusterHead)
        .set({ seq: before?.seq ?? 0, hash: before?.hash ?? '', standing })
        .where(eq(clusterHead.clusterId, head?.clusterId ?? ''));
      expect((await verifyLog(tx, PROVINCE)).fault).toEqual({ clusterId: null, seq: null, what: 'root' });
    });
  });

  test('a daily root that was taken away is missed', async () => {
    await undone(database().db, async (tx) => {
      await writeRoots(tx, PROVINCE, TODAY);
      await writeRoots(tx, PROVINCE, addDays(TODAY, 3));
      expect((await verifyLog(tx, PROVINCE)).fault).toBeNull();
      await tx.execute(sql`delete from log_root where day = ${addDays(TODAY, 1)}`);
      expect((await verifyLog(tx, PROVINCE)).fault?.what).toBe('root');
    });
  });

  test('roots are written for every day that has passed, once', async () => {
    await undone(database().db, async (tx) => {
      await writeRoots(tx, PROVINCE, TODAY);
      expect(await writeRoots(tx, PROVINCE, addDays(TODAY, 3))).toEqual([
        TODAY,
        addDays(TODAY, 1),
        addDays(TODAY, 2),
      ]);
    });
  });
});

test('instants of recording never run backwards in a cluster', async () => {
  const rows = await database().db.select().from(event).orderBy(asc(event.clusterId), asc(event.seq));
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before?.clusterId !== row.clusterId) return;
    expect(epochMs(isoInstant(row.recordedAt))).toBeGreaterThanOrEqual(
      epochMs(isoInstant(before.recordedAt)),
    );
  });
});

test('a day that is over is answered from what was loaded; today is brought up to date from the log', async () => {
  const services = servicesOn(database().db);
  const past = await services.snapshots.at('2024-06-30');
  expect(await services.snapshots.at('2024-06-30')).toBe(past);
  const now = await services.snapshots.at(TODAY);
  expect(await services.snapshots.at(TODAY)).toBe(now);
});
