import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { and, eq, gte, sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { event, logRoot } from '../../server/db/schema.ts';
import { type Journal, journalAt } from '../../server/log/journal.ts';
import { rebuildStream } from '../../server/log/mend.ts';
import {
  createSealer,
  JournalDisagrees,
  type Root,
  readRoots,
  rootOn,
  writeRoots,
} from '../../server/log/roots.ts';
import { GENESIS, sealOf } from '../../server/log/seal.ts';
import { PROVINCE } from '../../server/province.ts';
import { addDays, type Day, instantInHanoi, isoInstant } from '../../shared/day.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import { connectAgain, leftOpen, undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import { servicesOn, TODAY } from '../support/services.ts';
import { STREAM } from '../support/updates.ts';

const database = useDatabase();

const SETTINGS = `settings:${PROVINCE}` as const;
const day = (n: number): Day => addDays(TODAY, n);
/** Five days are sealed; on each, and on the sixth, something was recorded. */
const SEALED = [0, 1, 2, 3, 4].map(day);
const SIXTH = day(5);

/** A file of this test's own, in a folder that is not there yet. */
function journalHere(): Journal {
  const folder = mkdtempSync(join(tmpdir(), 'ccn-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return journalAt(join(folder, 'kept', 'roots.jsonl'));
}

const expected = (date: string): FacetEvent => ({
  type: 'milestones.recorded',
  entries: [{ milestone: 'infrastructure_completed', kind: 'forecast', date, provenance: 'reported' }],
});

/** Six days go by at a server with a journal. */
async function sixDays(tx: Db): Promise<Journal> {
  await tx.delete(logRoot);
  const [services, journal] = [servicesOn(tx), journalHere()];
  for (const on of [...SEALED, SIXTH]) {
    services.clock.put(instantInHanoi(on, 12));
    await writeRoots(tx, { provinceId: PROVINCE, today: on, journal });
    await say(services, STREAM, expected('2026-09'));
  }
  return journal;
}

const faultsOnSixth = (tx: Db, roots: readonly Pick<Root, 'day' | 'root'>[] = []) =>
  faultsOf(tx, { today: SIXTH, roots });

const without = (tx: Db, on: Day) => tx.delete(logRoot).where(eq(logRoot.day, on));

/** What whoever has the whole database in hand makes of it: roots that follow from the chains as they are now. */
async function rootsAnew(tx: Db, from: Day = TODAY): Promise<void> {
  await tx.delete(logRoot).where(gte(logRoot.day, from));
  await writeRoots(tx, { provinceId: PROVINCE, today: SIXTH, journal: null });
}

/** The chain of a stream with other bodies: sealed anew, and all that follows from it written anew. */
async function rewrite(tx: Db, stream: string, change: (said: FacetEvent) => FacetEvent): Promise<void> {
  let hash = GENESIS;
  for (const { seq, body, recordedAt, recordedBy: by, request, digest } of await eventsOf(tx, stream)) {
    const asked = request === null ? null : `${request} ${digest}`;
    const said = { province: PROVINCE, stream, seq, by, request: asked, event: change(body) };
    hash = sealOf(hash, { ...said, at: isoInstant(recordedAt) });
    await tx
      .update(event)
      .set({ body: said.event, hash })
      .where(and(eq(event.stream, stream), eq(event.seq, seq)));
  }
  await rebuildStream(tx, { provinceId: PROVINCE, stream });
}

/** In the past of the cluster, and of all the days that were sealed since. */
const rewritePast = (tx: Db) =>
  rewrite(tx, STREAM, (said) => (said.type === 'register.facts' ? { ...said, facts: [] } : said));

/** Everything of a cluster from a day on, as if it had never been recorded. */
async function cutOff(tx: Db, from: Day): Promise<void> {
  await tx.delete(event).where(and(eq(event.stream, STREAM), gte(event.recordedOn, from)));
  await rebuildStream(tx, { provinceId: PROVINCE, stream: STREAM });
}

const missing = (days: readonly Day[]) => days.map((on) => ({ what: 'root_missing', day: on }));

describe('the journal beside the database', () => {
  test('has one line of JSON for each sealed day, as the database has it, and nobody else reads it', async () => {
    await undone(database().db, async (tx) => {
      const { path, read } = await sixDays(tx);
      const roots = await readRoots(tx, PROVINCE);
      expect(roots.map((root) => root.day)).toEqual(SEALED);
      expect(readFileSync(path, 'utf8')).toBe(roots.map((root) => `${JSON.stringify(root)}\n`).join(''));
      expect(read()).toEqual(roots);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    });
  });

  test('that lacks days is brought up to date, and a day is not sealed twice', async () => {
    await undone(database().db, async (tx) => {
      const roots = (await sixDays(tx)).read();
      const [journal, another] = [journalHere(), journalHere()];
      for (const root of roots.slice(0, 2)) journal.append(root);
      for (const kept of [journal, another, journal]) {
        expect(await writeRoots(tx, { provinceId: PROVINCE, today: SIXTH, journal: kept })).toEqual([]);
      }
      expect(journal.read()).toEqual(roots);
      expect(another.read()).toEqual(roots);
    });
  });

  test('and the database agree while nobody has touched either', async () => {
    await undone(database().db, async (tx) => {
      const journal = await sixDays(tx);
      expect(await faultsOnSixth(tx, journal.read())).toEqual([]);
    });
  });
});

describe('what log:verify tells of the roots', () => {
  test.each([
    ['at the beginning', day(0)],
    ['in the middle', day(2)],
    ['at the end', day(3)],
  ])('a day without one %s', async (_name, on) => {
    await undone(database().db, async (tx) => {
      await sixDays(tx);
      await without(tx, on);
      expect(await faultsOnSixth(tx)).toEqual(missing([on]));
    });
  });

  test('days at the beginning, and all that there are', async () => {
    await undone(database().db, async (tx) => {
      await sixDays(tx);
      await without(tx, day(0));
      await without(tx, day(1));
      expect(await faultsOnSixth(tx)).toEqual(missing([day(0), day(1)]));
      await tx.delete(logRoot);
      // The last day may still be waiting for its root.
      expect(await faultsOnSixth(tx)).toEqual(missing(SEALED.slice(0, 4)));
    });
  });

  test('the last day may wait for its root, but not where one is kept elsewhere', async () => {
    await undone(database().db, async (tx) => {
      const journal = await sixDays(tx);
      await without(tx, day(4));
      expect(await faultsOnSixth(tx)).toEqual([]);
      expect(await faultsOnSixth(tx, journal.read())).toEqual(missing([day(4)]));
    });
  });

  test.each([
    ['another hash', sql`update log_root set root = reverse(root) where day = ${day(2)}`],
    ['another number of streams', sql`update log_root set streams = streams - 1 where day = ${day(2)}`],
    [
      'the root of the day before',
      sql`update log_root l set root = (select root from log_root b
        where b.province_id = l.province_id and b.day = l.day - 1) where day = ${day(2)}`,
    ],
  ])('%s, with its day', async (_name, change) => {
    await undone(database().db, async (tx) => {
      await sixDays(tx);
      await tx.execute(change);
      expect(await faultsOnSixth(tx)).toEqual([{ what: 'root', day: day(2) }]);
    });
  });

  test('roots of days that are not over', async () => {
    await undone(database().db, async (tx) => {
      await sixDays(tx);
      await writeRoots(tx, { provinceId: PROVINCE, today: addDays(SIXTH, 2), journal: null });
      const early = [SIXTH, addDays(SIXTH, 1)].map((on) => ({ what: 'root_early', day: on }));
      expect(await faultsOnSixth(tx)).toEqual(early);
    });
  });
});

describe('whoever has the whole database in hand', () => {
  test('and cuts off the last days of a cluster with their roots is told of by what is kept elsewhere', async () => {
    await undone(database().db, async (tx) => {
      const journal = await sixDays(tx);
      await cutOff(tx, day(3));
      await tx.delete(logRoot).where(gte(logRoot.day, day(3)));
      expect(await faultsOnSixth(tx)).toEqual([]);
      expect(await faultsOnSixth(tx, journal.read())).toEqual(missing([day(3), day(4)]));
      const [written] = journal.read().slice(-1);
      expect(await faultsOnSixth(tx, written ? [written] : [])).toEqual(missing([day(4)]));
    });
  });

  test('and rewrites the past with every hash and every root is told of by what is kept elsewhere', async () => {
    await undone(database().db, async (tx) => {
      const journal = await sixDays(tx);
      const [first] = journal.read();
      await rewritePast(tx);
      expect(await faultsOnSixth(tx)).toEqual(SEALED.map((on) => ({ what: 'root', day: on })));
      await rootsAnew(tx);
      expect(await faultsOnSixth(tx)).toEqual([]);
      const elsewhere = SEALED.map((on) => ({ what: 'root_elsewhere', day: on }));
      expect(await faultsOnSixth(tx, journal.read())).toEqual(elsewhere);
      expect(await faultsOnSixth(tx, first ? [first] : [])).toEqual(elsewhere.slice(0, 1));
    });
  });

  test('and takes the roots away finds no server that seals a rewritten past anew', async () => {
    await undone(database().db, async (tx) => {
      const journal = await sixDays(tx);
      const kept = journal.read();
      await rewritePast(tx);
      await tx.delete(logRoot).where(gte(logRoot.day, day(1)));
      const sealing = writeRoots(tx, { provinceId: PROVINCE, today: SIXTH, journal });
      await expect(sealing).rejects.toThrow(JournalDisagrees);
      await expect(sealing).rejects.toThrow(day(1));
      expect(await readRoots(tx, PROVINCE)).toEqual(kept.slice(0, 1));
      expect(journal.read()).toEqual(kept);
    });
  });

  test('regression: and put other roots in their place found a server that sealed the next day over them', async () => {
    await undone(database().db, async (tx) => {
      const journal = await sixDays(tx);
      const kept = journal.read();
      await rewritePast(tx);
      await rootsAnew(tx);
      const sealing = writeRoots(tx, { provinceId: PROVINCE, today: addDays(SIXTH, 1), journal });
      await expect(sealing).rejects.toThrow(JournalDisagrees);
      expect(journal.read()).toEqual(kept);
    });
  });

  test('regression: and forged the trace of log:mend had the whole rewritten past excused', async () => {
    await undone(database().db, async (tx) => {
      const journal = await sixDays(tx);
      await rewritePast(tx);
      const roots = journal.read().map(({ day: on, root }) => ({ day: on, root }));
      await forge(tx, { type: 'log.unsealed', roots });
      await rootsAnew(tx);
      const elsewhere = SEALED.map((on) => ({ what: 'root_elsewhere', day: on }));
      expect(await faultsOnSixth(tx, journal.read())).toEqual(elsewhere);
    });
  });
});

/** An event of the log about itself, sealed as log:mend would on the sixth day. */
async function forge(tx: Db, body: FacetEvent): Promise<void> {
  const last = (await eventsOf(tx, SETTINGS)).at(-1);
  const [seq, at] = [(last?.seq ?? 0) + 1, isoInstant(instantInHanoi(SIXTH, 13))];
  const sealed = { province: PROVINCE, stream: SETTINGS, seq, at, by: null, request: null, event: body };
  await tx.insert(event).values({
    provinceId: PROVINCE,
    stream: SETTINGS,
    seq,
    facet: 'log',
    body,
    recordedAt: at,
    recordedOn: SIXTH,
    hash: sealOf(last?.hash ?? GENESIS, sealed),
  });
}

const MINUTE_MS = 60_000;

/** Runs of other tests on the same server may have something open that the sealer waits for as well. */
const PATIENT = { timeout: 15_000, interval: 50 };

/** A server process on the file's database, at some minutes past midnight of a day. */
function sealerAt(db: Db, on: Day, minutes: number) {
  const services = { ...servicesOn(db, instantInHanoi(on, 0) + minutes * MINUTE_MS), journal: journalHere() };
  return { ...services, seal: createSealer(services) };
}

describe('a day is sealed', () => {
  test('when it is over and five minutes more, and once', async () => {
    const { db } = database();
    const { seal, clock } = sealerAt(db, day(0), 24 * 60 - 1);
    expect(await seal()).toEqual([]);
    clock.put(instantInHanoi(day(1), 0) + 5 * MINUTE_MS - 1);
    expect(await seal()).toEqual([]);
    expect(await readRoots(db, PROVINCE)).toEqual([]);
    clock.put(instantInHanoi(day(1), 0) + 5 * MINUTE_MS);
    await expect.poll(seal, PATIENT).toEqual([day(0)]);
    expect(await readRoots(db, PROVINCE)).toEqual([await rootOn(db, PROVINCE, day(0))]);
    expect(await seal()).toEqual([]);
  });

  test('also where no server ran for days, and of two processes each has it in its journal', async () => {
    const { db } = database();
    const both = [sealerAt(db, day(3), 6), sealerAt(await connectAgain(database()), day(3), 6)];
    const failures: unknown[] = [];
    const journals = async () => {
      await Promise.all(both.map(({ seal }) => seal().catch((error: unknown) => failures.push(error))));
      return both.map(({ journal }) => journal.read().map((root) => root.day));
    };
    const days = [day(0), day(1), day(2)];
    await expect.poll(journals, PATIENT).toEqual([days, days]);
    expect(failures).toEqual([]);
    expect((await readRoots(db, PROVINCE)).map((root) => root.day)).toEqual(days);
    expect(await faultsOf(db, { today: day(3), roots: both[0]?.journal.read() })).toEqual([]);
  });
});

/** Records something in the last moment of a day, in a transaction that stays open. */
const recordSlowly = (db: Db, on: Day) =>
  leftOpen(db, (tx) => say(servicesOn(tx, instantInHanoi(on, 24) - 1), STREAM, expected('2026-10')));

/** Transactions beside each other are a server's matter: the embedded database has one connection. */
const onServer = () => {
  test('regression: was not waited for where it was the newest, and what it recorded was under no seal', async () => {
    const { db } = database();
    const end = await recordSlowly(db, day(3));
    const { seal, clock, journal } = sealerAt(await connectAgain(database()), day(4), 6);
    expect(await seal()).toEqual([]);
    clock.put(instantInHanoi(day(4), 23));
    expect(await seal()).toEqual([]);
    await end('commit');
    await expect.poll(seal, PATIENT).toContain(day(3));
    expect(await faultsOf(db, { today: day(4), roots: journal.read() })).toEqual([]);
  });

  test('is waited for, and one that begins after it is not', async () => {
    const { db } = database();
    const end = await recordSlowly(db, day(4));
    const { seal } = sealerAt(await connectAgain(database()), day(5), 6);
    expect(await seal()).toEqual([]);
    await leftOpen(db, async (tx) => void (await tx.execute(sql`select pg_current_xact_id()`)));
    await end('commit');
    await expect.poll(seal, PATIENT).toContain(day(4));
  });
};
if (process.env['TEST_DB'] === 'postgres')
  describe('a transaction that is open when a day is to be sealed', onServer);
