import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClusterRow, KINDS, PRECISIONS, packRows, unpackRows } from './cluster-row.ts';
import { LATENESS } from './delay.ts';
import { MILESTONE_CODES, STAGES } from './lifecycle.ts';

const TARGETS = ['start-43', 'complete-30', 'establish-2025'];
const position = fc.option(
  fc.tuple(fc.integer({ min: 200_000, max: 220_000 }), fc.integer({ min: 1_050_000, max: 1_060_000 })),
  { nil: null },
);

const row: fc.Arbitrary<ClusterRow> = fc
  .record({
    code: fc.stringMatching(/^HN-\d{3}$/),
    name: fc.string(),
    place: fc.string(),
    kind: fc.constantFrom(...KINDS),
    unit: fc.option(fc.constantFrom('017', '276', '10489'), { nil: null }),
    precision: fc.constantFrom(...PRECISIONS),
    stage: fc.constantFrom(...STAGES),
    lateness: fc.constantFrom(...LATENESS),
    slip: fc.option(fc.integer({ min: -900, max: 4000 }), { nil: null }),
    next: fc.option(fc.constantFrom(...MILESTONE_CODES), { nil: null }),
    gate: fc.option(fc.constantFrom('established', 'construction_started', 'infrastructure_completed'), {
      nil: null,
    }),
    reportAge: fc.option(fc.nat(3000), { nil: null }),
    stale: fc.boolean(),
    waiting: fc.boolean(),
    cohorts: fc.subarray(TARGETS),
    achieved: fc.subarray(TARGETS),
    reported: fc.subarray(TARGETS),
    position,
  })
  .map(({ position: at, ...rest }) => ({
    ...rest,
    lat: at ? at[0] / 10_000 : null,
    lon: at ? at[1] / 10_000 : null,
  }));

test('what the map sends is what the map shows', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const overTheWire = JSON.parse(JSON.stringify(packRows(rows, TARGETS)));
      expect(unpackRows(overTheWire)).toEqual(rows);
    }),
  );
});
