import { describe, expect, test } from 'vitest';
import { rememberSignIn } from '../../server/people/sign-ins.ts';
import { AUDIT_PAGE, type AuditInput } from '../../shared/audit/ask.ts';
import { kindOf, streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import {
  callAs,
  OWN,
  PERSONS,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { forecast, refused } from '../support/updates.ts';

const database = useDatabase();
const audit = async (services: TestServices, asked: AuditInput = {}, who: Person = 'department') =>
  (await callAs(services, who)).audit.list(asked);

describe('the audit trail', () => {
  test('what somebody has just recorded stands first, with who, when and of what; before and after tell the dates apart', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services);
      const { lines } = await audit(services);
      const [first] = lines;
      expect(first).toMatchObject({
        stream: streamOf('cluster', OWN),
        byId: PERSONS.manager,
        recordedOn: TODAY,
      });
      expect(first?.subject).toBe((await services.snapshots.at(TODAY)).byCode.get(OWN)?.days.register.nameVi);
      const { stream, seq } = first ?? { stream: streamOf('cluster', OWN), seq: 0 };
      const changes = await (await callAs(services, 'department')).audit.change({ stream, seq });
      expect(changes.length).toBeGreaterThan(0);
      for (const { before, after } of changes) expect(before).not.toEqual(after);
      const entry = first?.event as unknown as { entries: { date: string }[] };
      expect(JSON.stringify(changes.map(({ after }) => after))).toContain(entry.entries[0]?.date);
    });
  });

  test('goes on after the last line of a page, without a line twice or left out', async () => {
    const services = servicesOn(database().db);
    const asked = { stream: streamOf('cluster', OWN) };
    const [all] = [await audit(services, asked)];
    const seqs = all.lines.map(({ seq }) => seq);
    // A stream is recorded in order: the newest line has the highest number.
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    const pages = [await audit(services)];
    for (let i = 0; i < 2; i++) {
      const last = pages.at(-1)?.lines.at(-1);
      if (!last) throw new Error('no line');
      pages.push(
        await audit(services, { after: { at: last.recordedAt, stream: last.stream, seq: last.seq } }),
      );
    }
    const names = pages.flatMap(({ lines }) => lines.map(({ stream, seq }) => `${stream}/${seq}`));
    expect(new Set(names).size).toBe(3 * AUDIT_PAGE);
    const instants = pages.flatMap(({ lines }) => lines.map(({ recordedAt }) => recordedAt));
    expect(instants).toEqual([...instants].sort().reverse());
  });

  test('keeps to the person, the kind and the days that are asked for', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await forecast(services);
      const mine = await audit(services, { by: PERSONS.manager, from: TODAY, to: TODAY });
      expect(mine.lines.map(({ byId }) => byId)).toContain(PERSONS.manager);
      expect(new Set(mine.lines.map(({ byId }) => byId))).toEqual(new Set([PERSONS.manager]));
      expect(new Set(mine.lines.map(({ recordedOn }) => recordedOn))).toEqual(new Set([TODAY]));
      const targets = await audit(services, { kind: 'target' });
      expect(targets.lines.length).toBeGreaterThan(0);
      expect(new Set(targets.lines.map(({ stream }) => kindOf(stream)))).toEqual(new Set(['target']));
    });
  });

  test('an administrator sees accounts, agencies and settings, and no fact of a cluster', async () => {
    const services = servicesOn(database().db);
    const { lines } = await audit(services, {}, 'administrator');
    const kinds = new Set(lines.map(({ stream }) => kindOf(stream)));
    expect(kinds.has('cluster')).toBe(false);
    expect(kinds.has('person') || kinds.has('organisation') || kinds.has('settings')).toBe(true);
    const asAdministrator = await callAs(services, 'administrator');
    expect((await refused(asAdministrator.audit.list({ kind: 'cluster' }))).code).toBe('FORBIDDEN');
    const own = { stream: streamOf('cluster', OWN), seq: 1 };
    expect((await refused(asAdministrator.audit.change(own))).code).toBe('FORBIDDEN');
    expect((await asAdministrator.audit.list({ stream: own.stream })).lines).toEqual([]);
  });

  test('a line that is not there is not found', async () => {
    const services = servicesOn(database().db);
    const caller = await callAs(services, 'department');
    const nowhere = { stream: streamOf('cluster', OWN), seq: 99_999 };
    expect((await refused(caller.audit.change(nowhere))).code).toBe('NOT_FOUND');
  });

  test('of sign-ins the latest stands first, and only those of the person and the days asked for', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { manager, committee } = PERSONS;
      const tell = (person: string, outcome: 'signed_in' | 'wrong' | 'left') =>
        rememberSignIn(services, { who: { person }, outcome, address: '203.0.113.77' });
      await tell(manager, 'wrong');
      services.clock.put(services.clock.now() + 1_000);
      await tell(manager, 'signed_in');
      services.clock.put(services.clock.now() + 24 * 3_600_000);
      await tell(committee, 'signed_in');
      const administrator = await callAs(services, 'administrator');
      const { lines } = await administrator.audit.signIns({});
      expect(lines.slice(0, 3).map(({ person, outcome }) => [person, outcome])).toEqual([
        [committee, 'signed_in'],
        [manager, 'signed_in'],
        [manager, 'wrong'],
      ]);
      // The network, never the machine.
      expect(new Set(lines.slice(0, 3).map(({ network }) => network))).toEqual(new Set(['203.0.113.0/24']));
      const theirs = await administrator.audit.signIns({ by: manager, from: TODAY, to: TODAY });
      expect(theirs.lines.map(({ person }) => person)).toEqual([manager, manager]);
      const [last] = theirs.lines;
      const older = await administrator.audit.signIns({
        by: manager,
        after: { at: last?.at ?? '', id: last?.id ?? '' },
      });
      expect(older.lines.map(({ outcome }) => outcome)).toEqual(['wrong']);
    });
  });
});
