import { describe, expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { endingUnits, reorganisationDays } from './reorganisation.ts';

const DAY = '2025-07-01';

describe('units that end', () => {
  const unit = (code: string, from: Day, to: Day | null, ...before: [string, number][]) => ({
    code,
    validFrom: from,
    validTo: to,
    predecessors: before.map(([of, share]) => ({ code: of, share })),
  });
  const UNITS = [
    unit('017', '2014-04-01', '2025-06-30'),
    unit('018', '2014-04-01', '2025-06-30'),
    unit('00100', DAY, null, ['017', 0.2], ['018', 0.8]),
    unit('00200', DAY, null, ['017', 1]),
    unit('00300', '2030-01-01', null, ['00200', 1]),
  ];

  test('are those that others took the place of on that day, each with its successors', () => {
    expect(endingUnits(UNITS, DAY)).toEqual(
      new Map([
        ['017', ['00200', '00100']],
        ['018', ['00100']],
      ]),
    );
    expect(endingUnits(UNITS, '2024-01-01').size).toBe(0);
  });

  test('any day on which the record has successors is one of reorganisation', () => {
    expect(reorganisationDays(UNITS)).toEqual(['2030-01-01', DAY]);
    expect(reorganisationDays(UNITS.slice(0, 2))).toEqual([]);
  });
});
