import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { pausedDays, pauseOn } from './pause.ts';

const pause = { from: '2025-02-10', resumedOn: '2025-03-10' };

describe('days of a delay that fall in a pause', () => {
  test('are counted from the day after the date was due, up to and with the day one looks', () => {
    // Due before the pause: all 28 of it. Due in the middle of it: the rest. Due after it: none.
    expect(pausedDays([pause], '2025-01-31', '2025-03-31')).toBe(28);
    expect(pausedDays([pause], '2025-02-28', '2025-03-31')).toBe(9);
    expect(pausedDays([pause], '2025-03-09', '2025-03-31')).toBe(0);
    expect(pausedDays([pause], '2025-01-31', '2025-02-10')).toBe(1);
  });

  test('of a pause that lasts are counted up to the day one looks', () => {
    expect(pausedDays([{ from: '2025-03-01', resumedOn: null }], '2024-12-31', '2025-03-31')).toBe(31);
  });

  test('are never more than the delay, and those of two pauses are those of each', () => {
    const length = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(length, length, length, length, (begin, lasts, apart, more) => {
        const from = addDays('2024-01-01', begin);
        const first = { from, resumedOn: addDays(from, lasts + 1) };
        const second = { from: addDays(first.resumedOn, apart), resumedOn: null };
        const due = '2024-06-30';
        const until = addDays(due, more);
        const both = pausedDays([first, second], due, until);
        expect(both).toBe(pausedDays([first], due, until) + pausedDays([second], due, until));
        expect(both).toBeLessThanOrEqual(more);
      }),
    );
  });
});

test('a pause is over its expected end only after its last day, and never once work goes on', () => {
  const open = {
    cause: 'permits',
    note: '',
    from: '2025-01-06',
    until: '2025-02',
    provenance: 'reported',
    extended: 0,
    resumedOn: null,
    seq: 1,
    version: 1,
    on: '2025-01-06',
    by: null,
  } as const;
  expect(pauseOn(open, '2025-02-28').over).toBeNull();
  expect(pauseOn(open, '2025-03-31').over).toBe(31);
  expect(pauseOn({ ...open, resumedOn: '2025-03-10' }, '2025-03-31').over).toBeNull();
});
