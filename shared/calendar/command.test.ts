import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../day.ts';
import { type ChangeCalendarInput, decideCalendar } from './command.ts';
import { type CalendarState, calendar } from './facet.ts';
import { calendarOf, isAnnounced, markOf } from './known.ts';
import { ANNOUNCED, isWorkday } from './workdays.ts';

const TODAY = '2026-11-26';
type Spans = ChangeCalendarInput['said']['spans'];
const GROUNDS = {
  reason: 'Thông báo nghỉ Tết',
  document: { number: '1/TB-BNV', day: '2026-11-20', issuer: 'Bộ Nội vụ' },
};
const decided = (spans: Spans, state: CalendarState = calendar.empty) =>
  decideCalendar(state, { said: { spans, ...GROUNDS } }, TODAY);
function changed(spans: Spans, state: CalendarState = calendar.empty): CalendarState {
  const decision = decided(spans, state);
  if ('refused' in decision) throw new Error(`${decision.refused.field} ${decision.refused.issue}`);
  const stamp = { seq: state.version + 1, at: '', on: TODAY, by: null };
  return calendar.evolve(state, calendar.event.parse(decision.event), stamp);
}
const refusal = (from: Day, to: Day) => {
  const decision = decided([{ from, to, kind: 'off' }]);
  return 'refused' in decision ? decision.refused : null;
};

const day = fc.integer({ min: toEpochDay('2025-01-01'), max: toEpochDay('2028-12-01') }).map(fromEpochDay);
const spans = fc.array(
  fc.record({ from: day, days: fc.nat(12), kind: fc.constantFrom('off' as const, 'worked' as const) }),
  { minLength: 1, maxLength: 4 },
);

describe('changing the calendar', () => {
  test('afterwards each day is what was last said of it, and every other day is as it was', () => {
    fc.assert(
      fc.property(spans, fc.array(day, { maxLength: 20 }), (said, others) => {
        const these = said.map(({ from, days, kind }) => ({ from, to: addDays(from, days), kind }));
        if ('refused' in decided(these)) return;
        const known = calendarOf(changed(these));
        for (const at of others) {
          const last = these.findLast(({ from, to }) => from <= at && at <= to);
          expect(isWorkday(at, known), at).toBe(last ? last.kind === 'worked' : isWorkday(at));
        }
        for (const { from } of these) {
          const last = these.findLast((span) => span.from <= from && from <= span.to);
          expect(isWorkday(from, known), from).toBe(last?.kind === 'worked');
        }
      }),
      { numRuns: 200 },
    );
  });

  test('records the days that become something else, and not the weekends between them', () => {
    const { days } = changed([{ from: '2027-02-05', to: '2027-02-11', kind: 'off' }]);
    expect(days).toEqual({
      '2027-02-05': 'off',
      '2027-02-08': 'off',
      '2027-02-09': 'off',
      '2027-02-10': 'off',
      '2027-02-11': 'off',
    });
  });

  test('a day that is off already, said once more, is refused; taken back, it is worked again', () => {
    const state = changed([{ from: '2027-02-08', to: '2027-02-08', kind: 'off' }]);
    expect(decided([{ from: '2027-02-08', to: '2027-02-08', kind: 'off' }], state)).toMatchObject({
      refused: { field: 'spans.0.from', issue: 'unchanged' },
    });
    const back = changed([{ from: '2027-02-08', to: '2027-02-08', kind: 'worked' }], state);
    expect(isWorkday('2027-02-08', calendarOf(back))).toBe(true);
    expect(markOf('2027-02-08', calendarOf(back))).toBeNull();
  });

  test('what the program brings can be corrected: a day off that is worked, a Saturday that is not', () => {
    const known = calendarOf(
      changed([
        { from: '2026-08-31', to: '2026-08-31', kind: 'worked' },
        { from: '2026-08-22', to: '2026-08-22', kind: 'off' },
      ]),
    );
    expect([isWorkday('2026-08-31'), isWorkday('2026-08-22')]).toEqual([false, true]);
    expect([isWorkday('2026-08-31', known), isWorkday('2026-08-22', known)]).toEqual([true, false]);
  });

  test('a span that ends before it begins, is longer than any holiday, or lies beyond is refused beside its box', () => {
    expect(refusal('2027-02-08', '2027-02-05')).toEqual({
      field: 'spans.0.to',
      issue: 'not_later',
      detail: '2027-02-07',
    });
    expect(refusal('2027-02-01', '2027-03-03')).toBeNull();
    expect(refusal('2027-02-01', '2027-03-04')).toMatchObject({
      field: 'spans.0.to',
      issue: 'span_too_long',
    });
    expect(refusal('2024-12-31', '2025-01-02')).toMatchObject({
      field: 'spans.0.from',
      issue: 'out_of_calendar',
    });
    expect(refusal('2028-12-31', '2029-01-01')).toMatchObject({
      field: 'spans.0.to',
      issue: 'out_of_calendar',
    });
  });
});

test('a year of which no day off is known has not been announced', () => {
  expect([2025, 2026, 2027].map((year) => isAnnounced(year, ANNOUNCED))).toEqual([true, true, false]);
  // Weekends alone announce nothing.
  const weekend = { off: new Set(['2027-01-02']), worked: new Set<Day>() };
  expect(isAnnounced(2027, weekend)).toBe(false);
  const state = changed([{ from: '2027-01-01', to: '2027-01-01', kind: 'off' }]);
  expect(isAnnounced(2027, calendarOf(state))).toBe(true);
});
