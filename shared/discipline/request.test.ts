import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../day.ts';
import { lastDay } from '../edtf.ts';
import { THRESHOLDS } from '../settings/thresholds.ts';
import type { Decided } from './facet.ts';
import { isFarBehind, requestOf } from './request.ts';

const ORIGINAL = '2025-06-30';
const decided = (verdict: Decided['verdict'], date: string, seq = 9): Decided => ({
  milestone: 'site_cleared',
  verdict,
  date,
  original: ORIGINAL,
  provenance: 'reported',
  seq,
  on: '2025-03-31',
  by: 'p-department',
});
const ask = (
  dates: { baseline0?: string; baseline?: string; forecast?: string; actual?: string },
  ...decisions: Decided[]
) =>
  requestOf(
    'site_cleared',
    { baseline0: ORIGINAL, ...dates },
    { decided: decisions, thresholds: THRESHOLDS },
  );

describe('which forecasts need approval', () => {
  test('exactly 30 days behind the original schedule do not, 31 do', () => {
    expect(ask({ forecast: '2025-07-30' })).toBeNull();
    expect(ask({ forecast: '2025-07-31' })).toMatchObject({
      state: 'waiting',
      days: 31,
      approver: 'department',
    });
  });

  test('that holds for every day and every number of days, and only towards later', () => {
    const day = fc.integer({ min: 0, max: 7_000 }).map((n) => addDays('2018-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (original, days) => {
        expect(isFarBehind(original, addDays(original, days), THRESHOLDS)).toBe(days > 30);
      }),
    );
  });

  test('a date that is not precise counts by its last day, on both sides', () => {
    // June ends where the quarter does: quarter III is 92 days later, July 31, a half of the year 184.
    expect(ask({ baseline0: '2025-06', forecast: '2025-07' })).toMatchObject({ days: 31 });
    expect(ask({ baseline0: '2025-04/2025-06', forecast: '2025-07/2025-09' })).toMatchObject({ days: 92 });
    expect(ask({ baseline0: '2025', forecast: '2026-01-30' })).toBeNull();
    expect(ask({ baseline0: '2025', forecast: '2026-01' })).toMatchObject({ days: 31 });
    // February is short: the month after it ends 31 days later, the month before April only 30.
    expect(ask({ baseline0: '2025-03', forecast: '2025-04' })).toBeNull();
  });

  test('what has happened, was never scheduled or is not expected asks for nothing', () => {
    expect(ask({ forecast: '2026-06', actual: '2026-01-05' })).toBeNull();
    expect(ask({})).toBeNull();
    expect(
      requestOf('site_cleared', { forecast: '2026-06' }, { decided: [], thresholds: THRESHOLDS }),
    ).toBeNull();
  });

  test('an approved adjustment covers forecasts up to its date, and gives no new 30 days', () => {
    const adjusted = { baseline: '2025-12' };
    expect(ask({ ...adjusted, forecast: '2025-12-31' })).toBeNull();
    expect(ask({ ...adjusted, forecast: '2026-01-01' })).toMatchObject({ days: 185, state: 'waiting' });
    // An adjustment to an earlier day takes nothing from the 30 days behind the original.
    expect(ask({ baseline: '2025-05', forecast: '2025-07-15' })).toBeNull();
  });

  test('from 12 months behind the schedule in force it is leadership’s, a day before still the department’s', () => {
    expect(ask({ forecast: '2026-06-29' })).toMatchObject({ approver: 'department' });
    expect(ask({ forecast: '2026-06-30' })).toMatchObject({ approver: 'leadership' });
    // After an adjustment the twelve months count from it, the 30 days still from the original.
    expect(ask({ baseline: '2025-12', forecast: '2026-09' })).toMatchObject({ approver: 'department' });
  });
});

describe('what was decided', () => {
  test('a decision holds for its own date; refused and approved are told apart', () => {
    expect(ask({ forecast: '2025-12' }, decided('refused', '2025-12'))).toMatchObject({ state: 'refused' });
    expect(ask({ forecast: '2025-12' }, decided('approved', '2025-12'))).toMatchObject({ state: 'approved' });
  });

  test('the same last day said more precisely is the same request', () => {
    expect(ask({ forecast: '2025-12' }, decided('refused', '2025-10/2025-12'))).toMatchObject({
      state: 'refused',
    });
  });

  test('an approval covers every earlier date and no later one', () => {
    const approval = decided('approved', '2025-12');
    fc.assert(
      fc.property(fc.integer({ min: 31, max: 364 }), (days) => {
        const forecast = addDays(ORIGINAL, days);
        const state = ask({ forecast }, approval)?.state;
        expect(state).toBe(forecast <= lastDay('2025-12') ? 'approved' : 'waiting');
      }),
    );
  });

  test('a refusal covers nothing but its own date', () => {
    for (const forecast of ['2025-11', '2026-01']) {
      expect(ask({ forecast }, decided('refused', '2025-12'))).toMatchObject({ state: 'waiting' });
    }
  });

  test('decided twice, the later decision holds', () => {
    const both = [decided('refused', '2025-12', 4), decided('approved', '2025-12', 7)];
    expect(ask({ forecast: '2025-12' }, ...both)).toMatchObject({ state: 'approved', decision: { seq: 7 } });
    const taken = [decided('approved', '2025-12', 4), decided('refused', '2025-12', 7)];
    expect(ask({ forecast: '2025-12' }, ...taken)).toMatchObject({ state: 'refused' });
    expect(ask({ forecast: '2025-11' }, ...taken)).toMatchObject({ state: 'waiting' });
  });

  test('of another milestone says nothing here', () => {
    const other = { ...decided('approved', '2025-12'), milestone: 'land_allocated' } as const;
    expect(ask({ forecast: '2025-12' }, other)).toMatchObject({ state: 'waiting' });
  });

  test('adding months to the date never makes a request that waits go away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 31, max: 500 }), fc.integer({ min: 1, max: 24 }), (days, months) => {
        const near = addDays(ORIGINAL, days);
        expect(ask({ forecast: near })?.state).toBe('waiting');
        expect(ask({ forecast: addMonths(near, months) })?.state).toBe('waiting');
      }),
    );
  });
});
