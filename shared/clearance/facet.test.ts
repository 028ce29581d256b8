import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { lastDay } from '../edtf.ts';
import type { ClearanceEvent } from './events.ts';
import { type ClearanceState, clearance, REPORTS } from './facet.ts';
import { FIGURES, type Figures, shareOf } from './figures.ts';
import { courseOf, standingOf, tranchesHa } from './standing.ts';

const reported = (
  date: string,
  figures: Figures,
  more: Partial<Extract<ClearanceEvent, { type: 'clearance.reported' }>> = {},
): ClearanceEvent => ({ type: 'clearance.reported', date, figures, provenance: 'reported', ...more });
const granted = (id: string, areaHa: number, day: string): ClearanceEvent => ({
  type: 'clearance.land_granted',
  id,
  form: 'lease',
  areaHa,
  decision: { number: null, day, issuer: 'UBND Thành phố' },
  provenance: 'reported',
});

const told = (events: readonly ClearanceEvent[], from: ClearanceState = clearance.empty, seq = 1) =>
  events.reduce(
    (state, event, i) =>
      clearance.evolve(state, event, { seq: seq + i, at: '', on: addDays('2025-01-01', seq + i), by: null }),
    from,
  );

const DATES = ['2022', '2024-02-29', '2024-06-30', '2024-12-31', '2025-01-31'];
const anyEvent: fc.Arbitrary<ClearanceEvent> = fc.oneof(
  fc
    .record({
      date: fc.constantFrom(...DATES),
      figures: fc.dictionary(fc.constantFrom(...FIGURES), fc.integer({ min: 0, max: 400 }), { maxKeys: 5 }),
      waits: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    })
    .map(({ date, figures, waits }) =>
      reported(date, figures, waits ? { pending: [{ cause: 'land_title', ha: waits }] } : {}),
    ),
  fc
    .record({
      id: fc.uuid(),
      areaHa: fc.integer({ min: 1, max: 40 }),
      day: fc.constantFrom(...DATES.slice(1)),
    })
    .map(({ id, areaHa, day }) => granted(id, areaHa, day)),
);

describe('what was told of clearance', () => {
  test('stands until it is told anew; what a report leaves out stays, with the day of which it was true', () => {
    const state = told([
      reported('2024-06-30', { toClearHa: 45.3, handedOverHa: 20, toClearHouseholds: 112 }),
      reported('2024-12-31', { handedOverHa: 28.1 }),
    ]);
    const { figures, dates } = standingOf(state.reports);
    expect(figures).toEqual({ toClearHa: 45.3, handedOverHa: 28.1, toClearHouseholds: 112 });
    expect(dates).toEqual({
      toClearHa: '2024-06-30',
      handedOverHa: '2024-12-31',
      toClearHouseholds: '2024-06-30',
    });
    expect(shareOf('handedOverHa', figures)).toEqual({
      percent: (100 * 28.1) / 45.3,
      whole: 'toClearHa',
      of: 45.3,
    });
  });

  test('for an earlier day is put there, and moves nothing that is later', () => {
    const state = told([
      reported('2024-12-31', { toClearHa: 40, handedOverHa: 28 }),
      reported('2024-06-30', { handedOverHa: 12, cleanHa: 10 }),
    ]);
    expect(standingOf(state.reports).figures).toEqual({ toClearHa: 40, handedOverHa: 28, cleanHa: 10 });
    expect(courseOf(state.reports).map(({ on, figures }) => [on, figures.handedOverHa])).toEqual([
      ['2024-06-30', 12],
      ['2024-12-31', 28],
    ]);
  });

  test('twice for one day: the last recorded counts', () => {
    const state = told([
      reported('2024-12-31', { paidHa: 5, cleanHa: 1 }),
      reported('2024-12-31', { paidHa: 4 }),
    ]);
    expect(courseOf(state.reports).map(({ figures }) => figures)).toEqual([{ paidHa: 4, cleanHa: 1 }]);
  });

  test('of a year by a source comes after what was reported within it, and a later word does not rest on that source', () => {
    const state = told([
      reported('2022', { toClearHouseholds: 112 }, { provenance: 'sourced', source: 'báo' }),
      reported('2022-08-31', { toClearHouseholds: 100 }),
    ]);
    expect(standingOf(state.reports)).toMatchObject({
      figures: { toClearHouseholds: 112 },
      sources: { toClearHouseholds: 'báo' },
    });
    const later = told([reported('2023-01-31', { toClearHouseholds: 115 })], state, 3);
    const { grounds, sources } = standingOf(later.reports);
    expect([grounds, sources]).toEqual([{ toClearHouseholds: 'reported' }, {}]);
  });

  test('the day’s ground is the weakest of the areas that stand', () => {
    const [made, real] = [{ provenance: 'illustrative' } as const, {}];
    const groundOf = (...events: ClearanceEvent[]) => clearance.day(told(events)).ground;
    expect(groundOf()).toBeNull();
    expect(groundOf(reported('2024-06-30', { toClearHa: 4 }, made))).toBe('illustrative');
    expect(
      groundOf(
        reported('2024-06-30', { toClearHa: 4 }, made),
        reported('2024-12-31', { toClearHa: 5 }, real),
      ),
    ).toBe('reported');
  });
});

describe('the fold', () => {
  test('in one go and in two comes to the same, and survives being written as JSON', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 14 }), fc.nat(14), (events, cut) => {
        const whole = told(events);
        const half = JSON.parse(JSON.stringify(told(events.slice(0, cut)))) as ClearanceState;
        expect(told(events.slice(cut), half, Math.min(cut, events.length) + 1)).toEqual(whole);
      }),
    );
  });

  test('stands at the end as its course does, in the order of days, and the day says the same', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 14 }), (events) => {
        const { reports, tranches } = told(events);
        const course = courseOf(reports);
        const days = course.map(({ on }) => on);
        expect(days).toEqual([...new Set(days)].sort());
        const standing = standingOf(reports);
        const {
          on: _o,
          date: _d,
          said: _s,
          ...last
        } = course.at(-1) ?? { ...standing, on: '', date: '', said: [] };
        expect(last).toEqual(standing);
        const day = clearance.day({ reports, tranches, version: 0 });
        for (const figure of FIGURES) expect(day[figure]).toBe(standing.figures[figure] ?? null);
        expect(day.pending).toEqual(standing.pending);
        expect(day.grantedHa).toBe(tranches.length === 0 ? null : tranchesHa(tranches));
        const decided = tranches.map(({ decision }) => decision.day);
        expect(decided).toEqual([...decided].sort());
      }),
    );
  });

  test('gives each key the number of the event that last touched it', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 14 }), (events) => {
        const state = told(events);
        const last = events.findLastIndex(({ type }) => type === 'clearance.reported');
        expect(clearance.version(state, REPORTS)).toBe(last + 1);
        for (const [i, event] of events.entries()) {
          if (event.type === 'clearance.land_granted') expect(clearance.version(state, event.id)).toBe(i + 1);
        }
        expect(clearance.version(state, 'unknown')).toBe(0);
      }),
    );
  });

  test('every event it makes is read back as it was written', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(clearance.event.parse(event)).toEqual(event);
      }),
    );
    expect(clearance.event.safeParse(reported('gestern', {})).success).toBe(false);
    expect(lastDay('2022')).toBe('2022-12-31');
  });
});
