import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MILESTONE_CODES } from '../lifecycle.ts';
import { type EvidenceEvent, type EvidenceState, evidence, evidenceOf, standingItems } from './facet.ts';

const HASH = 'a'.repeat(64);
const added = (
  id: string,
  more: Partial<Extract<EvidenceEvent, { type: 'evidence.added' }>> = {},
): EvidenceEvent => ({
  type: 'evidence.added',
  id,
  sha256: HASH,
  format: 'jpeg',
  kind: 'photo',
  bytes: 10,
  width: 4,
  height: 3,
  taken: null,
  place: null,
  name: 'a.jpg',
  milestone: null,
  component: null,
  caption: 'x',
  provenance: 'reported',
  ...more,
});
const withdrawn = (id: string): EvidenceEvent => ({
  type: 'evidence.withdrawn',
  id,
  reason: 'nhầm',
  provenance: 'reported',
});
const fold = (events: readonly EvidenceEvent[]): EvidenceState =>
  events.reduce(
    (state, event, i) =>
      evidence.evolve(state, event, {
        seq: i + 1,
        at: `2025-03-31T00:00:0${i % 10}.000Z`,
        on: '2025-03-31',
        by: 'p',
      }),
    evidence.empty,
  );

const anyEvent = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    milestone: fc.option(fc.constantFrom(...MILESTONE_CODES), { nil: null }),
    kind: fc.constantFrom('photo' as const, 'document' as const),
    withdraw: fc.boolean(),
  })
  .map(({ id, withdraw, ...more }) => (withdraw ? withdrawn(id) : added(id, more)));

describe('evidence of a cluster', () => {
  test('whatever is said: what counts is what was added and not withdrawn since, and the day counts the same', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const state = fold(events);
        const counts = (id: string) => {
          const last = events.findLast((event) => event.id === id);
          return last?.type === 'evidence.added';
        };
        const standing = standingItems(state);
        expect(standing.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c'].filter(counts));
        const day = evidence.day(state);
        expect(day.photos + day.documents).toBe(standing.length);
        for (const code of MILESTONE_CODES) expect(day.milestones[code] ?? 0).toBe(evidenceOf(state, code));
      }),
    );
  });

  test('nothing that was added is ever forgotten, and a version is the number of what touched it last', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const state = fold(events);
        const ids = new Set(events.filter(({ type }) => type === 'evidence.added').map(({ id }) => id));
        expect(Object.keys(state.items).sort()).toEqual([...ids].sort());
        for (const id of ids) {
          expect(evidence.version(state, id)).toBe(events.findLastIndex((event) => event.id === id) + 1);
        }
      }),
    );
  });

  test('what was never added cannot be withdrawn into being', () => {
    expect(fold([withdrawn('a')])).toEqual(evidence.empty);
  });

  test('what is read back must be whole: no hash, no place on earth, no time of day is refused', () => {
    const ok = (more: object) => evidence.event.safeParse({ ...added('a'), ...more }).success;
    expect(ok({})).toBe(true);
    expect(ok({ sha256: HASH.toUpperCase() })).toBe(false);
    expect(ok({ place: { lat: 91, lon: 0 } })).toBe(false);
    expect(ok({ taken: { at: '2025-02-30T10:00:00', offset: null } })).toBe(false);
    expect(ok({ taken: { at: '2025-02-28T10:00:00', offset: '+07:00' } })).toBe(true);
    expect(ok({ bytes: 0 })).toBe(false);
  });
});
