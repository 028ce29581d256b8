import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { readStates } from '../../server/log/read.ts';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { clockOf } from '../../shared/procedure/clock.ts';
import { procedure } from '../../shared/procedure/facet.ts';
import { isMilestoneRung, type RungCode } from '../../shared/procedure/rungs.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { callAs, type Person, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { refused, versionOf } from '../support/updates.ts';

const database = useDatabase();
/** Of the demonstration: with its first letter; with the enterprise; at the council; nobody has told anything of it. */
const [BEGUN, OUT, COUNCIL, QUIET] = ['HN-095', 'HN-092', 'HN-097', 'HN-103'] as const;

const detailOf = async (services: TestServices, code: string, asOf?: Day, who: Person = 'leadership') =>
  (await callAs(services, who)).clusters.detail({ code, ...(asOf ? { asOf } : {}) });

async function standsAt(services: TestServices, code: string, asOf?: Day) {
  const { procedure: shown, judgedOn } = await detailOf(services, code, asOf);
  if (!shown) throw new Error(`no ladder: ${code}`);
  return clockOf(shown.ladder, judgedOn);
}

async function about({ db, provinceId }: TestServices, code: string) {
  const stream = streamOf('cluster', code);
  const state = (await readStates(db, procedure, { provinceId, streams: [stream] })).get(stream);
  return { stream, request: uuidv7(), key: 'ladder' as const, expected: state?.version ?? 0 };
}

/** A rung as the department records it, whichever facet it stands in. */
async function reach(services: TestServices, code: string, rung: RungCode, date: Day) {
  const department = (await callAs(services, 'department')).procedure;
  if (!isMilestoneRung(rung))
    return department.reach({ ...(await about(services, code)), said: { rung, date } });
  const expected = await versionOf(services, code, rung);
  const document = { number: '12/TB', day: date, issuer: 'UBND huyện' };
  const base = { stream: streamOf('cluster', code), request: uuidv7() };
  return department.reachMilestone({ ...base, key: rung, expected, said: { date, document } });
}

describe('climbing', () => {
  test('from the council to the decision: milestones as milestones, and the stage with them', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      for (const rung of ['scored', 'appraised', 'established'] as const)
        await reach(services, COUNCIL, rung, TODAY);
      const { row, milestones, procedure: shown } = await detailOf(services, COUNCIL);
      expect(shown?.ladder.rungs.filter(({ reached }) => reached === null)).toEqual([]);
      expect(shown && clockOf(shown.ladder, TODAY).next).toBeNull();
      expect(row.stage).toBe('preparation');
      const established = milestones.find(({ milestone }) => milestone === 'established');
      expect(established).toMatchObject({ actual: TODAY, actualState: 'confirmed' });
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('begins in the plan, with whatever cluster', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await reach(services, QUIET, 'in_plan', '2025-03-03');
      await reach(services, QUIET, 'first_letter', '2025-03-28');
      expect(await standsAt(services, QUIET)).toMatchObject({
        next: 'public_notice',
        desk: 'local_committee',
        running: { used: 1, left: 4, due: '2025-04-04' },
      });
    });
  });

  test('a milestone of the ladder stands once: among the milestones, and in no event of the procedure', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = (await eventsOf(tx, streamOf('cluster', BEGUN))).length;
      await reach(services, BEGUN, 'public_notice', TODAY);
      const added = (await eventsOf(tx, streamOf('cluster', BEGUN))).slice(before);
      expect(added.map(({ body }) => (body as { type: string }).type)).toEqual(['milestones.recorded']);
    });
  });

  test('over a missing rung is refused, and a rung that was passed cannot be passed again', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const error = await refused(reach(services, COUNCIL, 'appraised', TODAY));
      expect(error).toMatchObject({ fields: [{ field: 'rung', issue: 'rung_missing', detail: 'scored' }] });
      await expect(reach(services, COUNCIL, 'criteria', TODAY)).rejects.toThrow();
    });
  });

  test('what the public sees of a cluster is no more for it', async () => {
    const services = servicesOn(database().db);
    const { procedure: shown, history } = await detailOf(services, OUT, undefined, 'public');
    expect([shown, history]).toEqual([null, []]);
  });
});

describe('a dossier that goes back', () => {
  test('stops the clock on the day of its return, and the past day still says what it said', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const before = await standsAt(services, OUT);
      expect([before.desk, before.running?.left, before.running?.due]).toEqual(['enterprise', 5, null]);
      services.clock.put(instantInHanoi('2025-04-14', 9));
      const department = (await callAs(services, 'department')).procedure;
      await department.supplement({ ...(await about(services, OUT)), said: { date: '2025-04-11' } });
      const after = await standsAt(services, OUT);
      expect(after.desk).toBe('department');
      expect(after.running).toMatchObject({ used: 23, left: 2, due: '2025-04-16', stopped: 39 });
      expect(await standsAt(services, OUT, TODAY)).toEqual(before);
      // The day between: known is only what was recorded by then.
      expect((await standsAt(services, OUT, '2025-04-12')).desk).toBe('enterprise');
    });
  });

  test('two at once: the second sees a conflict, with what was said', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const department = (await callAs(services, 'department')).procedure;
      const [first, second] = [await about(services, OUT), await about(services, OUT)];
      await department.supplement({ ...first, said: { date: TODAY } });
      const error = await refused(department.supplement({ ...second, said: { date: addDays(TODAY, -3) } }));
      expect(error).toMatchObject({
        current: { last: { event: { type: 'procedure.supplemented', date: TODAY } } },
      });
    });
  });
});

describe('taking back', () => {
  test('the last rung goes with a reason and stays in the history; one under it does not', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const department = (await callAs(services, 'department')).procedure;
      const said = (what: 'criteria' | 'council_decided') => ({ what, note: 'Ghi nhầm cụm' });
      const under = { ...(await about(services, COUNCIL)), said: said('council_decided') };
      expect(await refused(department.takeBack(under))).toMatchObject({ fields: [{ issue: 'later_rung' }] });
      await department.takeBack({ ...(await about(services, COUNCIL)), said: said('criteria') });
      expect((await standsAt(services, COUNCIL)).next).toBe('criteria');
      const { history } = await detailOf(services, COUNCIL);
      expect(history.filter(({ event }) => 'rung' in event && event['rung'] === 'criteria')).toHaveLength(1);
      expect(history[0]?.event).toMatchObject({ type: 'procedure.taken_back', note: 'Ghi nhầm cụm' });
    });
  });

  test('a milestone on which rungs rest is not taken from under them', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const expected = await versionOf(services, COUNCIL, 'dossier_submitted');
      const command = { stream: streamOf('cluster', COUNCIL), expected, request: uuidv7() };
      const department = (await callAs(services, 'department')).milestones;
      const back = department.takeBackActual({
        ...command,
        key: 'dossier_submitted',
        said: { note: 'Ghi nhầm' },
      });
      expect(await refused(back)).toMatchObject({
        fields: [{ field: 'key', issue: 'later_rung', detail: 'criteria' }],
      });
    });
  });
});

describe('the list of all', () => {
  test('those whose days run out first, then those at the enterprise, then those without a clock', async () => {
    const { lines } = await (await callAs(servicesOn(database().db), 'leadership')).procedure.list({});
    const clocked = lines.filter(({ running }) => running !== null);
    expect(clocked.map(({ code, running }) => [code, running?.left])).toEqual([
      ['HN-097', -56],
      ['HN-094', -7],
      ['HN-096', 0],
      ['HN-095', 2],
      ['HN-093', 8],
      ['HN-098', 14],
      ['HN-092', 5],
    ]);
    expect(lines.slice(clocked.length).every(({ last }) => last === null)).toBe(true);
    // All eighteen before their decision, whoever tells something of them.
    expect(lines).toHaveLength(18);
  });

  test('time used: medians from five dossiers on, the cases below, and no clock for the old rules', async () => {
    const { spreads } = await (await callAs(servicesOn(database().db), 'department')).procedure.list({});
    const [now, old] = spreads;
    expect(spreads.map(({ rules }) => rules)).toEqual(['nd32', 'older']);
    const of = (rung: RungCode) => now?.rungs.find((one) => one.rung === rung);
    expect(of('public_notice')).toMatchObject({ n: 6, median: 4, longest: 7, within: { kept: 5, of: 6 } });
    expect(of('dossier_submitted')).toMatchObject({ n: 4, median: null, within: { kept: 4, of: 4 } });
    expect(of('appraised')?.cases).toMatchObject([{ code: 'HN-096', used: 25, within: true }]);
    expect(now?.desks.find(({ desk }) => desk === 'enterprise')?.cases).toMatchObject([{ used: 32 }]);
    expect(old?.rungs.length).toBeGreaterThan(0);
    expect(old?.rungs.every(({ within }) => within === null)).toBe(true);
  });

  test('of a day in the past tells what was known then', async () => {
    const department = await callAs(servicesOn(database().db), 'department');
    const { lines, spreads } = await department.procedure.list({ asOf: '2025-01-31' });
    const found = lines.filter(({ running }) => running !== null);
    expect(found.map(({ code, next }) => [code, next])).toEqual([
      ['HN-097', 'council_nominated'],
      ['HN-092', 'window_closed'],
      ['HN-096', 'council_nominated'],
    ]);
    expect(spreads[0]?.rungs.find(({ rung }) => rung === 'appraised')).toBeUndefined();
  });

  test('a committee sees its own area’s and no other', async () => {
    const services = servicesOn(database().db);
    const { lines } = await (await callAs(services, 'committee')).procedure.list({});
    expect(lines.every(({ unit }) => unit === '017')).toBe(true);
  });
});
