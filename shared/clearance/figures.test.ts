import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAUSES } from '../cause.ts';
import {
  byCause,
  clusterHaOf,
  FIGURES,
  type Figures,
  isLargerThanCluster,
  isWhole,
  leftHa,
  leftHouseholds,
  PENDING_CAUSES,
  pendingHa,
  pendingHouseholds,
  STEP_NAMES,
  STEPS,
  shareOf,
  unitOf,
  WHOLE_OF,
  wholeOf,
} from './figures.ts';

const some = fc.dictionary(
  fc.constantFrom(...FIGURES),
  fc.integer({ min: 0, max: 400 }),
) as fc.Arbitrary<Figures>;

describe('a share', () => {
  test('is of what the figure is a part of, and names it; of anything else, or of nothing, there is none', () => {
    const known = { toClearHa: 45.3, approvedHa: 30, paidHa: 15, handedOverHa: 28.1, cleanHa: 20 };
    expect(shareOf('approvedHa', known)).toMatchObject({ whole: 'toClearHa', of: 45.3 });
    expect(shareOf('paidHa', known)).toEqual({ percent: 50, whole: 'approvedHa', of: 30 });
    expect(shareOf('cleanHa', known)).toMatchObject({ whole: 'handedOverHa', of: 28.1 });
    expect(shareOf('toClearHa', known)).toBeNull();
    expect(shareOf('approvedVndBn', { approvedVndBn: 5 })).toBeNull();
    // Of what is to clear it would be another share, which nobody expects under this name.
    expect(shareOf('paidHa', { toClearHa: 45.3, paidHa: 15 })).toBeNull();
    expect(shareOf('handedOverHa', { toClearHa: 0, handedOverHa: 0 })).toBeNull();
    expect(shareOf('handedOverHa', { toClearHa: null, handedOverHa: 2 })).toBeNull();
  });

  test('times its denominator is the figure', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...FIGURES), (known, figure) => {
        const share = shareOf(figure, known);
        if (share === null) return;
        expect(share.of).toBe(known[share.whole]);
        expect((share.percent * share.of) / 100).toBeCloseTo(known[figure] ?? Number.NaN);
      }),
    );
  });
});

test('parts and wholes are counted in one unit, and every part leads to what is to clear or to what was approved', () => {
  for (const [part, whole] of Object.entries(WHOLE_OF)) {
    expect(unitOf(part as never)).toBe(unitOf(whole));
  }
  expect(wholeOf('paidHa', { toClearHa: 9 })).toEqual({ whole: 'toClearHa', value: 9 });
  expect(wholeOf('paidVndBn', { toClearHa: 9 })).toBeNull();
  expect(FIGURES.filter((figure) => !isWhole(unitOf(figure))).length).toBe(7);
});

test('every figure has its place in one step, in the order of the list', () => {
  expect(STEP_NAMES.flatMap((step) => [...STEPS[step]])).toEqual([...FIGURES]);
});

describe('what is pending', () => {
  test('has causes of the closed list, in its order', () => {
    expect(PENDING_CAUSES.filter((cause) => !CAUSES.includes(cause))).toEqual([]);
    const pending = [{ cause: 'overlap' as const }, { cause: 'land_title' as const }];
    expect(pending.sort(byCause).map(({ cause }) => cause)).toEqual(['land_title', 'overlap']);
  });

  test('adds up without the dust of decimals, and is apart from what is left', () => {
    const pending = [
      { cause: 'land_title' as const, ha: 0.1 },
      { cause: 'overlap' as const, ha: 0.2, households: 3 },
    ];
    expect([pendingHa(pending), pendingHouseholds(pending)]).toEqual([0.3, 3]);
    expect(leftHa({ toClearHa: 0.3, handedOverHa: 0.1 })).toBe(0.2);
    expect(leftHa({ toClearHa: 4 })).toBe(4);
    expect([leftHa({ handedOverHa: 4 }), leftHouseholds({})]).toEqual([null, null]);
    expect(leftHouseholds({ toClearHouseholds: 112, handedOverHouseholds: 39 })).toBe(73);
  });
});

test('the cluster is as large as the largest of its sources says, with a tenth of tolerance', () => {
  const area = (value: string) => ({ field: 'area_ha' as const, value });
  expect(clusterHaOf([area('20'), area('21.99'), { field: 'tenants', value: '99' }])).toBe(21.99);
  expect(clusterHaOf([area('khoảng 20')])).toBeNull();
  expect(clusterHaOf([])).toBeNull();
  expect([isLargerThanCluster(22, 20), isLargerThanCluster(22.01, 20), isLargerThanCluster(9, null)]).toEqual(
    [false, true, false],
  );
});
