import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { readFilter } from '../../shared/filter.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import {
  callAs,
  contextOf,
  OWN,
  OWN_TOO,
  PERSONS,
  type Person,
  servicesOn,
  type TestServices,
  TODAY,
} from '../support/services.ts';
import { refused, STREAM, versionOf } from '../support/updates.ts';

const database = useDatabase();
const DUE = addDays(TODAY, 14);
const MOVE = { organisation: 'department', person: PERSONS.department, due: DUE };

interface At {
  code?: string;
  expected?: number;
}

async function about(services: TestServices, key: string, { code = OWN, expected }: At = {}) {
  const version = expected ?? (await versionOf(services, code, key));
  return { stream: streamOf('cluster', code), key, expected: version, request: uuidv7() };
}

/** Opens an obstacle of the completion, due in two weeks, unless something else is said. Its id. */
async function opened(
  services: TestServices,
  said: object = {},
  who: Person = 'manager',
  code = OWN,
): Promise<string> {
  const id = uuidv7();
  const caller = await callAs(services, who);
  await caller.obstacles.open({
    ...(await about(services, id, { code })),
    said: {
      ...MOVE,
      milestone: 'infrastructure_completed',
      cause: 'outside_infrastructure',
      what: 'Chưa có điểm đấu nối điện',
      proposal: 'Chấp thuận điểm đấu nối',
      product: 'Văn bản chấp thuận điểm đấu nối',
      ...said,
    },
  });
  return id;
}

const detailAs = async (services: TestServices, who: Person, asOf?: string) =>
  (await callAs(services, who)).clusters.detail({ code: OWN, ...(asOf ? { asOf } : {}) });
const delaysAs = async (services: TestServices, who: Person, filter = {}) =>
  (await callAs(services, who)).clusters.delays({ filter, limit: 200 });

describe('an obstacle', () => {
  test('the same words of another kind are not taken for what was said before', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const id = await opened(services);
      const caller = await callAs(services, 'manager');
      const stale = await about(services, id);
      const said = { ...MOVE, due: addDays(DUE, 7), note: 'Chuyển đúng thẩm quyền' };
      await caller.obstacles.handOn({ ...stale, said });
      const reopened = caller.obstacles.reopen({ ...stale, request: uuidv7(), said });
      expect((await refused(reopened)).code).toBe('CONFLICT');
    });
  });

  test.each(['manager', 'committee', 'department'] as const)(
    'opened by the %s is on the cluster page, in the delays and on the area page, and not on the day before',
    async (who) => {
      await undone(database().db, async (tx) => {
        const services = servicesOn(tx);
        const before = (await detailAs(services, 'leadership')).obstacles;
        const id = await opened(services, {}, who);
        const { obstacles } = await detailAs(services, 'leadership');
        expect(obstacles).toHaveLength(before.length + 1);
        expect(obstacles.find((one) => one.id === id)).toMatchObject({
          state: 'open',
          milestone: 'infrastructure_completed',
          cause: 'outside_infrastructure',
          organisation: 'department',
          personName: expect.any(String),
          due: DUE,
          openedOn: TODAY,
          openedBy: PERSONS[who],
          overdue: false,
          provenance: 'reported',
        });
        const all = readFilter(
          new URLSearchParams('lateness=critical,late,at_risk,no_date,no_plan,on_track'),
        );
        const { lines } = await delaysAs(services, 'committee', all);
        const line = lines.find(({ row }) => row.code === OWN);
        expect(line?.obstacles.map((one) => one.id)).toContain(id);
        const { obstacles: ofArea } = await (await callAs(services, 'committee')).units.page({ code: '017' });
        expect(ofArea.find((one) => one.id === id)).toMatchObject({
          code: OWN,
          cause: 'outside_infrastructure',
          due: DUE,
        });
        expect((await detailAs(services, 'leadership', addDays(TODAY, -1))).obstacles).toEqual(before);
        expect(await faultsOf(tx)).toEqual([]);
      });
    },
  );

  test('is nothing that the public, or a committee of elsewhere, gets to see', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await opened(services);
      expect((await detailAs(services, 'public')).obstacles).toEqual([]);
      const { rows } = await (await callAs(services, 'public')).units.page({ code: '017' });
      expect(rows.find(({ code }) => code === OWN)).toMatchObject({ causes: [], mover: null });
      const { days } = await contextOf(services, 'public');
      const { json } = await (await days.at(TODAY)).packed('public');
      expect(json.toString()).not.toContain('"causes"');
    });
  });

  test('that nobody has moved by its day puts the cluster at risk, until it is resolved', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const department = await callAs(services, 'department');
      for (const { id, state } of (await department.clusters.detail({ code: OWN_TOO })).obstacles) {
        if (state === 'resolved') continue;
        await department.obstacles.resolve({
          ...(await about(services, id, { code: OWN_TOO })),
          said: { result: 'Đã xong' },
        });
      }
      const about2026 = { milestone: 'infrastructure_completed', provenance: 'reported' };
      const entries = [
        { ...about2026, kind: 'baseline', date: '2026-12' },
        { ...about2026, kind: 'forecast', date: '2026-10' },
      ];
      await say(services, streamOf('cluster', OWN_TOO), { type: 'milestones.recorded', entries });
      const classOn = async (day: string) => {
        services.clock.put(instantInHanoi(day, 12));
        return (await services.snapshots.at(day)).byCode.get(OWN_TOO)?.row.lateness;
      };
      const [lastDay, after] = [DUE, addDays(DUE, 1)];
      expect(await classOn(after)).toBe('on_track');
      services.clock.put(instantInHanoi(TODAY, 12));
      const id = await opened(services, {}, 'manager', OWN_TOO);
      expect(await classOn(lastDay)).toBe('on_track');
      expect(await classOn(after)).toBe('at_risk');
      // An answer is a word, not a result.
      await department.obstacles.answer({
        ...(await about(services, id, { code: OWN_TOO })),
        said: { note: 'Đang xử lý' },
      });
      expect(await classOn(after)).toBe('at_risk');
      await department.obstacles.resolve({
        ...(await about(services, id, { code: OWN_TOO })),
        said: { result: 'Đã chấp thuận' },
      });
      expect(await classOn(after)).toBe('on_track');
    });
  });

  test('is handed on, answered, resolved and opened again, and every word stays in the history', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const count = (await eventsOf(tx, STREAM)).length;
      const id = await opened(services);
      const [committee, department] = [
        await callAs(services, 'committee'),
        await callAs(services, 'department'),
      ];
      const later = { organisation: 'city', person: PERSONS.leadership, due: addDays(DUE, 30) };
      await department.obstacles.handOn({
        ...(await about(services, id)),
        said: { ...later, note: 'Vượt thẩm quyền' },
      });
      expect((await detailAs(services, 'manager')).obstacles.find((one) => one.id === id)).toMatchObject({
        ...later,
        handedOn: 1,
        state: 'open',
      });
      const leadership = await callAs(services, 'leadership');
      await leadership.obstacles.answer({ ...(await about(services, id)), said: { note: 'Đã giao Sở' } });
      await committee.obstacles.resolve({ ...(await about(services, id)), said: { result: 'Đã đấu nối' } });
      const resolved = (await detailAs(services, 'manager')).obstacles.find((one) => one.id === id);
      expect(resolved).toMatchObject({ state: 'resolved', result: 'Đã đấu nối', resolvedOn: TODAY });
      await committee.obstacles.reopen({
        ...(await about(services, id)),
        said: { ...MOVE, note: 'Lại mất điện' },
      });
      const types = (await eventsOf(tx, STREAM)).slice(count).map(({ body }) => body.type);
      expect(types).toEqual([
        'obstacles.opened',
        'obstacles.handed_on',
        'obstacles.answered',
        'obstacles.resolved',
        'obstacles.reopened',
      ]);
      const { history } = await detailAs(services, 'manager');
      expect(
        history?.filter(({ event }) => event.type.startsWith('obstacles.') && event['id'] === id),
      ).toHaveLength(5);
    });
  });

  test('that somebody else has moved meanwhile is a conflict that shows the last word, and saves nothing', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const id = await opened(services);
      const seen = await versionOf(services, OWN, id);
      const department = await callAs(services, 'department');
      await department.obstacles.answer({ ...(await about(services, id)), said: { note: 'Đang xem' } });
      const count = (await eventsOf(tx, STREAM)).length;
      const committee = await callAs(services, 'committee');
      const stale = committee.obstacles.resolve({
        ...(await about(services, id, { expected: seen })),
        said: { result: 'Xong' },
      });
      expect(await refused(stale)).toMatchObject({
        code: 'CONFLICT',
        current: { last: { event: { type: 'obstacles.answered', note: 'Đang xem' } } },
      });
      expect((await eventsOf(tx, STREAM)).length).toBe(count);
    });
  });

  test.each([
    [{ organisation: 'nowhere' }, 'organisation', 'not_a_choice'],
    [{ person: PERSONS.committee }, 'person', 'not_a_choice'],
    [{ due: addDays(TODAY, -1) }, 'due', 'date_in_past'],
    [{ due: '2199-01-01' }, 'due', 'date_impossible'],
    [{ milestone: 'construction_started' }, 'milestone', 'already_happened'],
    [{ what: ' ' }, 'what', 'required'],
  ])('%j is refused beside its field', async (said, field, issue) => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { fields } = await refused(opened(services, said));
      expect(fields).toMatchObject([{ field, issue }]);
    });
  });
});

test('totals by cause and by whose move are the lists that they open, for each of them', async () => {
  const services = servicesOn(database().db);
  const { causes, movers, total } = await delaysAs(services, 'leadership');
  expect(causes.length).toBeGreaterThan(3);
  for (const { key, clusters } of causes) {
    if (key === null) continue;
    const listed = await delaysAs(services, 'leadership', { causes: [key] });
    expect(listed.total, key).toBe(clusters);
    expect(listed.lines.every(({ row }) => (row.causes as string[]).includes(key))).toBe(true);
    // Choosing one leaves the others to choose.
    expect(listed.causes).toEqual(causes);
  }
  expect(movers.length).toBeGreaterThan(3);
  for (const { key, clusters } of movers) {
    if (key === null) continue;
    const listed = await delaysAs(services, 'leadership', { mover: key });
    expect(listed.total, key).toBe(clusters);
    expect(listed.lines.every(({ responsible }) => responsible?.organisation === key)).toBe(true);
  }
  expect(movers.reduce((sum, { clusters }) => sum + clusters, 0)).toBe(total);
});

test('the request of another person is not taken for one’s own', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    const command = {
      ...(await about(services, uuidv7(), { expected: 0 })),
      said: {
        ...MOVE,
        milestone: 'infrastructure_completed' as const,
        cause: 'outside_infrastructure' as const,
        what: 'Chưa có điểm đấu nối điện',
        proposal: 'Chấp thuận điểm đấu nối',
        product: 'Văn bản chấp thuận điểm đấu nối',
      },
    };
    const own = (await callAs(services, 'manager')).obstacles.open;
    await own(command);
    const count = (await eventsOf(tx, STREAM)).length;
    expect((await own(command)).repeated).toBe(true);
    const theirs = (await callAs(services, 'committee')).obstacles.open;
    expect((await refused(theirs(command))).fields).toMatchObject([{ field: 'request' }]);
    expect((await eventsOf(tx, STREAM)).length).toBe(count);
  });
});
