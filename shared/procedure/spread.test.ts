import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RungClock, Running } from './clock.ts';
import { type Case, FEW, type Measured, spreadOf, spreadsOf } from './spread.ts';

const caseOf = (used: number, within: boolean | null = null, code = `HN-${used}`): Case => ({
  code,
  name: `Cụm ${code}`,
  used,
  within,
});

describe('a spread', () => {
  test('of ten: the middle of the two in the middle, the eighth, the last, and who kept the clock', () => {
    const cases = [9, 1, 8, 2, 7, 3, 10, 4, 6, 5].map((used) => caseOf(used, used <= 7));
    expect(spreadOf(cases)).toEqual({
      n: 10,
      median: 5.5,
      p80: 8,
      longest: 10,
      within: { kept: 7, of: 10 },
      cases: [],
    });
  });

  test('of fewer than five tells the cases, the longest first, and no median', () => {
    const spread = spreadOf([caseOf(3, true), caseOf(12, false), caseOf(5, true)]);
    expect(spread).toMatchObject({ n: 3, median: null, p80: null, longest: 12, within: { kept: 2, of: 3 } });
    expect(spread?.cases.map(({ used }) => used)).toEqual([12, 5, 3]);
  });

  test('says nothing of a clock where none is known', () => {
    expect(spreadOf([caseOf(1), caseOf(2)])?.within).toBeNull();
    expect(spreadOf([])).toBeNull();
  });

  test('four of five do not exceed the eightieth of a hundred, and half not the median', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: FEW, maxLength: 60 }), (days) => {
        const spread = spreadOf(days.map((used, i) => caseOf(used, null, `HN-${i}`)));
        const upTo = (limit: number | null) => days.filter((used) => used <= (limit ?? -1)).length;
        expect(upTo(spread?.p80 ?? null)).toBeGreaterThanOrEqual(days.length * 0.8);
        expect(upTo(spread?.median ?? null)).toBeGreaterThanOrEqual(days.length / 2);
        expect(spread?.longest).toBe(Math.max(...days));
      }),
    );
  });
});

const clock: Running = {
  unit: 'workday',
  basis: { clause: '10.1', regime: 'nd32_2024', checked: true },
  from: 'first_letter',
  allowed: 5,
  used: 4,
  stopped: 0,
  left: 1,
  due: '2025-03-10',
  breached: false,
};
const rung = (more: Partial<RungClock>): RungClock => ({
  rung: 'public_notice',
  desk: 'local_committee',
  stands: 'reached',
  reached: null,
  held: 6,
  clock,
  ...more,
});
const dossier = (code: string, more: Partial<Measured>): Measured => ({
  code,
  name: code,
  rules: 'nd32',
  rungs: [rung({})],
  atEnterprise: null,
  ...more,
});

describe('spreads of all dossiers', () => {
  test('rules are never put together, and what still runs does not count', () => {
    const spreads = spreadsOf([
      dossier('A', {}),
      dossier('B', { rules: 'older', rungs: [rung({ clock: null, held: 40 })] }),
      dossier('C', { rungs: [rung({ stands: 'current', clock: { ...clock, used: 90 } })] }),
    ]);
    expect(spreads.map(({ rules }) => rules)).toEqual(['nd32', 'older']);
    expect(spreads[0]?.rungs).toMatchObject([{ rung: 'public_notice', unit: 'workday', n: 1, longest: 4 }]);
    expect(spreads[1]?.rungs).toMatchObject([
      { rung: 'public_notice', unit: 'day', longest: 40, within: null },
    ]);
  });

  test('a desk’s time is that of all its rungs, and counts once all are passed', () => {
    const local = ['public_notice', 'window_closed', 'dossier_submitted'] as const;
    const all = local.map((code, i) => rung({ rung: code, held: 10 + i }));
    const spreads = spreadsOf([
      dossier('A', { rungs: all, atEnterprise: 30 }),
      dossier('B', { rungs: all.slice(0, 2) }),
    ]);
    expect(spreads[0]?.desks).toMatchObject([
      { desk: 'enterprise', n: 1, longest: 30 },
      { desk: 'local_committee', n: 1, longest: 33 },
    ]);
  });
});
