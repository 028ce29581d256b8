import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { isOverdueObstacle, type ObstaclesEvent, type ObstaclesState, obstacles } from './facet.ts';

const provenance = 'reported' as const;
const move = (due: string) => ({ organisation: 'department', person: 'p', due });
const opened = (id: string, due = '2025-06-30'): ObstaclesEvent => ({
  type: 'obstacles.opened',
  id,
  milestone: 'site_cleared',
  cause: 'compensation_price',
  what: 'Chưa đồng thuận',
  proposal: 'Đối thoại',
  product: 'Biên bản',
  ...move(due),
  provenance,
});
const handedOn = (id: string, due: string): ObstaclesEvent => ({
  type: 'obstacles.handed_on',
  id,
  ...move(due),
  organisation: 'city',
  note: 'Vượt thẩm quyền',
  provenance,
});
const answered = (id: string): ObstaclesEvent => ({
  type: 'obstacles.answered',
  id,
  note: 'Đã nhận',
  provenance,
});
const resolved = (id: string): ObstaclesEvent => ({
  type: 'obstacles.resolved',
  id,
  result: 'Xong',
  provenance,
});
const reopened = (id: string, due: string): ObstaclesEvent => ({
  type: 'obstacles.reopened',
  id,
  ...move(due),
  organisation: 'city',
  note: 'Phát sinh lại',
  provenance,
});

const dayOf = (seq: number) => addDays('2025-01-01', seq);
const told = (events: readonly ObstaclesEvent[], from: ObstaclesState = obstacles.empty, seq = 1) =>
  events.reduce(
    (state, event, i) =>
      obstacles.evolve(state, event, { seq: seq + i, at: '', on: dayOf(seq + i), by: `by-${seq + i}` }),
    from,
  );

const IDS = ['o1', 'o2', 'o3'];
const anyEvent: fc.Arbitrary<ObstaclesEvent> = fc
  .tuple(
    fc.constantFrom(opened, handedOn, answered, resolved, reopened),
    fc.constantFrom(...IDS),
    fc.constantFrom('2025-04-30', '2025-05-31', '2025-06-30'),
  )
  .map(([make, id, due]) => make(id, due));

describe('an obstacle', () => {
  test('is opened, handed on, answered, resolved and opened again, and tells of each what stands', () => {
    const course = [
      opened('o1'),
      handedOn('o1', '2025-07-31'),
      answered('o1'),
      resolved('o1'),
      reopened('o1', '2025-09-30'),
    ];
    const states = course.map((_event, i) => told(course.slice(0, i + 1)).obstacles['o1']);
    expect(states.map((one) => one?.state)).toEqual(['open', 'open', 'answered', 'resolved', 'open']);
    expect(states.map((one) => one?.due)).toEqual([
      '2025-06-30',
      '2025-07-31',
      '2025-07-31',
      '2025-07-31',
      '2025-09-30',
    ]);
    expect(states.map((one) => one?.organisation)).toEqual(['department', 'city', 'city', 'city', 'city']);
    expect(states.map((one) => one?.resolvedOn)).toEqual([null, null, null, dayOf(4), null]);
    expect(states.map((one) => one?.result)).toEqual([null, null, null, 'Xong', null]);
    expect(states.map((one) => one?.handedOn)).toEqual([0, 1, 1, 1, 2]);
    expect(states.map((one) => one?.version)).toEqual([1, 2, 3, 4, 5]);
    // Who opened it, when and why stays what it was.
    for (const one of states) {
      expect(one).toMatchObject({
        openedOn: dayOf(1),
        openedBy: 'by-1',
        what: 'Chưa đồng thuận',
        milestone: 'site_cleared',
      });
    }
  });

  test('answered waits for a result, and handed on waits for an answer again', () => {
    const state = told([opened('o1'), answered('o1'), handedOn('o1', '2025-07-31')]).obstacles['o1'];
    expect(state?.state).toBe('open');
  });

  /** What the rules of command.ts let through, one after the other. */
  const allowed = (state: ObstaclesState, { type, id }: ObstaclesEvent): boolean => {
    const stands = state.obstacles[id]?.state;
    if (type === 'obstacles.opened') return stands === undefined;
    if (type === 'obstacles.reopened') return stands === 'resolved';
    return stands !== undefined && stands !== 'resolved';
  };
  const lawful = (events: readonly ObstaclesEvent[]) =>
    events.reduce(
      (state, event, i) => (allowed(state, event) ? told([event], state, i + 1) : state),
      obstacles.empty,
    );

  test('a result and the day of it stand for what is resolved and for nothing else', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
        for (const one of Object.values(lawful(events).obstacles)) {
          expect(one.result !== null).toBe(one.state === 'resolved');
          expect(one.resolvedOn !== null).toBe(one.state === 'resolved');
        }
      }),
    );
  });

  test('an event touches its own obstacle only; of one that was never opened nothing follows', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 15 }), anyEvent, (events, last) => {
        const before = told(events);
        const frozen = JSON.stringify(before);
        const after = told([last], before, events.length + 1);
        expect(JSON.stringify(before)).toBe(frozen);
        for (const id of IDS.filter((other) => other !== last.id)) {
          expect(after.obstacles[id]).toEqual(before.obstacles[id]);
        }
        const stands = last.type === 'obstacles.opened' || before.obstacles[last.id] !== undefined;
        expect(obstacles.version(after, last.id)).toBe(stands ? events.length + 1 : 0);
      }),
    );
  });
});

describe('what stands in the way on a day', () => {
  test('is exactly what is not resolved, by the day on which it is due', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
        const state = told(events);
        const { open } = obstacles.day(state);
        const unresolved = Object.values(state.obstacles).filter((one) => one.state !== 'resolved');
        expect(open.map(({ id }) => id).sort()).toEqual(unresolved.map(({ id }) => id).sort());
        const order = open.map(({ due, id }) => `${due} ${id}`);
        expect(order).toEqual([...order].sort());
        for (const { id, due, organisation, since } of open) {
          expect(state.obstacles[id]).toMatchObject({ due, organisation, openedOn: since });
        }
      }),
    );
  });

  test('is not overdue on its last day, and is on the next', () => {
    expect(isOverdueObstacle({ due: '2025-03-31' }, '2025-03-31')).toBe(false);
    expect(isOverdueObstacle({ due: '2025-03-31' }, '2025-04-01')).toBe(true);
  });
});
