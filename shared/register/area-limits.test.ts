import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { REGIMES } from '../regime.ts';
import { areaLimits, isWithin, limitsText } from './area-limits.ts';

const of = (kind: 'industrial' | 'craft_village' | 'mountain', day: string, what?: 'expansion') => {
  const sized = kind === 'mountain' ? { kind: 'industrial' as const, mountain: true } : { kind };
  const limits = areaLimits(sized, day, what);
  return limits && [limits.min, limits.max];
};

describe('how large a cluster may be', () => {
  test('from 10 ha, from 5 ha for a craft village or in a mountain district, to 75 ha', () => {
    expect(of('industrial', '2024-05-01')).toEqual([10, 75]);
    expect(of('craft_village', '2024-05-01')).toEqual([5, 75]);
    expect(of('mountain', '2024-05-01')).toEqual([5, 75]);
    expect(of('industrial', '2018-06-01')).toEqual([10, 75]);
    expect(of('mountain', '2018-06-01')).toEqual([5, 75]);
  });

  test('from 15 September 2026 on from 5 ha for all', () => {
    expect(of('industrial', '2026-09-14')).toEqual([10, 75]);
    expect(of('mountain', '2026-09-14')).toEqual([5, 75]);
    for (const kind of ['industrial', 'craft_village', 'mountain'] as const)
      expect(of(kind, '2026-09-15')).toEqual([5, 75]);
    expect(areaLimits({ kind: 'industrial' }, '2026-09-15')?.article).toContain('303/2026');
    expect(areaLimits({ kind: 'industrial' }, '2026-09-14')?.article).not.toContain('303/2026');
  });

  test('under Decision 105/2009 to 50 ha, and to 75 ha with an expansion; before it nothing was written', () => {
    expect(of('industrial', '2012-01-01')).toEqual([null, 50]);
    expect(of('industrial', '2012-01-01', 'expansion')).toEqual([null, 75]);
    expect(of('industrial', '2009-10-04')).toBeNull();
  });

  test('no rule ever let an expanded cluster be larger than 75 ha', () => {
    for (const { from } of REGIMES) {
      if (from === null) continue;
      for (const day of [from, addDays(from, 30)])
        expect(of('craft_village', day, 'expansion')?.[1]).toBe(75);
    }
  });

  test('both ends are allowed, and what is told names the article', () => {
    const limits = areaLimits({ kind: 'industrial' }, '2025-01-01');
    expect(limits).not.toBeNull();
    if (!limits) return;
    expect([9.99, 10, 75, 75.01].map((ha) => isWithin(ha, limits))).toEqual([false, true, true, false]);
    expect(limitsText(limits)).toBe('10–75 ha (Điều 2 Nghị định 32/2024/NĐ-CP)');
  });
});
