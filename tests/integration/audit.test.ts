import { describe, expect, test } from 'vitest';
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
});
