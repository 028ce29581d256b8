import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { TARGETS } from '../../seeds/targets.ts';
import type { Db } from '../../server/db/open.ts';
import { event } from '../../server/db/schema.ts';
import { journalAt } from '../../server/log/journal.ts';
import { mendLog } from '../../server/log/mend.ts';
import { FromTheFuture } from '../../server/log/record.ts';
import { readRoots, writeRoots } from '../../server/log/roots.ts';
import { PROVINCE } from '../../server/province.ts';
import { addDays, epochMs, isoInstant } from '../../shared/day.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import {
  callAs,
  NOON,
  OWN,
  OWN_TOO,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { forecast, refused, STREAM, versionOf } from '../support/updates.ts';

const database = useDatabase();

const DAY_MS = 86_400_000;
const [SECOND_MS, MINUTE_MS] = [1_000, 60_000];
const SETTINGS = `settings:${PROVINCE}` as const;
const YESTERDAY = addDays(TODAY, -1);
const EVERYBODY: Person[] = ['manager', 'department', 'public'];

const expected = (date: string, milestone: MilestoneCode = 'infrastructure_completed') => ({
  type: 'milestones.recorded',
  entries: [{ milestone, kind: 'forecast', date, provenance: 'reported', note: 'Từ máy chủ sai giờ' }],
});

/** A process whose clock is so far ahead of this one's. */
const processAhead = (tx: Db, byMs: number) => servicesOn(tx, NOON + byMs);

const mend = ({ db, clock, provinceId }: TestServices) => mendLog(db, { provinceId, clock });

const page = async (services: TestServices, who: Person, asOf?: string) =>
  (await callAs(services, who)).clusters.detail({ code: OWN, asOf });

const onMap = async ({ snapshots }: TestServices, asOf = TODAY) => (await snapshots.at(asOf)).byCode.get(OWN);

/** What everybody sees of the cluster today. */
async function seen(tx: Db): Promise<unknown[]> {
  const services = servicesOn(tx);
  const pages = await Promise.all(EVERYBODY.map((who) => page(services, who)));
  return [(await onMap(services))?.row, ...pages];
}

const completionIn = ({ milestones }: Awaited<ReturnType<typeof page>>) =>
  milestones.find(({ milestone }) => milestone === 'infrastructure_completed');

/** The version of a milestone as the manager's page shows it. */
const shownVersion = async (services: TestServices, wanted: MilestoneCode) =>
  (await page(services, 'manager')).milestones.find(({ milestone }) => milestone === wanted)?.version;

/** The instants at which the events of a stream count, in their order. */
const instantsOf = async (tx: Db, stream: string) =>
  (await eventsOf(tx, stream)).map(({ mendedAt, recordedAt }) => epochMs(isoInstant(mendedAt ?? recordedAt)));

const inOrder = (instants: readonly number[]) => instants.toSorted((a, b) => a - b);

describe('an entry that a clock 400 days ahead has left behind', () => {
  test('hides nothing of what was known: the map and the cluster page of today still answer, the same', async () => {
    await undone(database().db, async (tx) => {
      const before = await seen(tx);
      await say(processAhead(tx, 400 * DAY_MS), STREAM, expected('2027-06'));
      expect(await seen(tx)).toEqual(before);
      // A day ahead, also one after that of the entry, shows what is known today.
      const [services, later] = [servicesOn(tx), addDays(TODAY, 500)];
      const known = (await onMap(services))?.days.milestones.gateForecast;
      expect(known).not.toBe('2027-06');
      expect((await onMap(services, later))?.days.milestones.gateForecast).toBe(known);
      expect(completionIn(await page(services, 'department', later))?.forecast).toBe(known);
    });
  });

  test.each<[string, MilestoneCode]>([
    ['makes the next honest update of another milestone UNAVAILABLE, and nothing is saved', 'works_accepted'],
    ['regression: made the next honest update of its milestone a conflict', 'infrastructure_completed'],
  ])('%s', async (_name, key) => {
    await undone(database().db, async (tx) => {
      await say(processAhead(tx, 400 * DAY_MS), STREAM, expected('2027-06'));
      const services = servicesOn(tx);
      const about = { key, expected: await shownVersion(services, key) };
      const count = (await eventsOf(tx, STREAM)).length;
      const update = forecast(services, {}, about);
      expect((await refused(update)).code).toBe('UNAVAILABLE');
      await expect(update).rejects.toMatchObject({ cause: expect.any(FromTheFuture) });
      expect((await eventsOf(tx, STREAM)).length).toBe(count);
      // Whose chain no wrong clock has lengthened is not concerned.
      await forecast(services, {}, { code: OWN_TOO });
    });
  });

  test('is brought back: updates are recorded again, and seen on the map and the cluster page', async () => {
    await undone(database().db, async (tx) => {
      await say(processAhead(tx, 400 * DAY_MS), STREAM, expected('2027-06'));
      const services = servicesOn(tx);
      const seq = (await eventsOf(tx, STREAM)).length;
      expect(await mend(services)).toEqual({ streams: [{ stream: STREAM, seqs: [seq] }], roots: [] });
      expect((await onMap(servicesOn(tx)))?.days.milestones.gateForecast).toBe('2027-06');
      const key = 'infrastructure_completed';
      expect(await versionOf(services, OWN, key)).toBe(seq);
      await forecast(services, { date: '2026-09' }, { expected: seq });
      expect((await onMap(services))?.days.milestones.gateForecast).toBe('2026-09');
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test.each(EVERYBODY)('regression: brought back, it left no cluster page for the %s', async (who) => {
    await undone(database().db, async (tx) => {
      await say(processAhead(tx, 400 * DAY_MS), STREAM, expected('2027-06'));
      const services = servicesOn(tx);
      await mend(services);
      await forecast(services, { date: '2026-09' });
      const shown = await page(services, who);
      const { internal, row, history } = shown;
      const line = completionIn(shown);
      expect(internal).toBe(who !== 'public');
      expect(line?.forecast).toBe(internal ? '2026-09' : undefined);
      expect(line?.forecastBefore).toBe(internal ? '2027-06' : undefined);
      expect(row.reportAge).toBe(0);
      const told = history.map(({ event: said }) => said);
      if (internal) expect(told).toContainEqual(expected('2027-06'));
      else expect(told).toEqual([]);
    });
  });

  test('counts from the day of mending on, and the days before keep what was known', async () => {
    await undone(database().db, async (tx) => {
      const before = (await onMap(servicesOn(tx), YESTERDAY))?.row;
      await say(processAhead(tx, 400 * DAY_MS), STREAM, expected('2027-06'));
      await mend(servicesOn(tx));
      expect((await onMap(servicesOn(tx), YESTERDAY))?.row).toEqual(before);
      expect((await onMap(servicesOn(tx)))?.days.milestones).toMatchObject({
        gateForecast: '2027-06',
        lastReport: TODAY,
      });
    });
  });

  test('stays as it was sealed: the trace of its mending is in the log behind it', async () => {
    await undone(database().db, async (tx) => {
      const ahead = processAhead(tx, 400 * DAY_MS);
      await say(ahead, STREAM, expected('2027-06'), expected('2027-07'));
      const sealed = (await eventsOf(tx, STREAM)).slice(-2);
      await mend(servicesOn(tx));
      const [first, second, trace] = (await eventsOf(tx, STREAM)).slice(-3);
      const mended = { mendedAt: expect.any(String), recordedOn: TODAY };
      expect([first, second]).toEqual(sealed.map((row) => ({ ...row, ...mended })));
      expect(trace).toMatchObject({ facet: 'log', recordedOn: TODAY, recordedBy: null, mendedAt: null });
      const seqs = [first?.seq, second?.seq];
      expect(trace?.body).toEqual({ type: 'log.restamped', seqs, at: isoInstant(NOON) });
    });
  });

  test('of whatever it speaks, it is mended: thresholds, persons, targets and clusters can be changed again', async () => {
    await undone(database().db, async (tx) => {
      const [ahead, services] = [processAhead(tx, 400 * DAY_MS), servicesOn(tx)];
      const duty = { organisationId: 'investor-13', cluster: OWN, validFrom: TODAY, validTo: null };
      const entries = [
        [SETTINGS, { type: 'settings.thresholds', thresholds: THRESHOLDS }],
        ['person:p-investor-12', { type: 'person.assigned', duties: [duty] }],
        [STREAM, expected('2027-06')],
        ...TARGETS.map(
          ({ code, ...target }) => [streamOf('target', code), { type: 'target.recorded', target }] as const,
        ),
      ] as const;
      for (const [stream, said] of entries) await say(ahead, stream, said);
      for (const [stream, said] of entries) {
        await expect(say(services, stream, said)).rejects.toThrow(FromTheFuture);
      }
      const { streams } = await mend(services);
      expect(streams.map(({ stream }) => stream)).toEqual(entries.map(([stream]) => stream).toSorted());
      expect(await faultsOf(tx)).toEqual([]);
      for (const [stream, said] of entries) await say(services, stream, said);
      expect((await page(servicesOn(tx), 'leadership')).responsible?.personId).toBe('p-investor-12');
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('is mended once: a second time changes nothing', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await say(processAhead(tx, 400 * DAY_MS), STREAM, expected('2027-06'));
      await writeRoots(tx, { provinceId: PROVINCE, today: addDays(TODAY, 2), journal: null });
      await mend(services);
      const log = await tx.select().from(event).orderBy(event.stream, event.seq);
      expect(await mend(services)).toEqual({ streams: [], roots: [] });
      expect(await tx.select().from(event).orderBy(event.stream, event.seq)).toEqual(log);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });
});

describe('roots of days that have not happened', () => {
  /** Three days ahead, a server records something and seals today and the two days after. */
  async function sealedAhead(tx: Db) {
    const folder = mkdtempSync(join(tmpdir(), 'ccn-journal-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const journal = journalAt(join(folder, 'roots.jsonl'));
    const ahead = processAhead(tx, 3 * DAY_MS);
    await say(ahead, STREAM, expected('2027-06'));
    const written = await writeRoots(tx, { provinceId: PROVINCE, today: ahead.clock.today(), journal });
    expect(written).toEqual([TODAY, addDays(TODAY, 1), addDays(TODAY, 2)]);
    return { journal, early: journal.read() };
  }

  test('are taken away, with the trace in the log, and excused against the journal', async () => {
    await undone(database().db, async (tx) => {
      const { journal, early } = await sealedAhead(tx);
      const services = servicesOn(tx);
      expect((await faultsOf(tx, { roots: early })).map(({ what }) => what)).toContain('root_early');
      const { roots } = await mend(services);
      expect(roots).toEqual(early.map(({ day }) => day));
      expect(await readRoots(tx, PROVINCE)).toEqual([]);
      expect((await eventsOf(tx, SETTINGS)).at(-1)?.body).toEqual({
        type: 'log.unsealed',
        roots: early.map(({ day, root }) => ({ day, root })),
      });
      expect(await faultsOf(tx, { roots: journal.read() })).toEqual([]);
    });
  });

  test('are sealed when they have, and the journal has both', async () => {
    await undone(database().db, async (tx) => {
      const { journal, early } = await sealedAhead(tx);
      const services = servicesOn(tx);
      await mend(services);
      await forecast(services);
      const today = addDays(TODAY, 3);
      const days = await writeRoots(tx, { provinceId: PROVINCE, today, journal });
      expect(days).toEqual(early.map(({ day }) => day));
      expect(journal.read()).toEqual([...early, ...(await readRoots(tx, PROVINCE))]);
      expect(await faultsOf(tx, { today, roots: journal.read() })).toEqual([]);
    });
  });
});

describe('a clock a little wrong', () => {
  test.each([
    ['15 seconds ahead', 15 * SECOND_MS],
    ['15 seconds behind', -15 * SECOND_MS],
    ['five minutes ahead', 5 * MINUTE_MS],
  ])('%s needs no mending, and never lets instants run backwards', async (_name, byMs) => {
    await undone(database().db, async (tx) => {
      const [right, wrong] = [servicesOn(tx), processAhead(tx, byMs)];
      for (const date of ['2026-07', '2026-08', '2026-09']) {
        await forecast(wrong, { date });
        await forecast(right, { date: `${date}-15` });
        right.clock.put(right.clock.now() + 1);
      }
      expect(await mend(right)).toEqual({ streams: [], roots: [] });
      const instants = await instantsOf(tx, STREAM);
      expect(instants).toEqual(inOrder(instants));
      expect(instants.at(-1)).toBe(Math.max(NOON + 2, NOON + byMs));
      expect((await onMap(right))?.days.milestones.gateForecast).toBe('2026-09-15');
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('a moment more than five minutes ahead is mended', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await say(processAhead(tx, 5 * MINUTE_MS + 1), STREAM, expected('2027-06'));
      expect((await refused(forecast(services))).code).toBe('UNAVAILABLE');
      expect((await mend(services)).streams).toHaveLength(1);
      await forecast(services);
    });
  });

  test('regression: before one far wrong, mending ran instants backwards', async () => {
    await undone(database().db, async (tx) => {
      await say(processAhead(tx, 4 * MINUTE_MS), STREAM, expected('2026-07'));
      await say(processAhead(tx, 400 * DAY_MS), STREAM, expected('2027-06'));
      await mend(servicesOn(tx));
      await forecast(servicesOn(tx));
      const instants = await instantsOf(tx, STREAM);
      expect(instants).toEqual(inOrder(instants));
      expect(await faultsOf(tx)).toEqual([]);
    });
  });
});
