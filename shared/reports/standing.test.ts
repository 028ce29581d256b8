import { expect, test } from 'vitest';
import { periodOf } from './period.ts';
import { stoodOn, wordWithin } from './standing.ts';

const period = periodOf('2025-W13');
if (!period) throw new Error('the period of the examples');
const filed = (on: string) => [{ period: '2025-W13', on, version: 4 }];

test.each([
  ['2025-03-28', [], null, 'open'],
  ['2025-03-29', [], null, 'overdue'],
  ['2025-04-04', [], null, 'overdue'],
  ['2025-04-05', [], null, 'missed'],
  ['2025-04-30', filed('2025-03-28'), null, 'in_time'],
  ['2025-04-30', filed('2025-03-31'), null, 'late'],
  // It was given, but not yet on the day looked at.
  ['2025-03-30', filed('2025-03-31'), null, 'overdue'],
  ['2025-03-29', [], '2025-03-26', 'in_time'],
] as const)('on %s, reported %j, a word on %s: %s', (asOf, reports, word, standing) => {
  expect(stoodOn(period, { filed: reports, word }, asOf).standing).toBe(standing);
});

test('a report of another period, or one given long ago, is none of this', () => {
  const other = [{ period: '2025-W12', on: '2025-03-26', version: 2 }];
  expect(stoodOn(period, { filed: other, word: null }, '2025-03-29').standing).toBe('overdue');
  expect(wordWithin(period, '2025-03-23')).toBeNull();
  expect(wordWithin(period, '2025-03-31')).toBeNull();
  expect(wordWithin(period, '2025-03-24')).toBe('2025-03-24');
});

test('a report of its own is told before a word on milestones', () => {
  const both = { filed: filed('2025-03-27'), word: '2025-03-25' };
  expect(stoodOn(period, both, '2025-04-01')).toEqual({
    standing: 'in_time',
    on: '2025-03-27',
    byWord: false,
  });
});
