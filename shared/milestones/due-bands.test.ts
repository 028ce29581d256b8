import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { inAllBands, inBands } from './due-bands.ts';

const TODAY = '2025-03-31';
const due = (days: number) => ({ days, dueOn: addDays(TODAY, days) });
const bandsOf = (days: number) => inBands([due(days)], TODAY).map(({ band }) => band);

describe('what falls due, in bands', () => {
  test.each([
    [-400, 'overdue'],
    [-1, 'overdue'],
    [0, 30],
    [30, 30],
    [31, 60],
    [60, 60],
    [61, 90],
    [90, 90],
  ])('%d days ahead stands in the band %s and in no other', (days, band) => {
    expect(bandsOf(days)).toEqual([band]);
  });

  test('further away, or without a date, is in none', () => {
    expect(bandsOf(91)).toEqual([]);
    expect(inBands([{ dueOn: null }], TODAY)).toEqual([]);
  });

  test('where all are listed, what comes later and what has no day have bands of their own', () => {
    const dues = [due(-1), due(0), due(90), due(91), { dueOn: null }];
    expect(inAllBands(dues, TODAY).map(({ band, dues: inBand }) => [band, inBand.length])).toEqual([
      ['overdue', 1],
      [30, 1],
      [90, 1],
      ['later', 1],
      ['undated', 1],
    ]);
  });

  test('each due stands once, in the order in which it came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -200, max: 90 })), (ahead) => {
        const dues = ahead.toSorted((a, b) => a - b).map(due);
        expect(inBands(dues, TODAY).flatMap(({ dues: inBand }) => inBand)).toEqual(dues);
      }),
    );
  });
});
