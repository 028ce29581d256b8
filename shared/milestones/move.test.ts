import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { REASONS } from '../milestone.ts';
import { heldAgainst, isLapsed, movedBy, needsWords, refusedMove } from './move.ts';

const issueOf = (...asked: Parameters<typeof refusedMove>) => {
  const { refused } = refusedMove(...asked) ?? {};
  return refused ? `${refused.field}: ${refused.issue}` : null;
};
const BEFORE = '2025-06-30';

describe('why a forecast is what it is', () => {
  test('regression: "unchanged" was a reason for a date moved by six months', () => {
    const moved = { date: '2025-12-31', reason: 'unchanged', note: 'Như cũ' } as const;
    expect(issueOf(BEFORE, moved)).toBe('reason: date_changed');
  });

  test.each([
    ['later', 'ahead_of_plan', '2025-07-10', 'reason: date_not_earlier'],
    ['earlier', 'ahead_of_plan', '2025-06-10', null],
    ['later', 'permits', '2025-07-10', null],
    ['earlier', 'permits', '2025-06-10', null],
    ['the same', 'permits', '2025-06-30', 'reason: unchanged'],
    ['the same', 'ahead_of_plan', '2025-06-30', 'reason: unchanged'],
    ['the same', 'unchanged', '2025-06-30', null],
    ['the same, less exactly', 'unchanged', '2025-06', null],
  ] as const)('%s, because %s: %s', (_moved, reason, date, refused) => {
    expect(issueOf(BEFORE, { date, reason })).toBe(refused);
  });

  test('where nothing was expected every reason is one', () => {
    for (const reason of REASONS) expect(issueOf(null, { date: '2030', reason })).toBeNull();
  });

  test('a sentence is asked for above thirty days, earlier or later, and not at thirty', () => {
    for (const sign of [1, -1]) {
      const said = (days: number, note?: string) =>
        issueOf(BEFORE, {
          date: addDays(BEFORE, sign * days),
          reason: 'permits',
          ...(note === undefined ? {} : { note }),
        });
      expect(said(30)).toBeNull();
      expect(said(31)).toBe('note: required');
      expect(said(31, 'Chờ giấy phép')).toBeNull();
    }
  });

  test('a date moved has a cause, one that stays has none: never both', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.constantFrom(...REASONS), (days, reason) => {
        const accepted = refusedMove(BEFORE, { date: addDays(BEFORE, days), reason, note: 'x' }) === null;
        if (accepted) expect(reason === 'unchanged').toBe(days === 0);
      }),
    );
  });
});

test('a new forecast is held against the one before; without one against the schedule', () => {
  expect(heldAgainst({ forecast: '2025-09', baseline: '2025-06' })).toBe('2025-09');
  expect(heldAgainst({ forecast: null, baseline: '2025-06' })).toBe('2025-06');
  expect(heldAgainst({})).toBeNull();
  expect(movedBy('2025-06', '2025-07-10')).toBe(10);
  expect(movedBy(null, '2025-07-10')).toBeNull();
  expect(needsWords(null)).toBe(false);
});

test('a forecast lapses when its last day has passed', () => {
  expect(isLapsed('2025-03', '2025-03-31')).toBe(false);
  expect(isLapsed('2025-03', '2025-04-01')).toBe(true);
});
